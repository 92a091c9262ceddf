import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openParty, type Party } from '../../test/party.ts'
import type { MemberActor } from '#actions/actor.ts'
import { endNextMove } from './end-next-move.ts'
import { stages } from './list.contract.ts'
import { liveStages } from './overdue.ts'
import { statusReport } from './report.ts'
import { reportTable } from './report-text.ts'
import { setNextMove } from './set-next-move.ts'
import { noClock } from './read-clocks.ts'
import { needsOf } from './report-needs.ts'

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

const prospect = async (name: string, columns: Record<string, unknown> = {}) => {
  const row = await party.database.db
    .insertInto('prospect')
    .values({
      kind: 'person',
      name,
      nameKey: name.toLowerCase(),
      source: 'a test',
      createdByName: 'a test',
      createdAt: new Date('2026-11-01T09:00:00Z'),
      stageSince: new Date('2026-11-20T09:00:00Z'),
      ...columns,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

test('whoever has no next move or no owner is always among what somebody needs to do', () => {
  const line = fc.record({
    prospectId: fc.uuid(),
    kind: fc.constantFrom('person', 'organisation'),
    name: fc.string({ minLength: 1 }),
    stage: fc.constantFrom(...stages),
    ownerId: fc.constantFrom(null, 'a', 'b'),
    hasMove: fc.boolean(),
    moveOwner: fc.constantFrom(null, 'a', 'b'),
    state: fc.constantFrom('later', 'today', 'late', 'waits', 'snoozed'),
  })
  fc.assert(
    fc.property(fc.uniqueArray(line, { selector: (one) => one.prospectId }), (all) => {
      const moves = all
        .filter((one) => one.hasMove)
        .map((one) => ({
          id: one.prospectId,
          prospectId: one.prospectId,
          what: 'Call',
          kind: 'call' as const,
          minutes: 30,
          minutesSaid: false,
          dueAt: null,
          dueOn: null,
          state: one.state as 'later',
          daysLate: one.state === 'late' ? 3 : 0,
          ownerId: one.moveOwner,
          ownerName: one.moveOwner,
          waitsFor: one.state === 'waits' ? 'an answer' : '',
          snoozedUntil: null,
          snoozeReason: '',
          wokeAt: null,
          version: 1,
          createdBy: '',
          createdAt: now.toISOString(),
          endedAt: null,
          endedAs: null,
          endedReason: '',
          endedBy: null,
        }))
      const needs = needsOf(
        {
          lines: all.map((one) => ({
            ...one,
            kind: one.kind as 'person',
            personId: null,
            organisationId: null,
            affiliation: '',
            tier: null,
            area: null,
            areaId: null,
            ownerName: one.ownerId,
            compartmentId: null,
            version: 1,
          })),
          clocks: new Map(all.map((one) => [one.prospectId, noClock])),
          moves: new Map(moves.map((move) => [move.prospectId, move])),
          now,
        },
        [],
      )
      const told = needs.flatMap((one) =>
        one.needs.map((need) => `${one.memberId} ${need.kind} ${need.prospectId}`),
      )
      for (const one of all) {
        const live = liveStages.includes(one.stage)
        const wanted = `${one.ownerId} no_move ${one.prospectId}`
        expect(told.includes(wanted)).toBe(live && !one.hasMove)
        expect(told.includes(`null no_owner ${one.prospectId}`)).toBe(live && one.ownerId === null)
        if (one.hasMove && one.state === 'late') {
          expect(told).toContain(`${one.moveOwner} late_move ${one.prospectId}`)
        }
      }
      expect(new Set(told).size).toBe(told.length)
    }),
  )
})

test('the report counts stages then and now, moves, risks and needs; all of one moment', async () => {
  const area = await party.database.db
    .insertInto('seatArea')
    .values({ name: 'Post-training', seats: 6 })
    .returning('id')
    .executeTakeFirstOrThrow()
  const linh = await prospect('Linh', {
    stage: 'lead',
    ownerId: amara.id,
    seatAreaId: area.id,
    stageSince: new Date('2026-11-22T09:00:00Z'),
  })
  await party.database.db
    .insertInto('stageMove')
    .values({
      prospectId: linh,
      fromStage: 'prospect',
      toStage: 'lead',
      reason: 'She answered',
      movedByName: 'Amara Vestergaard',
      movedAt: new Date('2026-11-22T09:00:00Z'),
    })
    .execute()
  await prospect('Tarek', {
    stage: 'finalist',
    ownerId: priya.id,
    stageSince: new Date('2026-11-10T09:00:00Z'),
  })
  await prospect('Noa', { createdAt: new Date('2026-11-23T09:00:00Z') })
  await prospect('Gone', { removedAt: new Date('2026-11-23T09:00:00Z') })
  const { open } = await party.call(
    setNextMove,
    { id: linh, what: 'Answer her question', due: '2026-11-22' },
    amara,
  )

  const report = await party.call(statusReport, {}, priya)
  expect(report).toMatchObject({
    asOf: now.toISOString(),
    since: '2026-11-17T09:00:00.000Z',
    total: 3,
    added: 1,
    removed: 1,
    movesTotal: 1,
    moves: [{ name: 'Linh', from: 'prospect', to: 'lead', reason: 'She answered' }],
  })
  const byStage = new Map(report.stages.map((one) => [one.stage, one]))
  expect(byStage.get('lead')).toMatchObject({ now: 1, before: 0, came: 1, went: 0 })
  expect(byStage.get('prospect')).toMatchObject({ now: 1, before: 2, came: 1, went: 2 })
  expect(byStage.get('finalist')).toMatchObject({ now: 1, before: 1, late: 1 })
  expect(report.risks).toMatchObject({
    lateMoves: [{ name: 'Linh', days: 2, owner: 'Amara Vestergaard' }],
    lateClocks: [{ name: 'Tarek', days: 14, expected: 7 }],
    noOwner: [{ name: 'Noa' }],
    noMove: [{ name: 'Noa' }, { name: 'Tarek' }],
    oneOfUs: [{ name: 'Tarek', member: null }],
  })
  expect(
    report.needs.map((one) => [one.name, one.needs.map((need) => `${need.kind} ${need.name}`)]),
  ).toEqual([
    ['', ['no_move Noa', 'no_owner Noa']],
    ['Amara Vestergaard', ['late_move Linh']],
    ['Priya Raghunathan-Ek', ['clock Tarek', 'no_move Tarek']],
  ])
  expect(reportTable(report).rows.filter((row) => row[0] === 'needs')).toHaveLength(5)

  await party.call(endNextMove, { moveId: open?.id ?? '', version: 1 }, amara)
  const later = await party.call(statusReport, { since: '2026-11-24' }, priya)
  expect(later.risks.noMove.map((one) => one.name)).toEqual(['Linh', 'Noa', 'Tarek'])
  expect(later).toMatchObject({ movesTotal: 0, added: 0, removed: 0 })
})

test('the report of an outsider does not know who is hidden', async () => {
  const { id: compartmentId } = await party.database.db
    .insertInto('compartment')
    .values({ name: 'Orchard', createdBy: amara.id })
    .returning('id')
    .executeTakeFirstOrThrow()
  const before = await party.call(statusReport, {}, priya)
  await prospect('Hidden', { compartmentId, stage: 'offeree', ownerId: amara.id })
  expect(await party.call(statusReport, {}, priya)).toEqual(before)
  expect((await party.call(statusReport, {}, amara)).total).toBe(before.total + 1)
})
