import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openParty, type Party } from '../../test/party.ts'
import { refusal } from '../../test/refusal.ts'
import type { MemberActor } from '#actions/actor.ts'
import { clockOf, type Stay } from './clock.ts'
import { overdue } from './overdue.ts'
import { readClock, readClocks } from './read-clocks.ts'
import { runOutClocks } from './run-out-clocks.ts'
import { setClockDay, snoozeClock, wakeClock } from './stage-clock.ts'
import { expectStage, stageExpectations } from './stage-expectations.ts'
import { addDays, dayIn, daysBetween, endOfDay, startOfDay } from './zone.ts'

const stay: Stay = {
  since: '2026-11-10',
  today: '2026-11-18',
  now: new Date('2026-11-18T12:00:00Z'),
  expectedDays: 10,
  untilDay: null,
  snoozedUntil: null,
  snoozeReason: '',
  snoozedBy: '',
  version: 0,
}

test.each([
  ['2026-11-10', 'on_time', 0],
  ['2026-11-16', 'on_time', 6],
  ['2026-11-17', 'soon', 7],
  ['2026-11-20', 'soon', 10],
  ['2026-11-21', 'late', 11],
])('ten days from 10 November are on %s %s', (today, state, days) => {
  expect(clockOf({ ...stay, today })).toMatchObject({ state, days, expected: 10 })
})

test('a day that was set wins over the days of the stage; without either there is no clock', () => {
  const until = clockOf({ ...stay, untilDay: '2027-01-04', today: '2026-12-31' })
  expect(until).toMatchObject({ state: 'soon', expected: 55, until: '2027-01-04', untilSet: true })
  expect(clockOf({ ...stay, expectedDays: null })).toMatchObject({ state: 'none', expected: null })
})

test('a snooze holds to its moment and then the clock stands where it stood', () => {
  const snoozed = { ...stay, today: '2026-12-01', snoozedUntil: new Date('2026-12-02T00:00:00Z') }
  expect(clockOf(snoozed)).toMatchObject({ state: 'snoozed', days: 21 })
  expect(clockOf({ ...snoozed, now: new Date('2026-12-02T00:00:00Z') }).state).toBe('late')
})

describe('days in zones', () => {
  test.each([
    ['Europe/Lisbon', '2026-03-29', 23],
    ['Europe/Lisbon', '2026-10-25', 25],
    ['Asia/Kuala_Lumpur', '2026-03-29', 24],
    ['Africa/Cairo', '2026-04-24', 23],
  ])('in %s %s has %i hours', (zone, day, hours) => {
    const lengthMs = endOfDay(zone, day).getTime() - startOfDay(zone, day).getTime()
    expect(lengthMs / 3_600_000).toBe(hours)
    expect(dayIn(zone, startOfDay(zone, day))).toBe(day)
    expect(dayIn(zone, endOfDay(zone, day))).toBe(addDays(day, 1))
  })

  test('every moment lies in exactly one day, and days are counted without gaps', () => {
    const zones = ['UTC', 'Europe/Lisbon', 'America/Sao_Paulo', 'Asia/Kathmandu', 'Pacific/Apia']
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        fc.integer({ min: -800, max: 800 }),
        (zone, at, days) => {
          const day = dayIn(zone, at)
          expect(startOfDay(zone, day) <= at && at < endOfDay(zone, day)).toBe(true)
          expect(daysBetween(day, addDays(day, days))).toBe(days)
        },
      ),
    )
  })
})

