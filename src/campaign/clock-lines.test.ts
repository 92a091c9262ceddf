import { afterAll, beforeAll, expect, test } from 'vitest'
import { openParty, type Party } from '../../test/party.ts'
import type { MemberActor } from '#actions/actor.ts'
import { clockLines, nextMoveLines } from './clock-lines.ts'
import { clocksKeeper } from './clocks-keeper.ts'
import { endNextMove } from './end-next-move.ts'
import { runOutClocks } from './run-out-clocks.ts'
import { setNextMove } from './set-next-move.ts'
import { snoozeClock } from './stage-clock.ts'

const now = new Date('2026-11-24T09:00:00Z')
let party: Party
let amara: MemberActor
let priya: MemberActor

beforeAll(async () => {
  party = await openParty({ now: () => now })
  amara = await party.member('founder', 'Amara Vestergaard')
  priya = await party.member('recruiting', 'Priya Raghunathan-Ek')
})
afterAll(() => party[Symbol.asyncDispose]())

const personId = '6f1c1ad4-5a3e-5c0e-9f0e-2f2b7b8f6a01'

const prospect = async (
  name: string,
  columns: { compartmentId?: string; personId?: string } = {},
) =>
  (
    await party.database.db
      .insertInto('prospect')
      .values({
        kind: 'person',
        name,
        nameKey: name.toLowerCase(),
        source: 'a test',
        createdByName: 'a test',
        stageSince: new Date('2026-11-01T09:00:00Z'),
        ...columns,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

/** What the Room would say to a reader, of all events of a kind so far. */
const said = async (kind: typeof clockLines, reader: MemberActor) => {
  await party.settle()
  const rows = await party.database.db
    .selectFrom('event')
    .select(['name', 'subjectId', 'payload'])
    .where('name', 'in', [...kind.events])
    .orderBy('number')
    .execute()
  const events = rows.map((row) => ({
    name: row.name,
    subjectId: row.subjectId,
    payload: Object(row.payload),
    by: 'Amara Vestergaard',
  }))
  return kind.say(party.as(reader), events)
}

test('what runs out is said in one line, with what can be done from it; hidden ones to nobody else', async () => {
  const { id: compartmentId } = await party.database.db
    .insertInto('compartment')
    .values({ name: 'Orchard', createdBy: amara.id })
    .returning('id')
    .executeTakeFirstOrThrow()
  const open = await prospect('Linh Đặng Thu', { personId })
  const hidden = await prospect('Hidden Person', { compartmentId })
  await party.call(setNextMove, { id: open, what: 'Call Linh', due: '2026-11-23' }, amara)
  await runOutClocks.run(party.ctx, {}, AbortSignal.timeout(20_000))

  const toPriya = await said(clockLines, priya)
  const told = toPriya.flatMap((line) => (line ? [line] : []))
  expect(told.map((line) => line.sentence)).toEqual([
    'Late: Linh Đặng Thu is prospect for 23 days, 10 were meant.',
    'Late for Linh Đặng Thu: Call Linh. It is with Amara Vestergaard.',
  ])
  expect(told[0]?.about?.acts).toMatchObject([
    { label: 'Take it', operation: 'campaign.takeNextMove', input: { id: open, version: 1 } },
    { label: 'Snooze a day', operation: 'campaign.snoozeClock', asks: { field: 'reason' } },
  ])
  const toAmara = await said(clockLines, amara)
  expect(toAmara.filter((line) => line?.about?.id === hidden)).toHaveLength(1)

  // The acts are good as they stand: the reason is all that is added.
  const snooze = told[0]?.about?.acts?.[1]
  await party.call(snooze?.operation ?? '', { ...snooze?.input, reason: 'on holiday' }, priya)
  const after = await said(clockLines, priya)
  expect(after.find((line) => line?.about?.id === open)?.about?.acts).toBeUndefined()
})

test('a next move that was done is said with what follows', async () => {
  const id = await prospect('Sofía Quintanar')
  const { open } = await party.call(setNextMove, { id, what: 'Read' }, amara)
  const next = { what: 'Write to Sofía' }
  await party.call(endNextMove, { moveId: open?.id ?? '', version: 1, next }, amara)
  const lines = await said(nextMoveLines, priya)
  expect(lines.at(-1)?.sentence).toBe(
    'Amara Vestergaard did what was next for Sofía Quintanar. Next: Write to Sofía.',
  )
})

test('a person reads what was meant to be done, and all of it goes with them', async () => {
  const person = { ids: [personId], names: ['Linh Đặng Thu'] }
  const [section] = await clocksKeeper.exportOf(party.ctx, person)
  expect(section?.items.map((item) => item.text)).toEqual(['Call Linh', 'Put off: on holiday'])
  const id = await prospect('Linh Đặng Thu', { personId })
  await party.call(
    snoozeClock,
    { id, version: 0, until: '2026-12-01', reason: 'a second line' },
    amara,
  )
  for (let times = 0; times < 2; times += 1) {
    await party.database.db.transaction().execute((tx) => clocksKeeper.erase(tx, person))
  }
  expect(await clocksKeeper.exportOf(party.ctx, person)).toEqual([])
  const left = await party.database.db.selectFrom('nextMoveChange').select('prospectId').execute()
  expect(left.every((row) => row.prospectId !== id)).toBe(true)
})
