import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { openDatabase } from '#database/open.ts'
import { numberEvents } from '#events/number-events.ts'
import { verifyChain } from '#events/verify-chain.ts'
import { openRandom, type Random } from '../../seed/random.ts'
import { makeColleagues } from '../member-token.ts'
import { backendsOf, freePort, postmasterOf, startProcess, type AppProcess } from './app-process.ts'
import { Ledger, type Faults } from './ledger.ts'
import { startLoad, type Target } from './load.ts'

/** Between two kills: from in the middle of the first writes to some hundred of them. */
const shortestMs = 100
const longestMs = 1_200
/** How soon an app must answer again whose database lost a process and recovered by itself. */
const recoverMs = 30_000
const writers = 6

/** What happens to whom, and how often of ten. */
const victims = [
  { name: 'app', weight: 5 },
  { name: 'database', weight: 2 },
  { name: 'connection', weight: 2 },
  { name: 'app and database', weight: 1 },
] as const
type Victim = (typeof victims)[number]['name']

export interface DrillOptions {
  readonly kills: number
  readonly seed: number
  readonly say: (line: string) => void
}

export interface DrillResult extends Faults {
  readonly kills: number
  readonly acknowledged: number
  readonly byKind: Readonly<Record<string, number>>
  readonly chain: 'whole' | 'broken'
}

/**
 * Kills a real app and its database with kill -9 at random moments, while several write over HTTP,
 * and compares what was acknowledged with what is there after each restart.
 */
export const drillCampaign = async (options: DrillOptions): Promise<DrillResult> => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'party-drill-'))
  const random = openRandom(options.seed)
  const ledger = new Ledger()
  const port = await freePort()
  let app = await startProcess({ dataFolder, port })
  try {
    const target = await makeReady(dataFolder, app.origin)
    const load = startLoad(target, { writers, random, ledger })
    for (let kill = 1; kill <= options.kills; kill++) {
      await sleep(random.between(shortestMs, longestMs))
      const victim = random.weighted(victims, ({ weight }) => weight).name
      app = await killAndRestart(victim, app, { dataFolder, port, random })
      const faults = await compare(dataFolder, ledger)
      options.say(
        `${kill}. killed: ${victim}; ${ledger.acknowledged} acknowledged, ${faults.lost.length} lost, ${faults.doubled.length} doubled`,
      )
      for (const fault of [...faults.lost, ...faults.doubled]) options.say(`   ${fault}`)
      if (faults.lost.length + faults.doubled.length > 0) break
    }
    await load.stop()
    await app.stop()
    return await judge(dataFolder, ledger, options.kills)
  } finally {
    await app.kill()
    await rm(dataFolder, { recursive: true, force: true })
  }
}

interface Stage {
  readonly dataFolder: string
  readonly port: number
  readonly random: Random
}

const killAndRestart = async (
  victim: Victim,
  app: AppProcess,
  stage: Stage,
): Promise<AppProcess> => {
  const postmaster = postmasterOf(stage.dataFolder)
  if (victim === 'connection') {
    const backends = postmaster === null ? [] : backendsOf(postmaster)
    if (backends.length > 0) process.kill(stage.random.pick(backends), 'SIGKILL')
    // The server ends all connections and recovers; the app must come back by itself.
    await answersAgain(app.origin)
    return app
  }
  if (victim !== 'app' && postmaster !== null) process.kill(postmaster, 'SIGKILL')
  // Without its database the app lives, and is started anew as whoever keeps it running would do.
  await app.kill()
  return startProcess(stage)
}

const answersAgain = async (origin: string): Promise<void> => {
  const deadline = performance.now() + recoverMs
  for (;;) {
    const answer = await fetch(`${origin}/api/workspace`, {
      signal: AbortSignal.timeout(5_000),
    }).catch(() => null)
    if (answer?.ok) return
    if (performance.now() > deadline) throw new Error('The app did not recover by itself.')
    await sleep(50)
  }
}

/** Two members with tokens of programs, and the Room that everybody is in. */
const makeReady = async (dataFolder: string, origin: string): Promise<Target> => {
  const colleagues = await makeColleagues(dataFolder, ['founder', 'recruiting'])
  await using database = await openDatabase({ dataFolder })
  await using client = await connectTo(database.url)
  const { rows } = await client.query<{ id: string }>(
    `select id from party_room where kind = 'party'`,
  )
  return { origin, tokens: colleagues.map(({ token }) => token), roomId: rows[0]?.id ?? '' }
}

/** Looks once the server stands: a process of it that was killed takes all connections with it. */
const compare = async (dataFolder: string, ledger: Ledger): Promise<Faults> => {
  const deadline = performance.now() + recoverMs
  for (;;) {
    try {
      await using database = await openDatabase({ dataFolder })
      await using client = await connectTo(database.url)
      return await ledger.compare(client)
    } catch (error) {
      if (performance.now() > deadline) throw error
    }
    await sleep(100)
  }
}

const judge = async (dataFolder: string, ledger: Ledger, kills: number): Promise<DrillResult> => {
  await using database = await openDatabase({ dataFolder })
  await using client = await connectTo(database.url)
  const faults = await ledger.compare(client)
  while ((await numberEvents(database.db)).waiting) await sleep(10)
  const chain = await verifyChain(database.db)
  return {
    ...faults,
    kills,
    acknowledged: ledger.acknowledged,
    byKind: ledger.byKind(),
    chain: chain.ok ? 'whole' : 'broken',
  }
}

const connectTo = async (url: string): Promise<Client & AsyncDisposable> => {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() })
}
