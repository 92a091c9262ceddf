import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { CampaignDatabase } from '#database/open.ts'
import { inTransaction } from '#database/transaction.ts'
import { openTestDatabase } from '../../test/database.ts'
import { numberEvents } from './number-events.ts'
import { erasePersonKey } from './person-key.ts'
import { readEvents, readEventsWithPersonal } from './read-events.ts'
import { recordEvent } from './record-event.ts'
import { startSequencer } from './sequencer.ts'
import { verifyChain } from './verify-chain.ts'

const actor = { kind: 'operator', door: 'cli' } as const
const ada = '018f3c5e-0000-7000-8000-0000000000aa'

const record = (db: CampaignDatabase, subjectId: string) =>
  inTransaction(db, async (tx) => recordEvent(tx, { name: 'test.happened', actor, subjectId }))

const numberAll = async (db: CampaignDatabase): Promise<void> => {
  const deadline = Date.now() + 10_000
  while ((await numberEvents(db)).waiting) {
    if (Date.now() > deadline) throw new Error('Events stayed without a number.')
  }
}

test('events of a transaction come in the order in which they were recorded', async () => {
  await using database = await openTestDatabase()
  await inTransaction(database.db, async (tx) => {
    for (const subjectId of ['first', 'second', 'third']) {
      recordEvent(tx, { name: 'test.happened', actor, subjectId, payload: { camel_Case: [1] } })
    }
  })
  await numberAll(database.db)
  const events = await readEvents(database.db, { after: 0, limit: 10 })
  expect(events.map((event) => [event.number, event.subjectId])).toEqual([
    [1, 'first'],
    [2, 'second'],
    [3, 'third'],
  ])
  expect(events[0]?.payload).toEqual({ camel_Case: [1] })
  expect(events[0]?.actor).toEqual({ kind: 'operator', door: 'cli' })
})

test('a transaction that is undone leaves no event', async () => {
  await using database = await openTestDatabase()
  const undone = inTransaction(database.db, async (tx) => {
    recordEvent(tx, { name: 'test.happened', actor, subjectId: 'never' })
    throw new Error('changed my mind')
  })
  await expect(undone).rejects.toThrow('changed my mind')
  await numberAll(database.db)
  expect(await readEvents(database.db, { after: 0, limit: 10 })).toEqual([])
})

test('a slow commit holds back later events, so that a reader misses nothing', async () => {
  await using database = await openTestDatabase()
  const { db } = database
  const slow = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const slowWriter = inTransaction(db, async (tx) => {
    await sql`select pg_current_xact_id()`.execute(tx)
    begun.resolve()
    await slow.promise
    recordEvent(tx, { name: 'test.happened', actor, subjectId: 'slow' })
  })
  await begun.promise
  await record(db, 'quick')
  expect(await numberEvents(db)).toEqual({ numbered: 0, waiting: true })
  expect(await readEvents(db, { after: 0, limit: 10 })).toEqual([])
  slow.resolve()
  await slowWriter
  await numberAll(db)
  const events = await readEvents(db, { after: 0, limit: 10 })
  expect(events.map((event) => [event.number, event.subjectId])).toEqual([
    [1, 'slow'],
    [2, 'quick'],
  ])
})

test('many writers and two numberers lose no event and leave no gap', async () => {
  await using database = await openTestDatabase()
  const { db } = database
  const written = new AbortController()
  const numberer = async () => {
    while (!written.signal.aborted) await numberEvents(db)
  }
  const writer = async (name: string) => {
    for (let index = 0; index < 40; index += 1) {
      await inTransaction(db, async (tx) => {
        recordEvent(tx, { name: 'test.happened', actor, subjectId: `${name} ${index}` })
        await sql`select pg_sleep(${Math.random() / 200})`.execute(tx)
      })
    }
  }
  const numberers = [numberer(), numberer()]
  await Promise.all(['a', 'b', 'c', 'd'].map(writer))
  written.abort()
  await Promise.all(numberers)
  await numberAll(db)
  const events = await readEvents(db, { after: 0, limit: 1000 })
  expect(events.map((event) => event.number)).toEqual(Array.from({ length: 160 }, (_, i) => i + 1))
  expect(new Set(events.map((event) => event.subjectId)).size).toBe(160)
  expect(await verifyChain(db)).toMatchObject({ ok: true, events: 160 })
})

