import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { openDatabase, type OpenDatabase } from '#database/open.ts'
import { inTransaction } from '#database/transaction.ts'
import { makeTestDatabase, openTestDatabase } from '../../test/database.ts'
import { bareContext } from '../../test/fixtures/bare-context.ts'
import { defineJob, type Job, type JobLimits } from './define-job.ts'
import { openJobs, type JobFailure } from './open-jobs.ts'
import { wake } from './wake.ts'

const name = 'test.count'
const limits: JobLimits = { timeoutSeconds: 20, retries: 2 }

const countJob = (
  run: (number: number, signal: AbortSignal) => Promise<void>,
  others: Partial<JobLimits> = {},
): Job =>
  defineJob({
    name,
    data: z.object({ number: z.number() }),
    limits: { ...limits, ...others },
    run: (_ctx, { number }, signal) => run(number, signal),
  })

const open = (database: OpenDatabase, job: Job, onFailure?: (failure: JobFailure) => void) =>
  openJobs({
    database,
    jobs: [job],
    ctx: bareContext(database.db),
    ...(onFailure ? { onFailure } : {}),
  })

const wakeWith = ({ db }: OpenDatabase, ...numbers: readonly number[]) =>
  inTransaction(db, async (tx) => {
    for (const number of numbers) await wake(tx, name, { number })
  })

test('a job is asked for only if the transaction commits', async () => {
  await using database = await openTestDatabase()
  const ran: number[] = []
  await using jobs = await open(
    database,
    countJob(async (number) => void ran.push(number)),
  )
  const undone = inTransaction(database.db, async (tx) => {
    await wake(tx, name, { number: 1 })
    throw new Error('no')
  })
  await expect(undone).rejects.toThrow('no')
  await wakeWith(database, 2, 3)
  expect(ran).toEqual([])
  expect(await jobs.settle()).toEqual([])
  expect(ran).toEqual([2, 3])
})

test('a started worker is woken at once', async () => {
  await using database = await openTestDatabase()
  const ran: number[] = []
  await using jobs = await open(
    database,
    countJob(async (number) => void ran.push(number)),
  )
  await jobs.start()
  await sleep(200)
  await wakeWith(database, 1)
  await expect.poll(() => ran, { timeout: 1_500 }).toEqual([1])
})

test('a job that fails is run again as often as its limits say, and is heard of', async () => {
  await using database = await openTestDatabase()
  let runs = 0
  const heard: string[] = []
  const failing = countJob(async () => {
    runs += 1
    throw new Error(`run ${runs}`)
  })
  await using jobs = await open(database, failing, ({ job, error }) =>
    heard.push(`${job} ${String(error)}`),
  )
  await wakeWith(database, 1)
  expect((await jobs.settle()).length).toBe(3)
  expect([runs, heard.length]).toEqual([3, 3])
  expect(await jobs.settle()).toEqual([])
})

test('two processes share the work and never hold the same run', async () => {
  await using copy = await makeTestDatabase()
  await using one = await openDatabase({ dataFolder: '/', databaseUrl: copy.url })
  await using other = await openDatabase({ dataFolder: '/', databaseUrl: copy.url })
  const running = new Set<number>()
  const ran: number[] = []
  let clashes = 0
  const job = countJob(
    async (number) => {
      if (running.has(number)) clashes += 1
      running.add(number)
      await sleep(5)
      running.delete(number)
      ran.push(number)
    },
    { atOnce: 2 },
  )
  const numbers = Array.from({ length: 40 }, (_, index) => index)
  await using first = await open(one, job)
  await using second = await open(other, job)
  await wakeWith(one, ...numbers)
  await first.start()
  await second.start()
  await Promise.all([first.settle(), second.settle()])
  expect(clashes).toBe(0)
  expect(ran.toSorted((a, b) => a - b)).toEqual(numbers)
})