describe('clocks of The List', () => {
  let now = new Date('2026-11-24T09:00:00Z')
  let party: Party
  let amara: MemberActor
  let priya: MemberActor

  beforeAll(async () => {
    party = await openParty({ now: () => now })
    amara = await party.member('founder', 'Amara Vestergaard')
    priya = await party.member('recruiting', 'Priya Raghunathan-Ek')
    await party.database.db
      .insertInto('memberDay')
      .values([
        { memberId: amara.id, zone: 'America/Los_Angeles' },
        { memberId: priya.id, zone: 'Asia/Kuala_Lumpur' },
      ])
      .execute()
  })
  afterAll(() => party[Symbol.asyncDispose]())

  const prospect = async (columns: {
    since: string
    ownerId?: string
    stage?: 'prospect' | 'accepted' | 'nurture' | 'passed'
    nurtureUntil?: string
    compartmentId?: string
  }) => {
    const { since, stage = 'prospect', ...rest } = columns
    const row = await party.database.db
      .insertInto('prospect')
      .values({
        kind: 'person',
        name: `Person since ${since}`,
        nameKey: 'person',
        source: 'a test',
        createdByName: 'a test',
        stage,
        stageSince: new Date(since),
        ...rest,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return row.id
  }

  const ranOut = async () => {
    await party.settle()
    const rows = await party.database.db
      .selectFrom('event')
      .select(['subjectId', 'payload', 'compartmentId'])
      .where('name', '=', 'campaign.clock_ran_out')
      .execute()
    return rows
  }
  const run = () => runOutClocks.run(party.ctx, {}, AbortSignal.timeout(20_000))

  test('the same stay is late by the day of its owner, not by that of the machine', async () => {
    // 20 November 20:00 UTC: the 21st in Kuala Lumpur, the 20th in Los Angeles.
    const since = '2026-11-20T20:00:00Z'
    const hers = await prospect({ since, ownerId: priya.id })
    const his = await prospect({ since, ownerId: amara.id })
    const nobodys = await prospect({ since })
    now = new Date('2026-12-01T15:59:59Z')
    const before = await readClocks(party.ctx.db, now, [hers, his, nobodys])
    expect([hers, his, nobodys].map((id) => before.get(id)?.days)).toEqual([10, 11, 11])
    now = new Date('2026-12-01T16:00:00Z')
    const after = await readClocks(party.ctx.db, now, [hers, his, nobodys])
    expect([hers, his, nobodys].map((id) => after.get(id)?.state)).toEqual(['late', 'late', 'late'])
  })

  test('the database and the app agree which day it is, over changes of summer time too', async () => {
    for (const at of ['2026-03-08T07:59:00Z', '2026-03-08T08:00:00Z', '2026-11-01T08:59:00Z']) {
      now = new Date(at)
      const id = await prospect({ since: '2026-02-20T12:00:00Z', ownerId: amara.id })
      const clock = await readClock(party.ctx.db, now, id)
      expect(clock.days).toBe(daysBetween('2026-02-20', dayIn('America/Los_Angeles', now)))
    }
  })

  test('what ran out is told once for each stay, however often and at once the job runs', async () => {
    now = new Date('2026-11-24T09:00:00Z')
    await party.database.db.deleteFrom('prospect').execute()
    const late = await prospect({ since: '2026-11-01T12:00:00Z', ownerId: priya.id })
    await prospect({ since: '2026-11-20T12:00:00Z', ownerId: priya.id })
    await prospect({ since: '2026-01-01T12:00:00Z', stage: 'passed' })
    const back = await prospect({
      since: '2026-01-01T12:00:00Z',
      stage: 'nurture',
      nurtureUntil: '2026-11-20',
    })
    const told = await ranOut()
    await Promise.all([run(), run(), run()])
    const rows = (await ranOut()).slice(told.length)
    expect(rows).toHaveLength(2)
    expect(new Set(rows.map((row) => row.subjectId))).toEqual(new Set([late, back]))
    expect(rows.find((row) => row.subjectId === late)?.payload).toEqual({
      stage: 'prospect',
      days: 23,
      expected: 10,
    })
    // Moved on and late again: another stay, told again.
    await party.database.db
      .updateTable('prospect')
      .set({ stage: 'lead', stageSince: new Date('2026-11-02T12:00:00Z') })
      .where('id', '=', late)
      .execute()
    await run()
    expect(await ranOut()).toHaveLength(told.length + 3)
  })

  test('a clock that rests says why, tells nothing until then, and runs again', async () => {
    const told = (await ranOut()).length
    const other = await prospect({ since: '2026-11-01T12:00:00Z', ownerId: priya.id })
    const put = { id: other, version: 0, until: '2026-12-01', reason: 'on holiday' }
    const rests = await party.call(snoozeClock, put, priya)
    expect(rests.clock).toMatchObject({
      state: 'snoozed',
      snoozedUntil: '2026-11-30T16:00:00.000Z',
      snoozeReason: 'on holiday',
      snoozedBy: 'Priya Raghunathan-Ek',
      version: 1,
    })
    expect((await refusal(party.call(snoozeClock, put, priya))).code).toBe('stale_version')
    await run()
    expect(await ranOut()).toHaveLength(told)
    await party.call(wakeClock, { id: other, version: 1 }, amara)
    await run()
    const last = (await ranOut()).at(-1)
    expect(last?.subjectId).toBe(other)
    expect(await ranOut()).toHaveLength(told + 1)
  })

  test('somebody accepted is on time until the day before the start', async () => {
    const id = await prospect({ since: '2026-11-20T12:00:00Z', stage: 'accepted' })
    expect((await readClock(party.ctx.db, now, id)).state).toBe('none')
    const set = await party.call(setClockDay, { id, version: 0, until: '2027-02-28' }, amara)
    expect(set.clock).toMatchObject({ state: 'on_time', expected: 100, untilSet: true })
  })

  test('days of a stage are changed by those who may, and act at once', async () => {
    const { stages } = await party.call(stageExpectations, {}, priya)
    const finalist = stages.find((one) => one.stage === 'finalist')
    expect(finalist).toMatchObject({ days: 7, version: 1 })
    const scientist = await party.member('scientist', 'Dmitri')
    const change = { stage: 'finalist' as const, version: 1, days: 3 }
    expect((await refusal(party.call(expectStage, change, scientist))).code).toBe('not_allowed')
    const kept = await party.call(expectStage, change, priya)
    expect(kept.stages.find((one) => one.stage === 'finalist')).toMatchObject({ days: 3 })
    expect((await refusal(party.call(expectStage, change, amara))).code).toBe('stale_version')
  })

  test('a hidden prospect runs out inside its compartment only', async () => {
    const { id: compartmentId } = await party.database.db
      .insertInto('compartment')
      .values({ name: 'Orchard', createdBy: amara.id })
      .returning('id')
      .executeTakeFirstOrThrow()
    const seen = await party.call(overdue, {}, priya)
    const id = await prospect({ since: '2026-10-01T12:00:00Z', compartmentId })
    await run()
    await party.settle()
    const events = await party
      .as(priya)
      .db.selectFrom('event')
      .select('id')
      .where('subjectId', '=', id)
      .execute()
    expect(events).toEqual([])
    expect(await party.call(overdue, {}, priya)).toEqual(seen)
    const inside = await party.call(overdue, {}, amara)
    expect(inside.items.some((item) => item.prospect.prospectId === id)).toBe(true)
    const put = { id, version: 0, until: '2026-12-01', reason: 'x' }
    expect((await refusal(party.call(snoozeClock, put, priya))).code).toBe('prospect_not_found')
  })
})
