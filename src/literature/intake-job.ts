import { z } from 'zod'
import type { Context } from '#actions/context.ts'
import { diskFull } from '#core/disk-full.ts'
import { AppError } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { defineJob, NotHere } from '#jobs/define-job.ts'
import { buildFromShards } from './build-from-shards.ts'
import { writeRefusalCsv } from './intake/refusal-file.ts'
import { readRunFiles } from './intake/run-files.ts'
import { isAskedHere } from './own-folder.ts'
import { readRun } from './run-rows.ts'
import type { RunRow } from './run-progress.ts'
import { readSources } from './sources/read-sources.ts'
import { removeOrphanShards, removeUploads } from './tidy-run.ts'

// The OpenAlex snapshot takes some hours on two cores.
const timeoutSeconds = 20 * 60 * 60

/**
 * Reads what a run asks for, builds and swaps. Safe to run again at any point: what is safely in
 * is not read twice, and a run that has ended is left alone.
 */
export const intake = defineJob({
  name: 'literature.intake',
  data: z.object({ runId: z.uuid() }),
  limits: { timeoutSeconds, retries: 20, retryDelaySeconds: 1, order: 'one at a time' },
  run: async (ctx, { runId }, signal) => {
    // One at a time: another run that has begun and not ended has lost its process. It goes first.
    const open = await ctx.db
      .selectFrom('literatureRun as run')
      .select(['run.id', 'run.request'])
      .where('run.endedAt', 'is', null)
      .where('run.ordinal', '<=', (from) =>
        from.selectFrom('literatureRun').select('ordinal').where('id', '=', runId),
      )
      .orderBy('run.ordinal')
      .execute()
    for (const { id, request } of open) {
      if (signal.aborted) return
      if (await isAskedHere(request, ctx.literature.folder)) await goOn(ctx, id, signal)
      else if (id === runId) throw new NotHere('This run is for the app that has its works.')
    }
  },
})

/** Takes one run to its end, from wherever it is. */
const goOn = async (ctx: Context, runId: string, signal: AbortSignal): Promise<void> => {
  const run = await begin(ctx, runId)
  if (run === null) return
  const cancelling = watchForCancel(ctx, runId)
  const stop = AbortSignal.any([signal, cancelling.signal])
  try {
    await removeOrphanShards(ctx, runId)
    const failure = await readAsFarAsItGoes(ctx, run, stop)
    if (signal.aborted) return
    await writeRefusalCsv(ctx.literature.folder, runId)
    if (await isBehind(ctx, run)) await build(ctx, runId, signal)
    const state = cancelling.signal.aborted ? 'cancelled' : 'done'
    await end(ctx, runId, failure === null ? state : 'failed', failure)
  } catch (error) {
    if (signal.aborted) return
    const refusal = error instanceof AppError ? error : diskFull(error)
    if (refusal === null) throw error
    await end(ctx, runId, 'failed', refusal)
  } finally {
    cancelling.close()
  }
  await removeUploads(ctx, runId)
}

const begin = async (ctx: Context, id: string): Promise<RunRow | null> => {
  const row = await ctx.db
    .updateTable('literatureRun')
    .set((eb) => ({
      state: 'reading',
      readingAt: eb.fn.coalesce('readingAt', eb.val(ctx.now())),
      heardAt: ctx.now(),
      failure: '',
      failureNext: '',
    }))
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

/** A source that fails half-way has still brought something; that is built, and the fault said. */
const readAsFarAsItGoes = async (
  ctx: Context,
  run: RunRow,
  signal: AbortSignal,
): Promise<AppError | null> => {
  try {
    await read(ctx, run, signal)
    return null
  } catch (error) {
    if (signal.aborted) return null
    if (error instanceof AppError) return error
    throw error
  }
}

const read = async (ctx: Context, run: RunRow, signal: AbortSignal): Promise<void> => {
  const work = {
    db: ctx.db,
    folder: ctx.literature.folder,
    run: run.id,
    now: ctx.now,
    signal,
  }
  switch (run.kind) {
    case 'files':
    case 'invented':
      return readRunFiles(work)
    case 'openalex':
    case 'admired':
      return readSources(ctx, run, signal)
    case 'rebuild':
      return
  }
}

/** Whether some work is in that the live build does not have; also from a run that broke off. */
const isBehind = async (ctx: Context, run: RunRow): Promise<boolean> => {
  if (run.kind === 'rebuild') return true
  const shard = await ctx.db
    .selectFrom('literatureShard')
    .select('name')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('literatureBuild')
            .select('number')
            .where('state', '=', 'live')
            .whereRef('startedAt', '>=', 'literatureShard.writtenAt'),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst()
  return shard !== undefined
}

const build = async (ctx: Context, run: string, signal: AbortSignal): Promise<void> => {
  await ctx.db
    .updateTable('literatureRun')
    .set({ state: 'building', buildingAt: ctx.now(), heardAt: ctx.now() })
    .where('id', '=', run)
    .execute()
  await buildFromShards(ctx, run, signal)
}

const end = (
  ctx: Context,
  id: string,
  state: 'done' | 'cancelled' | 'failed',
  failure: AppError | null,
): Promise<void> =>
  inTransaction(ctx.db, async (tx) => {
    await tx
      .updateTable('literatureRun')
      .set({
        state,
        endedAt: ctx.now(),
        failure: failure?.message ?? '',
        failureNext: failure?.next ?? '',
      })
      .where('id', '=', id)
      .execute()
    const run = await readRun(tx, id, ctx.now())
    recordEvent(tx, {
      name: 'literature.run_ended',
      actor: ctx.actor,
      subjectId: id,
      payload: {
        kind: run.kind,
        state,
        new: run.new,
        changed: run.changed,
        same: run.same,
        refused: run.refused,
        build: run.build,
      },
    })
  })

const cancelCheckMs = 500

/** Aborts when somebody asks, through the database, that the run be stopped. */
const watchForCancel = (ctx: Context, id: string) => {
  const aborting = new AbortController()
  const look = async (): Promise<void> => {
    const row = await ctx.db
      .selectFrom('literatureRun')
      .select('cancelAskedAt')
      .where('id', '=', id)
      .executeTakeFirst()
    if (row?.cancelAskedAt) aborting.abort()
  }
  // A look that fails (the database restarts) is followed by the next one.
  const timer = setInterval(() => void look().catch(() => undefined), cancelCheckMs)
  return { signal: aborting.signal, close: () => clearInterval(timer) }
}
