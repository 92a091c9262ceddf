import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openParty, type Party } from '../../test/party.ts'
import { refusal } from '../../test/refusal.ts'
import type { MemberActor } from '#actions/actor.ts'
import { orderDay, type DayFacts } from './day-order.ts'
import { setMyDay } from './day-settings.ts'
import { chooseForDay, endDay, planDay, reopenDay, unchooseForDay } from './day-sheet.ts'
import { endNextMove } from './end-next-move.ts'
import { stages, tiers } from './list.contract.ts'
import { myDay } from './my-day.ts'
import { setNextMove } from './set-next-move.ts'
import { undoMoveChange } from './undo-move-change.ts'

const quiet: DayFacts = {
  prospectId: 'a',
  name: 'A',
  stage: 'prospect',
  tier: null,
  move: null,
  voteClosesInHours: null,
  clock: null,
  noMove: false,
  noOwner: false,
  noticeInDays: null,
}
const due = { late: false, daysLate: 0, dueIn: 0, atTime: false, awake: false, minutes: 20 }

describe('the order of a day', () => {
  test('who has no reason today is not in it, whatever the tier', () => {
    expect(orderDay([{ ...quiet, tier: 'A', stage: 'offeree' }])).toEqual([])
    expect(orderDay([{ ...quiet, move: { ...due, dueIn: 9 } }])).toEqual([])
  })

  test('late goes before today, today before a vote, a vote before what has no owner', () => {
    const order = orderDay([
      { ...quiet, prospectId: 'owner', noOwner: true },
      { ...quiet, prospectId: 'vote', voteClosesInHours: 70 },
      { ...quiet, prospectId: 'today', move: due },
      { ...quiet, prospectId: 'late', move: { ...due, late: true, daysLate: 1 } },
    ])
    expect(order.map((one) => one.facts.prospectId)).toEqual(['late', 'today', 'vote', 'owner'])
    expect(order.map((one) => one.thing)).toEqual(['move', 'move', 'vote', 'take'])
  })

  test('several reasons add up, and the heaviest is the one thing to do', () => {
    const [one] = orderDay([
      { ...quiet, tier: 'A', move: due, clock: { over: 3, state: 'late' }, voteClosesInHours: 5 },
    ])
    expect(one).toMatchObject({ thing: 'vote', also: ['move', 'clock'], minutes: 5, points: 168 })
    expect(one?.why.map((why) => why.reason)).toEqual([
      'vote_closing',
      'move_today',
      'clock_late',
      'tier_a',
    ])
  })

  test('points always are the sum of the reasons, and the order is theirs', () => {
    const facts = fc.record({
      prospectId: fc.uuid(),
      name: fc.string(),
      stage: fc.constantFrom(...stages),
      tier: fc.constantFrom(null, ...tiers),
      move: fc.option(
        fc.record({
          late: fc.boolean(),
          daysLate: fc.nat(400),
          dueIn: fc.option(fc.nat(40)),
          atTime: fc.boolean(),
          awake: fc.boolean(),
          minutes: fc.integer({ min: 1, max: 600 }),
        }),
      ),
      voteClosesInHours: fc.option(fc.nat(400)),
      clock: fc.option(
        fc.record({
          over: fc.integer({ min: -20, max: 200 }),
          state: fc.constantFrom('soon', 'late'),
        }),
      ),
      noMove: fc.boolean(),
      noOwner: fc.boolean(),
      noticeInDays: fc.option(fc.integer({ min: -50, max: 30 })),
    })
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 20 }), (all) => {
        const order = orderDay(all)
        for (const one of order) {
          expect(one.points).toBe(one.why.reduce((sum, why) => sum + why.points, 0))
          expect(one.also).not.toContain(one.thing)
        }
        const points = order.map((one) => one.points)
        expect(points).toEqual(points.toSorted((a, b) => b - a))
        // Whoever owns somebody without a next move always meets them.
        const asked = all.filter((one) => one.noMove).map((one) => one.prospectId)
        const met = new Set(order.map((one) => one.facts.prospectId))
        expect(asked.filter((id) => !met.has(id))).toEqual([])
      }),
    )
  })
})

