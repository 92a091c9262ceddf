import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import type { MemberActor } from '#actions/actor.ts'
import { openParty, type Party } from '../../test/party.ts'
import { refusal } from '../../test/refusal.ts'
import { addOffLimits } from './add-off-limits.ts'
import { adoptCharter, dropCharter, proposeCharter } from './charter-drafts.ts'
import { CharterVersion } from './charter.contract.ts'
import { charterChanges } from './charter-changes.ts'
import { compareCharter } from './compare-charter.ts'
import { saveCharter } from './save-charter.ts'
import { showCharter } from './show-charter.ts'

let party: Party
let amara: MemberActor
let noor: MemberActor
let dmitri: MemberActor
let priya: MemberActor
let now = new Date('2026-11-24T09:00:00Z')

const goal = 'Machines that say when they do not know.'

beforeAll(async () => {
  party = await openParty({ now: () => now })
  amara = await party.member('founder', 'Amara Vestergaard')
  const staff = await party.member('staff', 'Noor Elbaz')
  noor = { ...staff, actsFor: { id: amara.id, name: amara.name } }
  dmitri = await party.member('scientist', 'Dmitri Haldane')
  priya = await party.member('recruiting', 'Priya Raman')
})
afterAll(() => party[Symbol.asyncDispose]())

const seatAreas = () =>
  party.ctx.db
    .selectFrom('seatArea')
    .select(['id', 'name', 'seats', 'endedAt'])
    .orderBy('name')
    .execute()

