import { join } from 'node:path'
import type { Actor } from '#actions/actor.ts'
import type { Context } from '#actions/context.ts'
import type { Action } from '#actions/define-action.ts'
import type { Feed } from '#actions/feed.ts'
import type { Room } from '#actions/room.ts'
import type { Contract } from '#actions/schemas.ts'
import { campaignRoom } from '#campaign/actions.ts'
import * as campaign from '#campaign/contract.ts'
import { systemClock } from '#core/clock.ts'
import type { Config } from '#core/config.ts'
import type { OpenDatabase } from '#database/open.ts'
import type { Job } from '#jobs/define-job.ts'
import type { JobFailure } from '#jobs/open-jobs.ts'
import { literatureRoom } from '#literature/actions.ts'
import * as literature from '#literature/contract.ts'
import { organisationsRoom } from '#organisations/actions.ts'
import * as organisations from '#organisations/contract.ts'
import { partyRoom } from '#party/actions.ts'
import * as party from '#party/contract.ts'
import { peopleRoom } from '#people/actions.ts'
import * as people from '#people/contract.ts'
import { scoutingRoom } from '#scouting/actions.ts'
import * as scouting from '#scouting/contract.ts'
import type { Warehouse } from '#warehouse/open.ts'
import { workspaceRoom } from '#workspace/actions.ts'
import * as workspace from '#workspace/contract.ts'

/** Every room there is; what they add to the whole is collected from this list. */
export const rooms: readonly Room[] = [
  campaignRoom,
  scoutingRoom,
  organisationsRoom,
  peopleRoom,
  literatureRoom,
  partyRoom,
  workspaceRoom,
]

/** Every operation of every room; all doors are derived from this list. */
export const actions: readonly Action[] = rooms.flatMap((room) => room.actions)

/** Everything that may have to be done later. */
export const jobs: readonly Job[] = rooms.flatMap((room) => room.jobs ?? [])

/** What browsers listen to. */
export const feeds: readonly Feed[] = rooms.flatMap((room) => room.feeds ?? [])

/** The shapes of every room by name, for the documents that are generated from them. */
export const contracts: readonly Contract[] = [
  { room: 'workspace', exports: workspace },
  { room: 'literature', exports: literature },
  { room: 'people', exports: people },
  { room: 'organisations', exports: organisations },
  { room: 'scouting', exports: scouting },
  { room: 'party', exports: party },
  { room: 'campaign', exports: campaign },
]

/** The stores, open, and what operations run with. Disposing it closes them in the right order. */
export interface App extends AsyncDisposable {
  readonly database: OpenDatabase
  readonly literature: Warehouse
  /** The context of an operation for one actor. */
  readonly contextOf: (actor: Actor) => Context
  /** Begins to number events; without it they wait for another process. */
  readonly startNumbering: () => void
  /** Begins to run jobs; without it they wait for another process. */
  readonly startJobs: () => Promise<void>
}

/** Opens both stores on a data folder that this process holds, and migrates them. */
export const openApp = async (
  config: Config,
  onFailure: (failure: JobFailure) => void,
): Promise<App> => {
  // Loaded here, since commands that talk to a running app open nothing.
  const [{ openDatabase }, { openWarehouse }, { openJobs }, { startSequencer }] = await Promise.all(
    [
      import('#database/open.ts'),
      import('#warehouse/open.ts'),
      import('#jobs/open-jobs.ts'),
      import('#events/sequencer.ts'),
    ],
  )
  await using parts = new AsyncDisposableStack()
  const database = parts.use(
    await openDatabase({
      dataFolder: config.dataFolder,
      ...(config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl }),
    }),
  )
  const store = parts.use(
    await openWarehouse({
      folder: join(config.dataFolder, 'literature'),
      db: database.db,
      listener: database.listener,
    }),
  )
  const contextOf = (actor: Actor): Context => ({
    // What a member may not see is hidden by the database itself.
    db: actor.kind === 'member' ? database.readAs(actor.id) : database.db,
    literature: store,
    actor,
    now: systemClock,
    outside: { openAlexUrl: config.openAlexUrl },
    rooms,
    as: contextOf,
  })
  const ctx = contextOf({ kind: 'system', door: 'job' })
  // Opened in every process, since whoever wakes a job needs its queue.
  const worker = parts.use(await openJobs({ database, jobs, ctx, onFailure }))
  const owned = parts.move()
  return {
    database,
    literature: store,
    contextOf,
    startNumbering: () => void owned.use(startSequencer(database)),
    startJobs: () => worker.start(),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}

/** What a person should know of stores that are open but not as they should be; null when all is well. */
export const troubleOf = (app: App): string | null => {
  const fault = app.literature.fault()
  if (fault === null) return null
  const [line = ''] = fault.split('\n')
  return `The literature cannot be read: ${line}\nThe works are kept. Build it anew with \`./party literature rebuild\`.`
}
