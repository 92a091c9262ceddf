import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openParty, type Party } from '../../test/party.ts'
import { refusal } from '../../test/refusal.ts'
import type { MemberActor } from '#actions/actor.ts'
import { editNextMove } from './edit-next-move.ts'
import { endNextMove } from './end-next-move.ts'
import { kindOfMove } from './move-kind.ts'
import { nextMovesOf } from './next-moves-of.ts'
import { overdue } from './overdue.ts'
import { setNextMove } from './set-next-move.ts'
import { snoozeNextMove, wakeNextMove } from './snooze-next-move.ts'
import { takeNextMove } from './take-next-move.ts'
import { undoMoveChange } from './undo-move-change.ts'

let now = new Date('2026-11-24T09:00:00Z')
let party: Party
let amara: MemberActor
let priya: MemberActor

beforeAll(async () => {
  party = await openParty({ now: () => now })
  amara = await party.member('founder', 'Amara Vestergaard')
  priya = await party.member('recruiting', 'Priya Raghunathan-Ek')
})
afterAll(() => party[Symbol.asyncDispose]())

const prospect = async (name: string, columns: { compartmentId?: string } = {}) => {
  const row = await party.database.db
    .insertInto('prospect')
    .values({
      kind: 'person',
      name,
      nameKey: name.toLowerCase(),
      source: 'a test',
      createdByName: 'a test',
      stageSince: now,
      ...columns,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

const openOf = async (id: string) => (await party.call(nextMovesOf, { id }, amara)).open

describe('a next move', () => {
  test('is set, changed and done, and the answer asks for the following one', async () => {
    const id = await prospect('Linh Đặng Thu')
    const set = await party.call(setNextMove, { id, what: 'Write to Linh' }, amara)
    expect(set.open).toMatchObject({
      what: 'Write to Linh',
      kind: 'write',
      minutes: 20,
      minutesSaid: false,
      ownerName: 'Amara Vestergaard',
      state: 'later',
    })
    const moveId = set.open?.id ?? ''
    const edited = await party.call(
      editNextMove,
      { moveId, version: 1, what: 'Call Linh', minutes: 45, due: '2026-11-24', ownerId: priya.id },
      amara,
    )
    expect(edited.open).toMatchObject({
      what: 'Call Linh',
      kind: 'call',
      minutes: 45,
      dueOn: '2026-11-24',
      state: 'today',
      ownerName: 'Priya Raghunathan-Ek',
      version: 2,
    })
    const ended = await party.call(endNextMove, { moveId, version: 2 }, priya)
    expect(ended.open).toBeNull()
    expect(ended.ended).toMatchObject({ endedAs: 'done', endedBy: 'Priya Raghunathan-Ek' })
    const all = await party.call(overdue, {}, amara)
    expect(all.items.find((item) => item.prospect.prospectId === id)?.kinds).toEqual([
      'no_move',
      'no_owner',
    ])
  })

  test('is done and followed in one breath, and both come back together', async () => {
    const id = await prospect('Sofía Quintanar')
    const { open } = await party.call(setNextMove, { id, what: 'Read her thesis' }, amara)
    const done = await party.call(
      endNextMove,
      { moveId: open?.id ?? '', version: 1, next: { what: 'Ask Dmitri for an introduction' } },
      amara,
    )
    expect(done.open).toMatchObject({ what: 'Ask Dmitri for an introduction', kind: 'ask' })
    await party.call(undoMoveChange, { changeId: done.changeId ?? '' }, amara)
    expect(await openOf(id)).toMatchObject({ what: 'Read her thesis', endedAs: null, version: 3 })
    expect((await party.call(nextMovesOf, { id }, amara)).past).toEqual([])
    const again = await refusal(
      party.call(undoMoveChange, { changeId: done.changeId ?? '' }, amara),
    )
    expect(again.code).toBe('changed_since')
  })

  test('is not taken back when somebody changed it since', async () => {
    const id = await prospect('Tarek Oyelowo-Lindh')
    const set = await party.call(setNextMove, { id, what: 'Meet Tarek' }, amara)
    const moveId = set.open?.id ?? ''
    await party.call(editNextMove, { moveId, version: 1, what: 'Meet Tarek in Lisbon' }, priya)
    const refused = await refusal(
      party.call(undoMoveChange, { changeId: set.changeId ?? '' }, amara),
    )
    expect(refused.code).toBe('changed_since')
    expect(await openOf(id)).toMatchObject({ what: 'Meet Tarek in Lisbon' })
  })

  test('is one at a time, and a stale change is refused with what stands', async () => {
    const id = await prospect('Bao Khuất-Ferreira')
    const set = await party.call(setNextMove, { id, what: 'Send the offer' }, amara)
    const second = await refusal(party.call(setNextMove, { id, what: 'Call Bao' }, priya))
    expect(second.code).toBe('next_move_open')
    const moveId = set.open?.id ?? ''
    await party.call(editNextMove, { moveId, version: 1, what: 'Send the offer again' }, amara)
    const stale = await refusal(party.call(endNextMove, { moveId, version: 1 }, priya))
    expect(stale).toMatchObject({ code: 'stale_version', details: { seen: 1, version: 2 } })
    await party.call(endNextMove, { moveId, version: 2, as: 'dropped', reason: 'no' }, amara)
    const ended = await refusal(party.call(endNextMove, { moveId, version: 3 }, priya))
    expect(ended.code).toBe('next_move_ended')
  })

  test('is put off with a reason until a day in the zone of whoever does it, and wakes', async () => {
    await party.database.db
      .insertInto('memberDay')
      .values({ memberId: priya.id, zone: 'Asia/Kuala_Lumpur' })
      .execute()
    const id = await prospect('Noa Ben-Tovim')
    const { open } = await party.call(setNextMove, { id, what: 'Ask after a reply' }, priya)
    const put = { moveId: open?.id ?? '', version: 1, reason: 'on holiday' }
    const snoozed = await party.call(snoozeNextMove, { ...put, until: '2026-12-01' }, priya)
    expect(snoozed.open).toMatchObject({
      state: 'snoozed',
      snoozedUntil: '2026-11-30T16:00:00.000Z',
      snoozeReason: 'on holiday',
    })
    const past = await refusal(
      party.call(snoozeNextMove, { ...put, version: 2, until: '2026-11-24' }, priya),
    )
    expect(past.code).toBe('snooze_out_of_range')
    const woken = await party.call(wakeNextMove, { moveId: put.moveId, version: 2 }, priya)
    expect(woken.open).toMatchObject({ state: 'later', snoozedUntil: null })
  })

  test('that nobody owns is taken once, with the prospect, and given back', async () => {
    const id = await prospect('Emre Tunçay-Berg')
    await party.call(setNextMove, { id, what: 'Plan a visit', ownerId: null }, amara)
    const taken = await party.call(takeNextMove, { id, version: 1 }, priya)
    expect(taken.open).toMatchObject({ ownerName: 'Priya Raghunathan-Ek' })
    const late = await refusal(party.call(takeNextMove, { id, version: 2 }, amara))
    expect(late).toMatchObject({ code: 'already_owned', message: /^Priya Raghunathan-Ek owns/u })
    await party.call(undoMoveChange, { changeId: taken.changeId ?? '' }, priya)
    const row = await party.database.db
      .selectFrom('prospect')
      .select(['ownerId', 'version'])
      .where('id', '=', id)
      .executeTakeFirst()
    expect(row).toEqual({ ownerId: null, version: 3 })
    expect(await openOf(id)).toMatchObject({ ownerName: null })
  })

  test('of a hidden prospect is not there for an outsider, nor given to one', async () => {
    const { id: compartmentId } = await party.database.db
      .insertInto('compartment')
      .values({ name: 'Orchard', createdBy: amara.id })
      .returning('id')
      .executeTakeFirstOrThrow()
    const id = await prospect('Hidden Person', { compartmentId })
    const set = await party.call(setNextMove, { id, what: 'Call' }, amara)
    const moveId = set.open?.id ?? ''
    const calls = [
      () => party.call(nextMovesOf, { id }, priya),
      () => party.call(setNextMove, { id, what: 'Call' }, priya),
      () => party.call(takeNextMove, { id, version: 1 }, priya),
    ]
    for (const call of calls) {
      expect((await refusal(call())).message).toBe('There is no such prospect here.')
    }
    expect((await refusal(party.call(endNextMove, { moveId, version: 1 }, priya))).code).toBe(
      'move_not_found',
    )
    expect(
      (await refusal(party.call(undoMoveChange, { changeId: set.changeId ?? '' }, priya))).code,
    ).toBe('change_not_found')
    const outside = await refusal(
      party.call(editNextMove, { moveId, version: 1, what: 'Call', ownerId: priya.id }, amara),
    )
    expect(outside.code).toBe('owner_outside')
    await party.settle()
    const events = await party
      .as(priya)
      .db.selectFrom('event')
      .select('id')
      .where('subjectId', '=', id)
      .execute()
    expect(events).toEqual([])
  })
})

test.each([
  ['Write to her', 'write'],
  ['call him at 5', 'call'],
  ['Read “Rollouts on a budget”', 'read'],
  ['Überlegen', 'other'],
  ['', 'other'],
])('"%s" is of kind %s', (what, kind) => {
  expect(kindOfMove(what)).toBe(kind)
})

test('a day that is due ends where its owner is', async () => {
  const id = await prospect('Kwabena Asante-Lund')
  const { open } = await party.call(
    setNextMove,
    { id, what: 'Call', due: '2026-11-24', ownerId: priya.id },
    amara,
  )
  expect(open?.dueAt).toBe('2026-11-24T16:00:00.000Z')
  now = new Date('2026-11-24T16:00:00Z')
  expect(await openOf(id)).toMatchObject({ state: 'late', daysLate: 1 })
})