describe('the charter', () => {
  test('begins with its goal alone', async () => {
    expect(await party.call(showCharter, {}, priya)).toMatchObject({
      charter: null,
      current: 0,
      may: 'read',
    })
    const { charter } = await party.call(saveCharter, { basedOn: 0, goal }, amara)
    expect(charter).toMatchObject({
      number: 1,
      goal,
      overruleRoles: ['founder'],
      windowDays: 14,
      savedBy: 'Amara Vestergaard',
    })
    expect(await refusal(party.call(saveCharter, { basedOn: 0, goal }, priya))).toMatchObject({
      code: 'not_allowed',
    })
  })

  test('is saved as the next version with its seats; a stale one is refused with what stands', async () => {
    now = new Date('2026-11-25T09:00:00Z')
    const { charter } = await party.call(
      saveCharter,
      {
        basedOn: 1,
        goal,
        seats: [
          { name: 'Post-training', seats: 6 },
          { name: 'Memory', seats: 2 },
        ],
        houses: [{ name: 'Casa da Serra', city: 'Lisbon', capacity: 12 }],
        envelopes: [{ kind: 'cash', amount: 1_200_000_000, unit: 'EUR', note: 'first year' }],
        approvals: [
          { what: 'cash', amount: 50_000_000, unit: 'EUR', byRole: 'hr' },
          { what: 'interview waiver', byMember: amara.id },
        ],
        why: 'Seats after the talk with the board',
      },
      amara,
    )
    expect(charter.seats.map(({ name, seats }) => [name, seats])).toEqual([
      ['Post-training', 6],
      ['Memory', 2],
    ])
    const stale = await refusal(party.call(saveCharter, { basedOn: 1, goal: 'Other' }, amara))
    expect(stale).toMatchObject({
      code: 'stale_version',
      details: { seen: 1, current: { number: 2, seats: [{ name: 'Post-training' }, {}] } },
    })
    expect((await seatAreas()).map(({ name, seats }) => [name, seats])).toEqual([
      ['Memory', 2],
      ['Post-training', 6],
    ])
  })

  test('an area that is renamed stays the same one, and one left out ends without losing its name', async () => {
    const { charter } = await party.call(showCharter, {}, amara)
    const [post] = charter?.seats ?? []
    if (!charter?.money || !post) throw new Error('no charter')
    const before = await seatAreas()
    await party.call(
      saveCharter,
      {
        ...charter,
        ...charter.money,
        basedOn: 2,
        seats: [
          { ...post, name: 'After training', seats: 7 },
          { name: 'Evaluation', seats: 3 },
        ],
        why: 'Memory is done elsewhere',
      },
      amara,
    )
    const after = await seatAreas()
    expect(after.find(({ id }) => id === post.id)).toMatchObject({
      name: 'After training',
      seats: 7,
    })
    const memory = before.find(({ name }) => name === 'Memory')
    expect(after.find(({ id }) => id === memory?.id)).toMatchObject({
      name: 'Memory',
      endedAt: now,
    })
    const twice = { basedOn: 3, goal, seats: [{ name: 'Evals' }, { name: 'evals' }] }
    expect(
      await refusal(
        party.call(
          'campaign.saveCharter',
          { ...twice, seats: twice.seats.map((one) => ({ ...one, seats: 1 })) },
          amara,
        ),
      ),
    ).toMatchObject({ code: 'area_twice' })
  })

  test('of every version is readable, and what differs is told with what was off-limits then', async () => {
    now = new Date('2026-11-26T09:00:00Z')
    await party.call(
      addOffLimits,
      {
        kind: 'organisation',
        name: 'Kestrel Systems',
        lawfulBasis: 'contract',
        source: 'Agreement of 2026',
        startsOn: '2026-11-26',
        endsOn: '2027-11-25',
      },
      amara,
    )
    const { charter } = await party.call(showCharter, {}, amara)
    if (!charter?.money) throw new Error('no charter')
    now = new Date('2026-11-27T09:00:00Z')
    await party.call(
      saveCharter,
      { ...charter, ...charter.money, basedOn: 3, tone: 'Short. No adjectives.', windowDays: 10 },
      amara,
    )
    expect((await party.call(showCharter, { version: 1 }, priya)).charter).toMatchObject({
      seats: [],
    })
    expect(await refusal(party.call(showCharter, { version: 9 }, priya))).toMatchObject({
      code: 'charter_not_found',
    })
    const { changes } = await party.call(compareCharter, { from: 2, to: 4 }, priya)
    expect(changes.map(({ section, before, after }) => [section, before, after])).toEqual([
      ['seats', 'Post-training: 6 seats', 'After training: 7 seats'],
      ['seats', null, 'Evaluation: 3 seats'],
      ['seats', 'Memory: 2 seats', null],
      ['off-limits', null, 'Kestrel Systems is off-limits until 25 Nov 2027.'],
      ['tone', null, 'Short. No adjectives.'],
      ['windows', '14 days after a touch.', '10 days after a touch.'],
    ])
    const fromNothing = await party.call(compareCharter, { from: 0, to: 2 }, priya)
    expect(fromNothing.changes).toContainEqual({
      section: 'approvals',
      before: null,
      after: 'Cash up to EUR 500,000: the head of HR',
    })
    expect(fromNothing.changes).toContainEqual({
      section: 'envelopes',
      before: null,
      after: 'Cash: EUR 12,000,000 (first year)',
    })
  })

  test('hides its money from scientists, in every answer and in the database', async () => {
    const { charter, drafts } = await party.call(showCharter, {}, dmitri)
    expect(charter?.money).toBeNull()
    expect(drafts).toEqual([])
    const seen = await party.call(compareCharter, { from: 0, to: 2 }, dmitri)
    expect(seen.changes.map(({ section }) => section)).toEqual([
      'goal',
      'seats',
      'seats',
      'houses',
      'overruling',
      'windows',
    ])
    const rows = async (who: MemberActor) =>
      (
        await sql<{ n: number }>`select (select count(*) from envelope)::int
          + (select count(*) from approval_limit)::int as n`.execute(party.as(who).db)
      ).rows[0]?.n
    expect(await rows(dmitri)).toBe(0)
    expect(await rows(priya)).toBeGreaterThan(0)
  })

  test('a delegate writes a draft, shown as theirs; the founder saves it or turns it down', async () => {
    const given = { basedOn: 4, goal: 'Machines that know what they do not know.', why: 'Clearer' }
    expect(await refusal(party.call(proposeCharter, given, priya))).toMatchObject({
      code: 'not_allowed',
    })
    expect(await refusal(party.call(saveCharter, given, noor))).toMatchObject({
      code: 'not_allowed',
    })
    const { charter: draft } = await party.call(proposeCharter, given, noor)
    expect(draft.number).toBeNull()
    expect((await party.call(showCharter, {}, priya)).charter?.goal).toBe(goal)
    expect((await party.call(showCharter, {}, amara)).drafts).toMatchObject([
      { id: draft.id, writtenBy: expect.stringContaining('Noor') },
    ])
    expect(await refusal(party.call(adoptCharter, { id: draft.id }, noor))).toMatchObject({
      code: 'not_allowed',
    })
    const { charter } = await party.call(adoptCharter, { id: draft.id }, amara)
    expect(charter).toMatchObject({ number: 5, goal: given.goal, savedBy: 'Amara Vestergaard' })
    const { charter: second } = await party.call(proposeCharter, { ...given, basedOn: 5 }, noor)
    await party.call(dropCharter, { id: second.id }, noor)
    expect((await party.call(showCharter, {}, amara)).drafts).toEqual([])
    expect(await refusal(party.call(adoptCharter, { id: second.id }, amara))).toMatchObject({
      code: 'draft_not_found',
    })
  })

  test('two who save at once do not overwrite each other', async () => {
    const tries = await Promise.all(
      ['One.', 'Two.'].map((words) =>
        refusal(party.call(saveCharter, { basedOn: 5, goal: words }, amara)),
      ),
    )
    expect(tries.filter(({ message }) => message === 'was not refused')).toHaveLength(1)
    expect((await party.call(showCharter, {}, amara)).current).toBe(6)
  })

  test('names its approvers once each, among those who work here', async () => {
    const wrong = { what: 'cash', amount: 1, unit: 'EUR' } as const
    const save = (approvals: readonly object[]) =>
      refusal(party.call('campaign.saveCharter', { basedOn: 6, goal, approvals }, amara))
    expect(await save([wrong])).toMatchObject({ code: 'approver_unclear' })
    expect(
      await save([{ ...wrong, byMember: '0192aaaa-0000-7000-8000-000000000000' }]),
    ).toMatchObject({ code: 'approver_not_here' })
  })
})

test('the same line twice is two lines', () => {
  const twice = { name: 'House', city: '', capacity: 0 }
  const of = (houses: readonly object[]) => ({
    charter: CharterVersion.parse({
      id: '0192aaaa-0000-7000-8000-000000000000',
      number: 1,
      basedOn: 0,
      goal,
      houses,
      overruleRoles: ['founder'],
      windowDays: 14,
      money: null,
      why: '',
      writtenBy: 'Amara',
      writtenAt: '',
      savedBy: null,
      savedAt: null,
    }),
    offLimits: [],
  })
  expect(charterChanges(of([twice]), of([twice, twice]), String)).toEqual([
    { section: 'houses', before: null, after: 'House' },
  ])
})
