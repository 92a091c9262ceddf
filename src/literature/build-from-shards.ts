import { join } from 'node:path'
import type { Context } from '#actions/context.ts'
import { buildLiterature, type BuildProgress } from '#warehouse/build.ts'
import { storeProgress } from './intake/run-meter.ts'
import { WorkBatch } from './intake/work-batch.ts'
import { committedShards } from './shard-rows.ts'

/**
 * Builds the literature from every shard that is in and swaps it in; the run's stages follow.
 * Only one build runs at a time, because only one run does.
 */
export const buildFromShards = async (
  ctx: Context,
  run: string,
  signal: AbortSignal,
): Promise<void> => {
  const shards = await committedShards(ctx.db)
  let storing: Promise<void> = Promise.resolve()
  let progress: BuildProgress = { stage: 'match', done: 0, of: 0 }
  const store = (): void => {
    const { stage, done, of } = progress
    const snapshot = {
      linesPerSecond: null,
      secondsLeft: null,
      stage,
      stageDone: done,
      stageOf: of,
      live: {},
      doing: '',
    }
    storing = storing.then(() => storeProgress(ctx.db, run, snapshot, ctx.now()))
  }
  // Says that it lives, also while one long statement runs.
  const beat = setInterval(store, 1_000)
  try {
    const built = await buildLiterature({
      folder: ctx.literature.folder,
      db: ctx.db,
      shards: shards.length === 0 ? [await writeEmptyShard(ctx)] : shards.map(({ name }) => name),
      signal,
      onProgress: (now) => {
        const moved = now.stage !== progress.stage
        progress = now
        if (moved) store()
      },
    })
    progress = { stage: 'swap', done: 0, of: 1 }
    store()
    await ctx.literature.refresh()
    await ctx.db
      .updateTable('literatureRun')
      .set({ build: built.build })
      .where('id', '=', run)
      .execute()
  } finally {
    clearInterval(beat)
    await storing
  }
}

/** Everything was taken out: a build of nothing is served, not what was there before. */
const writeEmptyShard = async (ctx: Context): Promise<string> => {
  const name = 'nothing.parquet'
  await using writer = await WorkBatch.openWriter()
  await writer.write(join(ctx.literature.folder, 'works', name), 0, [])
  return name
}
