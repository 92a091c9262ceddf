import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { z } from 'zod'
import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { markInvented } from '#workspace/mark-invented.ts'
import { Run } from './contract.ts'
import { followRun, runText } from './follow-run.ts'
import { startRun } from './start-run.ts'
import { uploadsFolder } from './tidy-run.ts'

/** Brings in the invented world, the same way as any file; every screen says that it is one. */
export const openInventedWorld = defineAction({
  name: 'literature.openInventedWorld',
  summary: 'Look around an invented world: works and people who do not exist.',
  http: 'PUT /literature/invented-world',
  kind: 'change',
  input: z.object({}),
  output: Run,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { follow: followRun, render: runText },
  run: async (ctx) => {
    await refuseBesideRealWorks(ctx)
    const file = await writeWorld(uploadsFolder(ctx.literature.folder))
    return inTransaction(ctx.db, async (tx) => {
      await markInvented(tx, { actor: ctx.actor, invented: true, now: ctx.now() })
      return startRun(ctx, {
        kind: 'invented',
        title: 'The invented world',
        request: {},
        files: [file],
      })
    })
  },
})

/** Takes the invented works out again; what else is in stays. */
export const removeInventedWorld = defineAction({
  name: 'literature.removeInventedWorld',
  summary: 'Remove the invented world; what else is in stays.',
  http: 'DELETE /literature/invented-world',
  kind: 'change',
  input: z.object({}),
  output: Run,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { follow: followRun, render: runText },
  run: async (ctx) => {
    const { run, names } = await inTransaction(ctx.db, async (tx) => {
      await markInvented(tx, { actor: ctx.actor, invented: false, now: ctx.now() })
      const shards = await tx
        .deleteFrom('literatureShard')
        .where('runId', 'in', (from) =>
          from.selectFrom('literatureRun').select('id').where('kind', '=', 'invented'),
        )
        .returning('name')
        .execute()
      const rebuild = await startRun(ctx, {
        kind: 'rebuild',
        title: 'Without the invented world',
        request: {},
        files: [],
      })
      return { run: rebuild, names: shards.map((shard) => shard.name) }
    })
    for (const name of names) {
      await rm(join(ctx.literature.folder, 'works', name), { force: true })
    }
    return run
  },
})

const refuseBesideRealWorks = async (ctx: Context): Promise<void> => {
  const real = await ctx.db
    .selectFrom('literatureShard as shard')
    .innerJoin('literatureRun as run', 'run.id', 'shard.runId')
    .select('shard.name')
    .where('run.kind', '<>', 'invented')
    .limit(1)
    .executeTakeFirst()
  if (real === undefined) return
  throw new AppError(
    'conflict',
    'There are real works here; invented people beside them mislead.',
    {
      code: 'literature_not_empty',
      next: 'Look around the invented world in a data folder of its own: ./party start --data FOLDER',
    },
  )
}

const writeWorld = async (folder: string) => {
  // Loaded only here: nobody else needs two megabytes of invented words.
  const { inventedWorks } = await import('../../seed/world.ts')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${randomUUID()}-invented-world.jsonl`)
  const file = createWriteStream(path, { mode: 0o600 })
  for (const work of inventedWorks()) {
    if (!file.write(`${JSON.stringify(work)}\n`)) await once(file, 'drain')
  }
  file.end()
  await finished(file)
  return { name: 'invented-world.jsonl', path, bytes: (await stat(path)).size }
}
