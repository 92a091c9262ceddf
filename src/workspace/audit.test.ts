import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CampaignDatabase } from '#database/open.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { verifyChain } from '#events/verify-chain.ts'
import { wake } from '#jobs/wake.ts'
import { openParty, type Party } from '../../test/party.ts'
import { readAudit, showHead, verifyAudit } from './audit.ts'
import { addHead, headsFile, keepHeads, showHeads } from './audit-heads.ts'

let party: Party
beforeAll(async () => {
  party = await openParty()
})
afterAll(() => party[Symbol.asyncDispose]())

const events = 24
const actor = { kind: 'operator', door: 'cli' } as const
const ada = '018f3c5e-0000-7000-8000-0000000000aa'

/** Events of every shape: with and without subject, personal part and compartment. */
const fill = async (db: CampaignDatabase): Promise<void> => {
  const { id } = await db
    .insertInto('compartment')
    .values({ name: 'North', reason: '' })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (let index = 0; index < events; index += 1) {
    await inTransaction(db, async (tx) =>
      recordEvent(tx, {
        name: 'test.happened',
        actor,
        subjectId: index % 2 === 0 ? `subject ${index}` : null,
        payload: { index, words: ['é', { deep: true }] },
        compartmentId: index % 3 === 0 ? id : null,
        ...(index % 4 === 0
          ? { personal: { personId: ada, data: { text: `note ${index}` } } }
          : {}),
      }),
    )
  }
  await party.settle()
}

const columns = [
  'id',
  'number',
  'name',
  'actor',
  'subject_id',
  'payload',
  'person_id',
  'personal',
  'recorded_at',
  'transaction_id',
  'hash',
  'compartment_id',
] as const

/** The text with one bit of one byte changed. */
const flipped = (text: string, at: number, mask: number): string => {
  const bytes = Buffer.from(text, 'utf8')
  const place = at % bytes.length
  bytes[place] = (bytes[place] ?? 0) ^ mask
  return bytes.toString('utf8')
}

/** Columns of `event` with their types, as the database has them. */
const columnTypes = async (db: CampaignDatabase): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ column: string; type: string }>`
    select attname as column, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = 'event'::regclass and attnum > 0 and not attisdropped`.execute(db)
  return new Map(rows.map((row) => [row.column, row.type]))
}

/** Whether a flip of that byte made another value of the column, and was written. */
const flip = async (
  db: CampaignDatabase,
  cell: { readonly column: string; readonly type: string; readonly row: number },
  change: { readonly at: number; readonly mask: number },
): Promise<boolean> => {
  const column = sql.id(cell.column)
  const type = sql.raw(cell.type)
  const { rows } = await sql<{ id: string; text: string | null }>`
    select id, ${column}::text as text from event order by number offset ${cell.row} limit 1
  `.execute(db)
  const before = rows[0]
  if (!before || before.text === null || before.text === '') return false
  const after = flipped(before.text, change.at, change.mask)
  const written = await sql`
    update event set ${column} = ${after}::${type}
    where id = ${before.id} and ${column} is distinct from ${after}::${type}
  `
    .execute(db)
    .catch(() => null) // these bytes are no value of this type, so no copy can hold them
  return written !== null && written.numAffectedRows === 1n
}

test('any flipped byte of any column of any event is found', async () => {
  const { db } = party.ctx
  await fill(db)
  expect(await verifyChain(db)).toMatchObject({ ok: true, events: await count(db) })
  const types = await columnTypes(db)
  expect([...types.keys()].toSorted()).toEqual(columns.toSorted())
  await sql`create table event_copy as select * from event`.execute(db)
  // Foreign keys are no obstacle to whoever can write the files of the database.
  await sql`alter table event drop constraint event_compartment_id_fkey`.execute(db)
  const found = new Set<string>()
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...columns),
      fc.nat(events - 1),
      fc.nat(4_000),
      fc.constantFrom(1, 2, 4, 8, 16, 32, 64),
      async (column, row, at, mask) => {
        const type = types.get(column) ?? 'text'
        if (!(await flip(db, { column, type, row }, { at, mask }))) return
        found.add(column)
        expect(await verifyChain(db), `${column} of event ${row + 1}`).toMatchObject({ ok: false })
        await sql`delete from event`.execute(db)
        await sql`insert into event select * from event_copy`.execute(db)
      },
    ),
    { numRuns: 600 },
  )
  expect([...found].toSorted()).toEqual(columns.toSorted())
  expect(await verifyChain(db)).toMatchObject({ ok: true })
}, 120_000)