describe('my day', () => {
  let now = new Date('2026-11-24T09:00:00Z')
  let party: Party
  let amara: MemberActor
  let priya: MemberActor
  const day = '2026-11-24'

  beforeAll(async () => {
    party = await openParty({ now: () => now })
    amara = await party.member('founder', 'Amara Vestergaard')
    priya = await party.member('recruiting', 'Priya Raghunathan-Ek')
  })
  afterAll(() => party[Symbol.asyncDispose]())

  const prospect = async (
    name: string,
    columns: { ownerId?: string; tier?: 'A' | 'B'; compartmentId?: string } = {},
  ) => {
    const row = await party.database.db
      .insertInto('prospect')
      .values({
        kind: 'person',
        name,
        nameKey: name.toLowerCase(),
        thesis: `${name} matters.`,
        source: 'a test',
        createdByName: 'a test',
        stageSince: now,
        createdAt: now,
        ...columns,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return row.id
  }
  const move = async (id: string, what: string, on: string | null) =>
    (await party.call(setNextMove, { id, what, due: on }, amara)).open
  const names = async (actor = amara) =>
    (await party.call(myDay, {}, actor)).people.map((one) => one.name)

  test('begins in the zone of the browser, then in the one that was said', async () => {
    now = new Date('2026-11-24T23:30:00Z')
    const first = await party.call(myDay, { zone: 'Asia/Kuala_Lumpur' }, amara)
    expect(first).toMatchObject({
      day: '2026-11-25',
      settings: { zone: 'Asia/Kuala_Lumpur', version: 0 },
      minutes: 60,
      people: [],
    })
    await party.call(setMyDay, { version: 0, zone: 'Europe/Lisbon', dailyMinutes: 60 }, amara)
    expect((await party.call(myDay, { zone: 'Asia/Kuala_Lumpur' }, amara)).day).toBe(day)
    for (const zone of ['Mars/Olympus', "x'; select 1"]) {
      const bad = await refusal(party.call(setMyDay, { version: 1, zone, dailyMinutes: 60 }, amara))
      expect(bad.code).toBe('zone_unknown')
    }
    now = new Date('2026-11-24T09:00:00Z')
  })

  test('has five people with reasons, says what does not fit, and the next comes when one is done', async () => {
    for (const [index, name] of [
      'Bao',
      'Emre',
      'Linh',
      'Noa',
      'Sofía',
      'Tarek',
      'Zahra',
    ].entries()) {
      const id = await prospect(name, { ownerId: amara.id })
      await move(id, `Call ${name}`, index === 6 ? '2026-11-22' : day)
    }
    const before = await party.call(myDay, {}, amara)
    expect(before.people.map((one) => one.name)).toEqual(['Zahra', 'Bao', 'Emre', 'Linh', 'Noa'])
    expect(before.people[0]).toMatchObject({
      thing: 'move',
      thesis: 'Zahra matters.',
      minutes: 30,
      points: 64,
      why: [{ reason: 'move_late', points: 64, days: 2 }],
    })
    expect(before.people.map((one) => one.fits)).toEqual([true, true, false, false, false])
    expect(before).toMatchObject({
      minutes: 60,
      minutesPlanned: 150,
      minutesOver: 90,
      restTotal: 2,
    })

    const zahra = before.people[0]?.move
    const ended = await party.call(
      endNextMove,
      {
        moveId: zahra?.id ?? '',
        version: 1,
        next: { what: 'Wait for her answer', due: '2026-12-04' },
      },
      amara,
    )
    const after = await party.call(myDay, {}, amara)
    expect(after.people.map((one) => one.name)).toEqual(['Bao', 'Emre', 'Linh', 'Noa'])
    expect(after).toMatchObject({ minutesDone: 30, done: [{ name: 'Zahra', what: 'Call Zahra' }] })
    await party.call(undoMoveChange, { changeId: ended.changeId ?? '' }, amara)
    expect(await names()).toEqual(before.people.map((one) => one.name))
  })

  test('is overruled: up, not today with a reason, and back', async () => {
    const { people } = await party.call(myDay, {}, amara)
    const [zahra, , emre] = people.map((one) => one.prospectId)
    await party.call(chooseForDay, { id: emre ?? '', day, choice: 'first' }, amara)
    expect((await names()).slice(0, 2)).toEqual(['Emre', 'Zahra'])
    const put = { id: zahra ?? '', day, choice: 'not_today' as const }
    expect((await refusal(party.call(chooseForDay, put, amara))).code).toBe('reason_missing')
    await party.call(chooseForDay, { ...put, reason: 'on a plane' }, amara)
    const without = await party.call(myDay, {}, amara)
    expect(without.people.map((one) => one.name)).toEqual(['Emre', 'Bao', 'Linh', 'Noa', 'Sofía'])
    expect(without.putOff).toMatchObject([{ name: 'Zahra', notTodayReason: 'on a plane' }])
    expect(without.people[0]?.chosen).toEqual({ choice: 'first', reason: '' })
    for (const id of [zahra, emre]) {
      await party.call(unchooseForDay, { id: id ?? '', day }, amara)
    }
    expect((await names())[0]).toBe('Zahra')
    await party.call(chooseForDay, { ...put, reason: 'on a plane' }, amara)
    now = new Date('2026-11-25T09:00:00Z')
    expect((await names())[0]).toBe('Zahra')
    now = new Date('2026-11-24T09:00:00Z')
    await party.call(unchooseForDay, { id: zahra ?? '', day }, amara)
  })

  test('takes more minutes, more people, and ends', async () => {
    await party.call(planDay, { day, minutes: 240, people: 7 }, amara)
    const wide = await party.call(myDay, {}, amara)
    expect(wide).toMatchObject({ minutes: 240, minutesSaid: true, minutesOver: 0, restTotal: 0 })
    expect(wide.people).toHaveLength(7)
    await party.call(endDay, { day }, amara)
    expect((await party.call(myDay, {}, amara)).endedAt).toBe('2026-11-24T09:00:00.000Z')
    await party.call(reopenDay, { day }, amara)
    expect((await party.call(myDay, {}, amara)).endedAt).toBeNull()
  })

  test('is everybody’s own: votes asked, notices for those who keep them, what nobody owns', async () => {
    const dmitri = await party.member('scientist', 'Dmitri Halloran')
    const asked = await prospect('Asked About', { ownerId: priya.id, tier: 'A' })
    await party.call(setNextMove, { id: asked, what: 'Ask', due: '2027-01-01' }, priya)
    const round = await party.database.db
      .insertInto('voteRound')
      .values({
        prospectId: asked,
        askedByName: 'Priya',
        askedAt: now,
        closesAt: new Date('2026-11-26T09:00:00Z'),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await party.database.db
      .insertInto('roundVoter')
      .values({ roundId: round.id, memberId: dmitri.id, memberName: dmitri.name })
      .execute()
    await prospect('Free Person')
    const his = await party.call(myDay, {}, dmitri)
    expect(his.people).toMatchObject([
      {
        name: 'Asked About',
        thing: 'vote',
        vote: { roundId: round.id, voted: 0, of: 1 },
        why: [
          { reason: 'vote_asked', points: 45, days: 2 },
          { reason: 'tier_a', points: 15 },
        ],
      },
    ])
    expect(await names(priya)).toEqual(['Free Person'])
    now = new Date('2026-12-20T09:00:00Z')
    const hr = await party.member('hr', 'Joaquín Beltrán')
    const owed = await party.call(myDay, {}, hr)
    expect(owed.people.every((one) => one.thing === 'notice')).toBe(true)
    expect(owed.people[0]).toMatchObject({ noticeBy: '2026-12-24' })
    now = new Date('2026-11-24T09:00:00Z')
  })

  test('knows nothing of who is hidden from its member', async () => {
    const { id: compartmentId } = await party.database.db
      .insertInto('compartment')
      .values({ name: 'Orchard', createdBy: amara.id })
      .returning('id')
      .executeTakeFirstOrThrow()
    const seen = await party.call(myDay, {}, priya)
    const id = await prospect('Hidden Person', { compartmentId })
    expect(await party.call(myDay, {}, priya)).toEqual(seen)
    const put = { id, day, choice: 'first' as const }
    expect((await refusal(party.call(chooseForDay, put, priya))).code).toBe('prospect_not_found')
    await party.call(planDay, { day, people: 50 }, amara)
    expect(await names()).toContain('Hidden Person')
  })
})
