import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openTestDatabase } from '../../test/database.ts'
import { standForLeader, type Leadership } from './leader.ts'

const lock = 7_350_999

/** Leads until told to stop, and says so. */
const candidate = (url: string, name: string, said: string[]): Leadership =>
  standForLeader(url, lock, async (signal) => {
    said.push(`${name} leads`)
    await new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true })
    })
    said.push(`${name} ends`)
  })

test('of two one leads, and the other follows when it ends', async () => {
  await using database = await openTestDatabase()
  const said: string[] = []
  const first = candidate(database.url, 'first', said)
  await expect.poll(() => first.isLeader(), { timeout: 5_000 }).toBe(true)
  await using second = candidate(database.url, 'second', said)
  await expect.poll(() => second.isLeader(), { timeout: 3_000 }).toBe(false)
  await first[Symbol.asyncDispose]()
  expect(first.isLeader()).toBe(false)
  await expect.poll(() => second.isLeader(), { timeout: 10_000 }).toBe(true)
  expect(said).toEqual(['first leads', 'first ends', 'second leads'])
})

test('who loses the connection leads no more, and stands again', async () => {
  await using database = await openTestDatabase()
  const said: string[] = []
  await using only = candidate(database.url, 'only', said)
  await expect.poll(() => said, { timeout: 5_000 }).toEqual(['only leads'])
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'recruiting-party leader'
  `.execute(database.db)
  const all = ['only leads', 'only ends', 'only leads']
  await expect.poll(() => said, { timeout: 15_000 }).toEqual(all)
  expect(only.isLeader()).toBe(true)
})