const count = async (db: CampaignDatabase): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from event`.execute(db)
  return rows[0]?.n ?? 0
}

const age = '2026-01-02T03:04:05.000Z'

test('the first broken event is named with number, time and name', async () => {
  await using other = await openParty()
  const { db } = other.ctx
  for (const subjectId of ['one', 'two', 'three']) {
    await inTransaction(db, async (tx) =>
      recordEvent(tx, { name: 'test.happened', actor, subjectId }),
    )
  }
  await other.settle()
  await sql`update event set name = 'test.nothing', recorded_at = ${age} where number = 2`.execute(
    db,
  )
  const verdict = await other.call(verifyAudit, {})
  expect(verdict).toMatchObject({
    intact: false,
    events: 1,
    brokenAt: 2,
    broken: { name: 'test.nothing', at: age },
  })
  expect(verdict.sentence).toBe(
    `The audit holds up to event 1; event 2 (test.nothing, ${age}) is not as it was recorded.`,
  )
})

test('a chain that was computed anew shows against a head kept elsewhere', async () => {
  await using other = await openParty()
  const { db } = other.ctx
  const folder = await mkdtemp(join(tmpdir(), 'party-heads-'))
  const file = join(folder, 'stick', 'heads.jsonl')
  const record = (subjectId: string) =>
    inTransaction(db, async (tx) => recordEvent(tx, { name: 'test.happened', actor, subjectId }))
  try {
    await record('one')
    await other.settle()
    await other.call(showHead, { to: file })
    expect(await other.call(verifyAudit, { against: file })).toMatchObject({ intact: true })
    // Whoever may write everything takes the past away and writes another one.
    await sql`update event_chain set number = 0, hash = ${Buffer.alloc(32)}`.execute(db)
    await sql`delete from event`.execute(db)
    await record('another')
    await other.settle()
    await rm(headsFile(other.dataFolder), { force: true })
    expect(await other.call(verifyAudit, {})).toMatchObject({ intact: true })
    const verdict = await other.call(verifyAudit, { against: file })
    expect(verdict).toMatchObject({ intact: false, brokenAt: 1 })
    expect(verdict.sentence).toContain('computed anew')
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('the head is written once a day, can be switched off, and a spoilt file is refused', async () => {
  let today = new Date('2026-05-01T10:00:00Z')
  await using other = await openParty({ now: () => today })
  const file = headsFile(other.dataFolder)
  const lines = async () => (await readFile(file, 'utf8')).trim().split('\n').length
  await inTransaction(other.ctx.db, async (tx) =>
    recordEvent(tx, { name: 'test.happened', actor, subjectId: null }),
  )
  await other.settle()
  const day = async () => {
    await inTransaction(other.ctx.db, (tx) => wake(tx, 'workspace.keepHead', {}))
    await other.settle()
  }
  await day()
  await day()
  expect(await lines()).toBe(1)
  today = new Date('2026-05-02T00:30:00Z')
  await day()
  expect(await lines()).toBe(2)
  expect(await other.call(verifyAudit, {})).toMatchObject({ intact: true, headsCompared: 2 })
  await other.call(keepHeads, { daily: false })
  today = new Date('2026-05-03T00:30:00Z')
  await day()
  expect(await lines()).toBe(2)
  expect(await other.call(showHeads, {})).toMatchObject({
    daily: false,
    last: { at: '2026-05-02T00:30:00.000Z' },
  })
  await addHead(file, { at: today.toISOString(), number: 1, hash: 'f'.repeat(64) })
  expect(await other.call(verifyAudit, {})).toMatchObject({ intact: false, brokenAt: 1 })
  await appendFile(file, 'something else\n')
  await expect(other.call(verifyAudit, {})).rejects.toMatchObject({ code: 'heads_unreadable' })
})

test('files are compared from the terminal, never for somebody at a browser', async () => {
  const founder = await party.member('founder', 'Amara Vestergaard')
  const file = join(party.dataFolder, 'heads.jsonl')
  await writeFile(file, '')
  await expect(party.call(verifyAudit, { against: file }, founder)).rejects.toMatchObject({
    code: 'terminal_only',
  })
  await expect(party.call(verifyAudit, { against: file })).rejects.toMatchObject({
    code: 'no_heads',
  })
})

test('numbers and hashes of the audit are for the founder; others read on without them', async () => {
  const hr = await party.member('hr', 'Noor Baker')
  const first = await party.call(readAudit, { limit: 5 }, hr)
  expect(first.events.map(({ number, hash }) => [number, hash])).toEqual(
    Array.from({ length: 5 }, () => [null, null]),
  )
  const second = await party.call(readAudit, { limit: 5, before: first.before ?? '' }, hr)
  const ids = [...first.events, ...second.events].map(({ id }) => id)
  expect(new Set(ids).size).toBe(10)
  const own = await party.call(readAudit, { limit: 500 })
  expect(own.events.every(({ number }) => number !== null)).toBe(true)
  // What happened in a compartment is told inside only.
  const hidden = await party.call(readAudit, { limit: 500 }, hr)
  expect(hidden.events.length).toBe(own.events.length - events / 3)
})

test('a delegate is shown with the one for whom was acted', async () => {
  const founder = await party.ctx.db
    .selectFrom('member')
    .select(['id', 'name'])
    .where('role', '=', 'founder')
    .executeTakeFirstOrThrow()
  const staff = await party.member('staff', 'Jonas Lind')
  await inTransaction(party.ctx.db, async (tx) =>
    recordEvent(tx, {
      name: 'test.prepared',
      actor: { ...staff, actsFor: { id: founder.id, name: founder.name } },
      subjectId: null,
    }),
  )
  await party.settle()
  const { events: seen } = await party.call(readAudit, { limit: 1 })
  expect(seen).toMatchObject([{ by: 'Jonas Lind', onBehalfOf: founder.name }])
})
