import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { PgBoss } from 'pg-boss'
import type { Context } from '#actions/context.ts'
import type { OpenDatabase } from '#database/open.ts'
import { letMembersWake, makeBoss } from './boss.ts'
import { NotHere, type Job } from './define-job.ts'
import { prepareQueues } from './queues.ts'
import { recoverKilledRuns } from './recover.ts'

/** A run that failed. It is run again while the job's limits allow it. */
export interface JobFailure {
  readonly job: string
  readonly error: unknown
}

/** The jobs of this process. Disposing it aborts the running ones and waits for their end. */
export interface Jobs extends AsyncDisposable {
  /** Begins to take jobs, and goes on until disposed. */
  start(): Promise<void>
  /** Runs everything that is due, here and now, and waits for what other processes run. */
  settle(): Promise<readonly JobFailure[]>
}

export interface JobsOptions {
  readonly database: OpenDatabase
  readonly jobs: readonly Job[]
  /** What jobs run with; its actor is the system. */
  readonly ctx: Context
  /** Called for each run that fails, and for each fault of the queue itself (`job` is `queue`). */
  readonly onFailure?: (failure: JobFailure) => void
}

/** NOTIFY wakes workers at once; this is for a notice that was lost. */
const pollSeconds = 15
/** How long runs may take to end after their signal; then they count as failed and run again. */
const stopTimeoutMs = 10_000
/** A job that wakes itself for ever must not hang a test. */
const settleRuns = 10_000
const settleTimeoutMs = 120_000
const settlePollMs = 10

/** Opens the queues. Every process that wakes jobs needs them open; only started ones run jobs. */
export const openJobs = async (options: JobsOptions): Promise<Jobs> => {
  const { database, jobs, onFailure } = options
  const boss = makeBoss(database)
  boss.on('error', (error) => onFailure?.({ job: 'queue', error }))
  await boss.start()
  await prepareQueues(boss, jobs)
  await letMembersWake(database.db)
  const stopping = new AbortController()
  const runs = runsOf(boss, options, stopping.signal)
  const timers: NodeJS.Timeout[] = []
  return {
    start: async () => {
      await recoverKilledRuns(boss, database.db)
      for (const job of jobs) {
        const workOptions = {
          localConcurrency: job.limits.atOnce ?? 1,
          notifyPollingIntervalSeconds: pollSeconds,
        }
        await boss.work(job.name, workOptions, async ([taken]) => {
          if (taken) await runs.one(job, taken.data, taken.signal)
        })
      }
      timers.push(...(await wakeByClock(boss, options)))
    },
    settle: () => settle(boss, options, runs),
    [Symbol.asyncDispose]: async () => {
      stopping.abort(new Error('The app stops.'))
      for (const timer of timers) clearInterval(timer)
      const ended = Promise.all(jobs.map((job) => boss.offWork(job.name, { wait: true })))
      await Promise.race([ended, sleep(stopTimeoutMs, undefined, { ref: false })])
      await boss.stop({ graceful: false })
    },
  }
}

interface Runs {
  /** Runs a job. Throws what it throws; a run cut off by our stop, or not for us, is asked for again. */
  one(job: Job, data: unknown, signal: AbortSignal): Promise<void>
}

const runsOf = (boss: PgBoss, { ctx, onFailure }: JobsOptions, stopping: AbortSignal): Runs => ({
  one: async (job, data, signal) => {
    try {
      await job.run(ctx, job.data.parse(data), AbortSignal.any([signal, stopping]))
    } catch (error) {
      // First no more of it is taken, then it is asked for again: so another process gets it.
      if (error instanceof NotHere) await boss.offWork(job.name, { wait: false })
      if (stopping.aborted || error instanceof NotHere) {
        await boss.send(job.name, job.data.parse(data))
        return
      }
      onFailure?.({ job: job.name, error })
      throw error
    }
  },
})

/** Jobs that wake by themselves: now, and then each in its own time. Wakes of others fold in. */
const wakeByClock = async (
  boss: PgBoss,
  { jobs, onFailure }: JobsOptions,
): Promise<readonly NodeJS.Timeout[]> => {
  const timers: NodeJS.Timeout[] = []
  for (const { name, everySeconds, limits } of jobs) {
    if (everySeconds === undefined) continue
    if (limits.order !== 'folded') throw new Error(`${name} wakes by itself, so it must be folded.`)
    await boss.send(name, {})
    const again = () => {
      boss.send(name, {}).catch((error: unknown) => onFailure?.({ job: name, error }))
    }
    timers.push(setInterval(again, everySeconds * 1_000).unref())
  }
  return timers
}

const settle = async (
  boss: PgBoss,
  { database, jobs }: JobsOptions,
  runs: Runs,
): Promise<readonly JobFailure[]> => {
  const failures: JobFailure[] = []
  const deadline = Date.now() + settleTimeoutMs
  for (let count = 0; count < settleRuns && Date.now() < deadline;) {
    let ran = 0
    for (const job of jobs) {
      const [taken] = await boss.fetch(job.name)
      if (!taken) continue
      ran += 1
      const limit = AbortSignal.timeout(job.limits.timeoutSeconds * 1_000)
      try {
        await runs.one(job, taken.data, limit)
        await boss.complete(job.name, taken.id)
      } catch (error) {
        failures.push({ job: job.name, error })
        await boss.fail(job.name, taken.id, asObject(error))
      }
    }
    count += ran
    if (ran > 0) continue
    if (!(await isBusy(database, jobs))) return failures
    await sleep(settlePollMs)
  }
  throw new Error(`Jobs did not come to rest (${settleRuns} runs, ${settleTimeoutMs} ms).`)
}

const asObject = (error: unknown): { message: string } => ({
  message: error instanceof Error ? error.message : String(error),
})

/** Is any of these jobs running, or due? */
const isBusy = async ({ db }: OpenDatabase, jobs: readonly Job[]): Promise<boolean> => {
  const { rows } = await sql<{ busy: boolean }>`
    select exists (
      select from job.job
      where name = any(${jobs.map((job) => job.name)}::text[])
        and (state = 'active' or (state in ('created', 'retry') and start_after <= now()))
    ) as busy
  `.execute(db)
  return rows[0]?.busy ?? false
}
