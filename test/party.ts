import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import type { z } from 'zod'
import type { Actor, Role } from '#actions/actor.ts'
import type { Context } from '#actions/context.ts'
import type { Action, ActionDefinition } from '#actions/define-action.ts'
import { runAction } from '#actions/run-action.ts'
import { actions, contracts, feeds, jobs, rooms } from '#app.ts'
import { systemClock, type Clock } from '#core/clock.ts'
import { ensureToken } from '#core/token.ts'
import { openDatabase, type OpenDatabase } from '#database/open.ts'
import { numberEvents } from '#events/number-events.ts'
import type { HttpDoor } from '#http/doors.ts'
import { knownAddresses } from '#http/guard.ts'
import { listen } from '#http/listen.ts'
import { openRouter } from '#http/router.ts'
import type { Job } from '#jobs/define-job.ts'
import { openJobs, type JobFailure } from '#jobs/open-jobs.ts'
import { openWarehouse } from '#warehouse/open.ts'
import { openTestDatabase } from './database.ts'

/** The address of a party that listens, and the token that opens it. */
export interface PartyAddress {
  /** `http://localhost:PORT`. */
  readonly url: string
  readonly token: string
  /** Under which a browser sends its session. */
  readonly cookieName: string
}

/** A whole application of a test's own: stores, operations and jobs, and the HTTP door if asked. */
export interface Party extends AsyncDisposable {
  /** The operator's context; `as` gives another actor's. */
  readonly ctx: Context
  readonly database: OpenDatabase
  readonly dataFolder: string
  as(actor: Actor): Context
  /** Signs a new member up, without ceremony; the passkey counts as shown just now. */
  member(role: Role, name?: string): Promise<Extract<Actor, { kind: 'member' }>>
  /** Runs an operation as every door does: rights, shape, operation, shape. */
  call<I extends z.ZodObject, O extends z.ZodObject>(
    action: ActionDefinition<I, O>,
    input: z.input<I>,
    actor?: Actor,
  ): Promise<z.output<O>>
  call<Output = Record<string, unknown>>(
    actionName: string,
    input: unknown,
    actor?: Actor,
  ): Promise<Output>
  /** Runs every job that is due and numbers every event; throws what the first failing job threw. */
  settle(): Promise<void>
  /** The same, and gives the failures instead of throwing. */
  settleWithFailures(): Promise<readonly JobFailure[]>
  /** Opens the HTTP door on a free port; the same one when asked again. */
  http(): Promise<PartyAddress>
}

export interface PartyOptions {
  /** Jobs besides those of the rooms. */
  readonly jobs?: readonly Job[]
  readonly now?: Clock
  /** A small real server of `test/fakes`. Without one nothing outside can be reached. */
  readonly openAlexUrl?: string
  /** A database and a folder that are there already, such as restored ones; both are kept. */
  readonly at?: { readonly databaseUrl: string; readonly dataFolder: string }
}

const operator: Actor = { kind: 'operator', door: 'cli' }
/** Events wait for transactions of the whole server, so for those of other test files too. */
const numberingTimeoutMs = 20_000

/** Opens a whole party on a copy of the migrated template and an empty data folder. */
export const openParty = async (options: PartyOptions = {}): Promise<Party> => {
  await using parts = new AsyncDisposableStack()
  const dataFolder = options.at?.dataFolder ?? (await mkdtemp(join(tmpdir(), 'party-')))
  if (!options.at) parts.defer(() => rm(dataFolder, { recursive: true, force: true }))
  const database = parts.use(await (options.at ? openDatabase(options.at) : openTestDatabase()))
  const { db, listener } = database
  const folder = join(dataFolder, 'literature')
  const literature = parts.use(await openWarehouse({ folder, db, listener }))
  const now = options.now ?? systemClock
  // Port 9 (discard) refuses: a test that forgot its fake server fails at once.
  const outside = { openAlexUrl: options.openAlexUrl ?? 'http://127.0.0.1:9' }
  const as = (actor: Actor): Context => ({
    db: actor.kind === 'member' ? database.readAs(actor.id) : db,
    literature,
    actor,
    now,
    outside,
    rooms,
    as,
  })
  const work = parts.use(
    await openJobs({
      database,
      jobs: [...jobs, ...(options.jobs ?? [])],
      ctx: as({ kind: 'system', door: 'job' }),
    }),
  )

  const settleWithFailures = async (): Promise<readonly JobFailure[]> => {
    const failures = await work.settle()
    await numberAll(database)
    return failures
  }
  let address: Promise<PartyAddress> | undefined
  const owned = parts.move()
  return {
    ctx: as(operator),
    database,
    dataFolder,
    as,
    member: async (role, name = 'Ada Example') => {
      const { id } = await db
        .insertInto('member')
        .values({ name, role })
        .returning('id')
        .executeTakeFirstOrThrow()
      return { kind: 'member', id, name, role, door: 'web', passkeyAt: now() }
    },
    call: (action: string | Action, input: unknown, actor: Actor = operator) =>
      runAction(typeof action === 'string' ? named(action) : action, as(actor), input),
    settle: async () => {
      const [first] = await settleWithFailures()
      if (first) throw first.error
    },
    settleWithFailures,
    http: () => (address ??= openHttp(owned, { dataFolder, contextOf: as, listener })),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}

const named = (name: string): Action => {
  const action = actions.find((known) => known.name === name)
  if (!action) throw new Error(`No room has an operation ${name}.`)
  return action
}

const numberAll = async ({ db }: OpenDatabase): Promise<void> => {
  const deadline = Date.now() + numberingTimeoutMs
  while ((await numberEvents(db)).waiting) {
    if (Date.now() > deadline)
      throw new Error('A transaction stays open, so events have no number.')
    await sleep(5)
  }
}

const openHttp = async (
  owned: AsyncDisposableStack,
  parts: Pick<HttpDoor, 'dataFolder' | 'contextOf' | 'listener'>,
): Promise<PartyAddress> => {
  const listening = await listen(0, null)
  owned.defer(() => listening.close(0))
  const ending = new AbortController()
  owned.defer(() => ending.abort())
  const url = `http://localhost:${listening.port}`
  const cookieName = `party_${randomBytes(4).toString('hex')}`
  const token = ensureToken(parts.dataFolder)
  const router = openRouter({
    ...parts,
    actions,
    feeds,
    contracts,
    ending: ending.signal,
    token,
    instance: randomUUID(),
    origin: url,
    known: knownAddresses({ port: listening.port, host: null, origin: null }),
    behindProxy: false,
    cookieName,
    log: pino({ level: 'silent' }),
    screens: () => null,
    onStranger: () => undefined,
  })
  listening.serve(router.fetch)
  return { url, token, cookieName }
}