test('"one at a time" holds across processes, and every wake is a run', async () => {
  await using copy = await makeTestDatabase()
  await using one = await openDatabase({ dataFolder: '/', databaseUrl: copy.url })
  await using other = await openDatabase({ dataFolder: '/', databaseUrl: copy.url })
  let atOnce = 0
  let most = 0
  let runs = 0
  const job = countJob(
    async () => {
      atOnce += 1
      most = Math.max(most, atOnce)
      await sleep(20)
      atOnce -= 1
      runs += 1
    },
    { order: 'one at a time' },
  )
  await using first = await open(one, job)
  await using second = await open(other, job)
  await wakeWith(one, 1, 2, 3, 4)
  await Promise.all([first.settle(), second.settle()])
  expect([runs, most]).toEqual([4, 1])
})

test('folded wakes become one run, and one more when a run is under way', async () => {
  await using database = await openTestDatabase()
  let runs = 0
  const job = countJob(
    async () => {
      runs += 1
      if (runs === 1) await wakeWith(database, 4, 5, 6)
    },
    { order: 'folded' },
  )
  await using jobs = await open(database, job)
  await wakeWith(database, 1, 2, 3)
  await jobs.settle()
  expect(runs).toBe(2)
})

test('a run that takes too long is told so and counts as failed', async () => {
  await using database = await openTestDatabase()
  const job = countJob(
    (_number, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true })
      }),
    { timeoutSeconds: 1, retries: 0 },
  )
  await using jobs = await open(database, job)
  await wakeWith(database, 1)
  expect((await jobs.settle()).map(({ job: failed }) => failed)).toEqual([name])
})

test('a stop aborts what runs, waits for its end, and costs no retry', async () => {
  await using database = await openTestDatabase()
  let begun = 0
  let ended = 0
  const endless = countJob(
    async (_number, signal) => {
      begun += 1
      await sleep(30_000, undefined, { signal }).finally(() => (ended += 1))
    },
    { retries: 0 },
  )
  for (let round = 1; round <= 2; round += 1) {
    const jobs = await open(database, endless)
    await jobs.start()
    if (round === 1) await wakeWith(database, 1)
    await expect.poll(() => begun, { timeout: 5_000 }).toBe(round)
    const before = Date.now()
    await jobs[Symbol.asyncDispose]()
    expect(Date.now() - before).toBeLessThan(2_000)
    expect(ended).toBe(round)
  }
})

test('a run whose process was killed starts again with the next start', async () => {
  await using copy = await makeTestDatabase()
  const fixture = fileURLToPath(new URL('../../test/fixtures/hanging-worker.ts', import.meta.url))
  const child = spawn(process.execPath, [fixture, copy.url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
  await using database = await openDatabase({ dataFolder: '/', databaseUrl: copy.url })
  await expect
    .poll(
      async () =>
        (
          await sql`
      select from pg_stat_activity where application_name = 'recruiting-party notices'
        and datname = current_database()`.execute(database.db)
        ).rows.length,
    )
    .toBe(1)
  const ran: number[] = []
  await using jobs = await open(
    database,
    countJob(async (number) => void ran.push(number)),
  )
  await jobs.start()
  await expect.poll(() => ran, { timeout: 5_000 }).toEqual([7])
})

test('a job that no room defines cannot be woken', async () => {
  await using database = await openTestDatabase()
  const lost = inTransaction(database.db, (tx) => wake(tx, 'test.unknown', {}))
  await expect(lost).rejects.toThrow('test.unknown')
})

test('limits that changed with a release are those of the next run', async () => {
  await using database = await openTestDatabase()
  await (
    await open(
      database,
      countJob(async () => undefined),
    )
  )[Symbol.asyncDispose]()
  let runs = 0
  await using jobs = await open(
    database,
    countJob(
      async () => {
        runs += 1
        throw new Error('no')
      },
      { retries: 0 },
    ),
  )
  await wakeWith(database, 1)
  await jobs.settle()
  expect(runs).toBe(1)
})
