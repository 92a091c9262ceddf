import { z } from 'zod'
import { AppliedStep, CopiedSequence, CopiedTable } from '#database/snapshot.ts'

/** What an archive is of; its first entry. */
export const About = z.object({
  entry: z.literal('about'),
  /** Which campaign's: the same in all backups and keys of one. */
  family: z.uuid(),
  madeAt: z.iso.datetime(),
  /** Version of the app that wrote it. */
  app: z.string(),
  /** The schema of the tables in it. */
  steps: z.array(AppliedStep).min(1),
  /** The build of the literature that was served; null before the first. */
  build: z.int().nullable(),
})
export type About = z.infer<typeof About>

/** A job that waits; the content of the entry `jobs` is a list of them. */
export const WaitingJob = z.object({
  name: z.templateLiteral([z.string().min(1), '.', z.string().min(1)]),
  data: z.record(z.string(), z.json()),
})
export type WaitingJob = z.infer<typeof WaitingJob>

/**
 * What the entry behind a head holds. `table`: rows in the text format of COPY. `sequences`,
 * `jobs`: a JSON list. `file`: the bytes of a file, by its path within the data folder.
 */
export const EntryHead = z.discriminatedUnion('entry', [
  About,
  CopiedTable.extend({ entry: z.literal('table') }),
  z.object({ entry: z.literal('sequences') }),
  z.object({ entry: z.literal('jobs') }),
  z.object({
    entry: z.literal('file'),
    // Letters, digits and what our own names are made of; never a way out of the folder.
    path: z.string().regex(/^(?!.*(?:^|\/)\.\.?(?:\/|$))[\w.,@+ -]+(?:\/[\w.,@+ -]+)*$/),
  }),
])
export type EntryHead = z.infer<typeof EntryHead>

/** Content of the entry `sequences`. */
export const Sequences = z.array(CopiedSequence)

/** Longest of the small JSON lists that are read into memory. */
const longestList = 64 * 1_048_576

/** Reads a small entry whole, as JSON. */
export const readList = async (content: AsyncIterable<Buffer>): Promise<unknown> => {
  const parts: Buffer[] = []
  let length = 0
  for await (const some of content) {
    length += some.length
    if (length > longestList) throw new RangeError('A list of the backup is too long.')
    parts.push(some)
  }
  return JSON.parse(Buffer.concat(parts).toString('utf8'))
}
