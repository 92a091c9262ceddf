import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '#actions/actor.ts'
import type { Context } from '#actions/context.ts'
import { systemClock } from '#core/clock.ts'
import { openDatabase } from '#database/open.ts'
import { buildLiterature, type BuildSummary } from '#warehouse/build.ts'
import { openWarehouse } from '#warehouse/open.ts'

/** The stores of a party of one's own, for measurements; nothing listens. */
export interface BenchStore extends AsyncDisposable {
  readonly ctx: Context
  readonly dataFolder: string
  readonly literatureFolder: string
  /** Builds from these shards and serves the result. */
  build(shards: readonly string[]): Promise<BuildSummary>
}

/** Opens stores in a folder that is made for it and goes with it. */
export const openBenchStore = async (): Promise<BenchStore> => {
  await using parts = new AsyncDisposableStack()
  const dataFolder = await mkdtemp(join(tmpdir(), 'party-bench-'))
  parts.defer(() => rm(dataFolder, { recursive: true, force: true }))
  const literatureFolder = join(dataFolder, 'literature')
  await mkdir(literatureFolder, { recursive: true })
  const database = parts.use(await openDatabase({ dataFolder }))
  const literature = parts.use(
    await openWarehouse({
      folder: literatureFolder,
      db: database.db,
      listener: database.listener,
    }),
  )
  const owned = parts.move()
  const as = (actor: Actor): Context => ({
    db: database.db,
    literature,
    actor,
    now: systemClock,
    outside: { openAlexUrl: 'http://localhost:1' },
    rooms: [],
    as,
  })
  return {
    ctx: as({ kind: 'operator', door: 'cli' }),
    dataFolder,
    literatureFolder,
    build: async (shards) => {
      const summary = await buildLiterature({ folder: literatureFolder, db: database.db, shards })
      await literature.refresh()
      return summary
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}
