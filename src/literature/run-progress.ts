import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { LiteratureRunFileTable, LiteratureRunTable } from '#database/schema.ts'

export type RunRow = Selectable<LiteratureRunTable>
export type RunFileRow = Selectable<LiteratureRunFileTable>

const FileCounts = z.object({
  bytesRead: z.number(),
  lines: z.number(),
  new: z.number(),
  changed: z.number(),
  same: z.number(),
  refused: z.number(),
  mended: z.number(),
})

/** The last snapshot of a run that goes on: what changes faster than it is worth a commit. */
export const RunProgress = z.object({
  linesPerSecond: z.number().nullable().default(null),
  secondsLeft: z.number().nullable().default(null),
  stage: z.enum(['match', 'index', 'swap']).nullable().default(null),
  stageDone: z.number().default(0),
  stageOf: z.number().default(0),
  /** Counts of the files being read, by number; ahead of the last mark. */
  live: z.record(z.string(), FileCounts).default({}),
  /** What a source is doing, in a sentence: "Works of Ada Example, page 3". */
  doing: z.string().default(''),
})
export type RunProgress = z.infer<typeof RunProgress>
