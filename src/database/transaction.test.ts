import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '../../test/database.ts'
import type { OpenDatabase } from './open.ts'
import { afterCommit, beforeCommit, inTransaction } from './transaction.ts'

let database: OpenDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database[Symbol.asyncDispose]())

const addEvent = (name: string) => ({ name, actor: '{}' })
const countOf = async (name: string): Promise<number> => {
  const { count } = await database.db
    .selectFrom('event')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return count
}

test('all of a transaction happens or nothing of it', async () => {
  const { db } = database
  await inTransaction(db, (tx) => tx.insertInto('event').values(addEvent('kept')).execute())
  const broken = inTransaction(db, async (tx) => {
    await tx.insertInto('event').values(addEvent('lost')).execute()
    throw new Error('no')
  })
  await expect(broken).rejects.toThrow('no')
  expect([await countOf('kept'), await countOf('lost')]).toEqual([1, 0])
})

test('within a transaction the outer database is refused, also further down the call', async () => {
  const { db } = database
  const careless = async () => db.selectFrom('event').selectAll().execute()
  await expect(inTransaction(db, async () => careless())).rejects.toThrow('only its tx')
  await expect(careless()).resolves.toBeInstanceOf(Array)
})

test('what was begun in a transaction and outlives it may use the database again', async () => {
  const { db } = database
  let later: Promise<unknown> = Promise.resolve()
  await inTransaction(db, async () => {
    later = sleep(50).then(() => db.selectFrom('event').selectAll().execute())
  })
  await expect(later).resolves.toBeInstanceOf(Array)
})

test('a transaction within a transaction joins it', async () => {
  const { db } = database
  const outer = inTransaction(db, async (tx) => {
    await inTransaction(db, async (inner) => {
      expect(inner).toBe(tx)
      await inner.insertInto('event').values(addEvent('joined')).execute()
    })
    await inTransaction(tx, async (inner) => expect(inner).toBe(tx))
    throw new Error('all of it')
  })
  await expect(outer).rejects.toThrow('all of it')
  expect(await countOf('joined')).toBe(0)
})

test('transactions side by side do not see each other', async () => {
  const { db } = database
  const both = await Promise.all(
    [1, 2].map(() => inTransaction(db, async (tx) => sleep(20).then(() => tx))),
  )
  expect(both[0]).not.toBe(both[1])
})

test('hooks run once, at the end, and those after the commit only when there is one', async () => {
  const { db } = database
  const ran: string[] = []
  const withHooks = (name: string, fails: boolean) =>
    inTransaction(db, async (tx) => {
      for (let times = 0; times < 2; times += 1) {
        beforeCommit(tx, 'hook', async () => void ran.push(`${name} before`))
        afterCommit(tx, 'hook', () => void ran.push(`${name} after`))
      }
      if (fails) throw new Error('no')
    })
  await withHooks('good', false)
  await withHooks('bad', true).catch(() => undefined)
  expect(ran).toEqual(['good before', 'good after'])
})

test('counts are numbers, days are days, keys within JSON stay as they were', async () => {
  const { db } = database
  await db
    .insertInto('event')
    .values({ ...addEvent('typed'), payload: JSON.stringify({ snake_key: { inner_key: 1 } }) })
    .execute()
  const row = await db
    .selectFrom('event')
    .select(['payload', 'recordedAt', 'personId'])
    .where('name', '=', 'typed')
    .executeTakeFirstOrThrow()
  expect(row.payload).toEqual({ snake_key: { inner_key: 1 } })
  expect(row.recordedAt).toBeInstanceOf(Date)
  expect(await countOf('typed')).toBe(1)
})