test('a numbering that was cut off in the middle goes on where it was', async () => {
  await using database = await openTestDatabase()
  const { db } = database
  await record(db, 'one')
  await numberAll(db)
  await record(db, 'two')
  const cutOff = inTransaction(db, async (tx) => {
    await numberEvents(db)
    await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
  })
  await expect(cutOff).rejects.toThrow()
  expect((await readEvents(db, { after: 0, limit: 10 })).length).toBe(1)
  await numberAll(db)
  expect(await verifyChain(db)).toMatchObject({ ok: true, events: 2 })
})

test('the sequencer numbers by itself soon after the commit, and after losing its connection', async () => {
  await using database = await openTestDatabase()
  await using parts = new AsyncDisposableStack()
  parts.use(startSequencer(database))
  const { db } = database
  const seen = async (count: number) => {
    await expect
      .poll(async () => (await readEvents(db, { after: 0, limit: 10 })).length, { timeout: 15_000 })
      .toBe(count)
  }
  await record(db, 'one')
  await seen(1)
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()
  `.execute(db)
  await record(db, 'two')
  await seen(2)
})

test.each([
  ['a changed payload', `update event set payload = '{"a":2}' where number = 2`, 2, 'changed'],
  [
    'a changed actor',
    `update event set actor = '{"kind":"system"}' where number = 1`,
    1,
    'changed',
  ],
  ['a changed time', `update event set recorded_at = now() + '1 s' where number = 3`, 3, 'changed'],
  ['a removed event', 'delete from event where number = 2', 2, 'missing'],
  ['an end cut off', 'delete from event where number = 3', 3, 'cut off'],
] as const)('the chain shows %s', async (_case, tamper, number, reason) => {
  await using database = await openTestDatabase()
  const { db } = database
  for (const subjectId of ['one', 'two', 'three']) await record(db, subjectId)
  await numberAll(db)
  expect(await verifyChain(db)).toMatchObject({ ok: true, events: 3 })
  await sql.raw(tamper).execute(db)
  expect(await verifyChain(db)).toMatchObject({ ok: false, number, reason })
})

test('what is personal is unreadable once the person is erased, and the chain still holds', async () => {
  await using database = await openTestDatabase()
  const { db } = database
  const note = async (text: string) =>
    inTransaction(db, async (tx) =>
      recordEvent(tx, {
        name: 'people.noted',
        actor,
        subjectId: ada,
        personal: { personId: ada, data: { text } },
      }),
    )
  const texts = async () =>
    (await readEventsWithPersonal(db, { after: 0, limit: 10 })).map((event) => event.personal)
  await note('met in Lisbon')
  await numberAll(db)
  expect(await texts()).toEqual([{ text: 'met in Lisbon' }])
  const stored = await db.selectFrom('event').select('personal').executeTakeFirstOrThrow()
  expect(stored.personal?.includes('Lisbon')).toBe(false)

  await erasePersonKey(db, ada)
  await erasePersonKey(db, ada)
  await note('still writing of her')
  await numberAll(db)
  expect(await texts()).toEqual([null, null])
  expect(await verifyChain(db)).toMatchObject({ ok: true, events: 2 })
  const kept = await db.selectFrom('event').select('personal').orderBy('number').execute()
  expect(kept[1]?.personal).toBe(null)
})

test('a personal payload moved to another person cannot be opened', async () => {
  await using database = await openTestDatabase()
  const { db } = database
  const bo = '018f3c5e-0000-7000-8000-0000000000bb'
  for (const personId of [ada, bo]) {
    await inTransaction(db, async (tx) =>
      recordEvent(tx, {
        name: 'people.noted',
        actor,
        subjectId: personId,
        personal: { personId, data: { of: personId } },
      }),
    )
  }
  await numberAll(db)
  await sql`update event set person_id = ${bo} where person_id = ${ada}`.execute(db)
  await expect(readEventsWithPersonal(db, { after: 0, limit: 10 })).rejects.toThrow()
})

test('broken text from outside is recorded without what no database can store', async () => {
  await using database = await openTestDatabase()
  const { db } = database
  await inTransaction(db, async (tx) =>
    recordEvent(tx, {
      name: 'test.happened',
      actor,
      subjectId: 'a\0b',
      payload: { 'k\0': ['\ud800', { deep: 'x\0y' }] },
    }),
  )
  await numberAll(db)
  const [event] = await readEvents(db, { after: 0, limit: 1 })
  expect(event?.subjectId).toBe('ab')
  expect(event?.payload).toEqual({ k: ['\ufffd', { deep: 'xy' }] })
  expect(await verifyChain(db)).toMatchObject({ ok: true })
})
