import { z } from 'zod'
import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { RefusalPage, Run, RunList } from './contract.ts'
import { runText } from './follow-run.ts'
import { readRefusals, refusalPaths, writeRefusalCsv } from './intake/refusal-file.ts'
import { readRun, readRuns } from './run-rows.ts'

/** One reading: how far, and what was refused. */
export const showRun = defineAction({
  name: 'literature.run',
  summary: 'Show one reading: how far it is, its files and stages, what was refused.',
  http: 'GET /literature/runs/{id}',
  kind: 'read',
  input: z.object({ id: z.uuid() }),
  output: Run,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { positional: ['id'], render: runText },
  run: (ctx, { id }) => readRun(ctx.db, id, ctx.now()),
})

export const listRuns = defineAction({
  name: 'literature.runs',
  summary: 'List the last readings of files and sources, newest first.',
  http: 'GET /literature/runs',
  kind: 'read',
  input: z.object({ limit: z.coerce.number().int().min(1).max(200).default(30) }),
  output: RunList,
  allow: member,
  doors: 'all',
  mcp: false,
  table: ({ runs }) => ({
    columns: ['id', 'what', 'state', 'new', 'changed', 'same', 'refused', 'started'],
    rows: runs.map((run) => [
      run.id,
      run.title,
      run.state,
      run.new,
      run.changed,
      run.same,
      run.refused,
      run.startedAt.slice(0, 16).replace('T', ' '),
    ]),
  }),
  run: async (ctx, { limit }) => ({ runs: await readRuns(ctx.db, limit, ctx.now()) }),
})

/** Refused lines, each with its reason. All of them also stand in a file that one can open. */
export const listRefusals = defineAction({
  name: 'literature.refusals',
  summary: 'List the lines of a reading that were refused: file, line, reason, what to do.',
  http: 'GET /literature/runs/{id}/refusals',
  kind: 'read',
  input: z.object({
    id: z.uuid(),
    code: z.string().max(60).optional(),
    limit: z.coerce.number().int().min(1).max(50_000).default(10_000),
    offset: z.coerce.number().int().min(0).default(0),
  }),
  output: RefusalPage,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: {
    positional: ['id'],
    examples: ['literature refusals RUN', 'literature refusals RUN --csv'],
  },
  table: ({ refusals }) => ({
    columns: ['File', 'Line', 'Why', 'What was there', 'What to do'],
    rows: refusals.map((one) => [one.file, one.line, one.reason, one.excerpt, one.whatToDo]),
  }),
  run: async (ctx, { id, code, limit, offset }) => {
    const run = await readRun(ctx.db, id, ctx.now())
    const { folder } = ctx.literature
    const all = await readRefusals(folder, id)
    const wanted = code === undefined ? all : all.filter((one) => one.code === code)
    // While it reads, the CSV is written when somebody asks for it.
    const file =
      run.endedAt === null && all.length > 0
        ? await writeRefusalCsv(folder, id)
        : refusalPaths(folder, id).csv
    return { refusals: wanted.slice(offset, offset + limit), total: wanted.length, file }
  },
})
