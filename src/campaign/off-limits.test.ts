import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MemberActor } from '#actions/actor.ts'
import { addOrganisation } from '#organisations/add-organisation.ts'
import { addAlias } from '#organisations/add-alias.ts'
import { findOrganisations } from '#organisations/find-organisations.ts'
import { addPerson } from '#people/add-person.ts'
import { findPeople } from '#people/find-people.ts'
import { mergePeople } from '#people/merge-people.ts'
import { openParty, type Party } from '../../test/party.ts'
import { refusal } from '../../test/refusal.ts'
import { bringWorks } from '../../test/small-literature.ts'
import { addOffLimits, editOffLimits } from './add-off-limits.ts'
import { addProspects } from './add-prospects.ts'
import { clauseLines } from './charter-lines.ts'
import { eraseCharterRows } from './charter-keeper.ts'
import { checkNames } from './check-off-limits.ts'
import { holdBack, letGo, listHeldBack } from './hold-back.ts'
import { liftOffLimits, restoreOffLimits } from './lift-off-limits.ts'
import { listOffLimits } from './list-off-limits.ts'
import { checkOffLimits, stops } from './off-limits.ts'
import { overruleOffLimits, withdrawOverrule } from './overrule.ts'
import { saveCharter } from './save-charter.ts'
import { prospectStanding } from './standing.ts'
import { inTransaction } from '#database/transaction.ts'

let party: Party
let amara: MemberActor
let hr: MemberActor
let priya: MemberActor
let corvid: string
let linh: string
let bo: string
let now = new Date('2026-11-24T09:00:00Z')

const personId = async (name: string): Promise<string> =>
  (await party.call(findPeople, { query: name })).people[0]?.id ?? ''

const clause = {
  kind: 'no-hire',
  name: 'Corvid Reasoning',
  lawfulBasis: 'contract',
  clause: '… save persons already in written conversation on the date hereof.',
  source: 'Framework agreement, section 9',
  startsOn: '2026-11-02',
  endsOn: '2026-12-02',
} as const

const check = async (name: string, ids: { personId?: string; affiliation?: string } = {}) => {
  const { checked } = await party.call(
    checkNames,
    { subjects: [{ kind: 'person', name, ...ids }] },
    priya,
  )
  return checked[0]?.held ?? []
}

beforeAll(async () => {
  party = await openParty({ now: () => now })
  amara = await party.member('founder', 'Amara Vestergaard')
  hr = await party.member('hr', 'Joaquín Ibarra')
  priya = await party.member('recruiting', 'Priya Raman')
  await bringWorks(party, [
    { id: 'W1', year: 2025, authors: ['Linh Đặng Thu @ Corvid Reasoning', 'Bo Ferrante @ Basalt'] },
    { id: 'W2', year: 2026, authors: ['Linh Đặng Thu @ Corvid Reasoning'] },
  ])
  const found = await party.call(findOrganisations, { query: 'Corvid' })
  corvid = found.organisations[0]?.id ?? ''
  linh = await personId('Linh')
  bo = await personId('Ferrante')
})
afterAll(() => party[Symbol.asyncDispose]())

describe('what is off-limits', () => {
  test('is found by where somebody is now, by hand or works, by other names of it, not by where they were', async () => {
    await party.call(addOffLimits, { ...clause, organisationId: corvid }, hr)
    const held = await check('Linh Đặng Thu', { personId: linh })
    expect(held).toMatchObject([
      {
        kind: 'no-hire',
        sentence: 'No-hire with Corvid Reasoning, until 2 Dec 2026.',
        lawfulBasis: 'contract',
        source: 'Framework agreement, section 9',
        until: '2026-12-02',
        via: 'organisation',
        overruled: null,
      },
    ])
    expect(await check('Bo Ferrante', { personId: bo })).toEqual([])
    // Only a name and an affiliation, as from a list.
    expect(await check('Kofi Mensah', { affiliation: 'CORVID reasoning' })).toMatchObject([
      { via: 'name' },
    ])
    await party.call(addAlias, { id: corvid, name: 'Corvid AI Research' })
    expect(await check('Kofi Mensah', { affiliation: 'Corvid AI research' })).toHaveLength(1)
    // A no-hire clause holds people; Corvid itself may become a target.
    const [target] = await checkOffLimits(party.ctx, [
      {
        kind: 'organisation',
        personId: null,
        organisationId: corvid,
        name: 'Corvid',
        affiliation: '',
      },
    ])
    expect(target).toEqual([])
  })

  test('holds somebody under an id that was merged away', async () => {
    const { person } = await party.call(addPerson, {
      name: 'L. Dang',
      organisation: 'somewhere',
      source: 'a talk',
    })
    const { offLimits } = await party.call(
      addOffLimits,
      {
        kind: 'do-not-contact',
        personId: person.id,
        name: 'L. Dang',
        lawfulBasis: 'their request',
        source: 'Said so at dinner',
        startsOn: '2026-11-01',
        endsOn: '2027-11-01',
      },
      priya,
    )
    await party.call(mergePeople, { id: bo, other: person.id })
    expect(await check('Bo Ferrante', { personId: await personId('Ferrante') })).toMatchObject([
      { kind: 'do-not-contact', via: 'person' },
    ])
    await party.call(
      liftOffLimits,
      { id: offLimits.id, version: 1, reason: 'Wrote to us again' },
      amara,
    )
    expect(await check('Bo Ferrante', { personId: await personId('Ferrante') })).toEqual([])
  })

  test('a name alone asks, and two known people of one name are two', async () => {
    const { person } = await party.call(addPerson, { name: 'Kim Lee', source: 'a list' })
    const named = { kind: 'do-not-contact', lawfulBasis: 'their request', source: 'mail' } as const
    const days = { startsOn: '2026-11-01', endsOn: '2027-01-31' }
    await party.call(
      addOffLimits,
      { ...named, ...days, personId: person.id, name: 'Kim Lee' },
      priya,
    )
    expect(await check('Lee, Kim')).toMatchObject([{ via: 'name' }])
    expect(await check('Kim Lee', { personId: linh })).toMatchObject([{ kind: 'no-hire' }])
  })

  test('is overruled only by the role that the charter names, with a reason that stays', async () => {
    const [held] = await check('Linh Đặng Thu', { personId: linh })
    const given = {
      offLimitsId: held?.offLimitsId ?? '',
      personId: linh,
      name: 'Linh Đặng Thu',
      reason: 'In writing with us since 9 Oct.',
    }
    const adding = {
      prospects: [{ kind: 'person' as const, personId: linh, name: 'Linh Đặng Thu' }],
      source: 'Scout',
    }
    const before = await party.call(addProspects, adding, priya)
    expect(before.results[0]?.outcome).not.toBe('added')

    expect(await refusal(party.call(overruleOffLimits, given, priya))).toMatchObject({
      code: 'not_named_in_charter',
      message: 'The charter lets only the founder overrule.',
    })
    expect(await refusal(party.call(overruleOffLimits, given, hr))).toMatchObject({
      code: 'not_named_in_charter',
    })
    const goal = 'Train on what is true.'
    await party.call(saveCharter, { basedOn: 0, goal, overruleRoles: ['hr'] }, amara)
    expect(await refusal(party.call(overruleOffLimits, given, amara))).toMatchObject({
      message: 'The charter lets only the head of HR overrule.',
    })
    const stale = { ...hr, passkeyAt: new Date('2026-11-24T08:00:00Z') }
    expect(await refusal(party.call(overruleOffLimits, given, stale))).toMatchObject({
      code: 'passkey_needed',
    })
    const delegate = { ...hr, actsFor: { id: amara.id, name: amara.name } }
    expect(await refusal(party.call(overruleOffLimits, given, delegate))).toMatchObject({
      code: 'not_allowed',
    })
    const { overrule } = await party.call(overruleOffLimits, given, hr)
    const [now_] = await check('Linh Đặng Thu', { personId: linh })
    expect(now_ && stops(now_)).toBe(false)

    const added = await party.call(addProspects, adding, priya)
    expect(added.results[0]?.outcome).toBe('added')
    const id = added.results[0]?.prospect?.id ?? ''
    const standing = async () => party.call(prospectStanding, { id }, priya)
    expect((await standing()).overrules).toMatchObject([
      { by: 'Joaquín Ibarra', reason: given.reason, withdrawnAt: null },
    ])
    expect((await standing()).engagement.may).not.toBe('no')
    await party.call(withdrawOverrule, { id: overrule.id }, hr)
    expect((await standing()).engagement).toMatchObject({ may: 'no' })
    expect((await standing()).overrules).toHaveLength(1)
  })

  test('an edit cannot free somebody on the side, and lifting is for the named role', async () => {
    const { offLimits } = await party.call(listOffLimits, {}, priya)
    const one = offLimits.find(({ kind }) => kind === 'no-hire')
    const same = { ...clause, organisationId: corvid, id: one?.id ?? '', version: 1 }
    expect(
      await refusal(party.call(editOffLimits, { ...same, endsOn: '2026-11-25' }, priya)),
    ).toMatchObject({ code: 'would_free_somebody' })
    const longer = await party.call(editOffLimits, { ...same, endsOn: '2026-12-03' }, priya)
    expect(longer.offLimits).toMatchObject({ endsOn: '2026-12-03', version: 2 })
    expect(await refusal(party.call(editOffLimits, same, priya))).toMatchObject({
      code: 'stale_version',
    })
    const lifting = { id: same.id, version: 2, reason: 'Ended by letter' }
    expect(await refusal(party.call(liftOffLimits, lifting, priya))).toMatchObject({
      code: 'not_named_in_charter',
    })
    await party.call(liftOffLimits, lifting, hr)
    expect(await check('Linh Đặng Thu', { personId: linh })).toEqual([])
    await party.call(restoreOffLimits, { id: same.id, version: 3 }, hr)
    expect(await check('Linh Đặng Thu', { personId: linh })).toHaveLength(1)
  })

  test('ends by itself after its last day; those it held come up, and the Party is told once', async () => {
    const { offLimits } = await party.call(listOffLimits, {}, priya)
    const one = offLimits.find(({ kind }) => kind === 'no-hire')
    const id = one?.id ?? ''
    await party.call(holdBack, { offLimitsId: id, name: 'Kofi Mensah', why: 'Memory' }, priya)
    expect((await party.call(listHeldBack, {}, priya)).waiting).toMatchObject([
      { name: 'Kofi Mensah', freeSince: null, wantedBy: 'Priya Raman' },
    ])
    now = new Date('2026-12-03T23:59:59Z')
    await party.settle()
    expect(await check('Linh Đặng Thu', { personId: linh })).toHaveLength(1)

    now = new Date('2026-12-04T00:00:00Z')
    expect(await check('Linh Đặng Thu', { personId: linh })).toEqual([])
    const { free, waiting } = await party.call(listHeldBack, {}, priya)
    expect(waiting).toEqual([])
    expect(free).toMatchObject([
      { name: 'Kofi Mensah', freeSince: '2026-12-04' },
      { name: 'Linh Đặng Thu', freeSince: '2026-12-04', heldBackId: null },
    ])
    const { tellClauseEnds } = await import('./clauses-end.ts')
    const system = party.as({ kind: 'system', door: 'job' })
    for (const _ of [1, 2]) await tellClauseEnds.run(system, {}, new AbortController().signal)
    await party.settle()
    const told = await party.ctx.db
      .selectFrom('event')
      .select('subjectId')
      .where('name', '=', 'campaign.off_limits_ended')
      .execute()
    expect(told).toEqual([{ subjectId: id }])
    const [line] = await clauseLines.say(party.as(priya), [
      { name: 'campaign.off_limits_ended', subjectId: id, payload: {}, by: 'the app itself' },
    ])
    expect(line?.sentence).toBe(
      'Ended: No-hire with Corvid Reasoning, until 3 Dec 2026. 1 on The List is free of it.',
    )
    const [first] = free
    await party.call(letGo, { id: first?.heldBackId ?? '', version: 1 }, priya)
    expect((await party.call(listHeldBack, {}, priya)).free.map(({ name }) => name)).toEqual([
      'Linh Đặng Thu',
    ])
    now = new Date('2026-11-24T09:00:00Z')
  })

  test('in a compartment holds for those inside, and nobody outside learns of it', async () => {
    const { id: compartmentId } = await party.ctx.db
      .insertInto('compartment')
      .values({ name: 'Sable' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await party.ctx.db
      .insertInto('compartmentMember')
      .values({ compartmentId, memberId: hr.id })
      .execute()
    const { organisation } = await party.call(addOrganisation, {
      name: 'Sable Compute',
      kind: 'company',
      source: 'a deal',
    })
    await party.call(
      addOffLimits,
      {
        ...clause,
        kind: 'standstill',
        name: 'Sable Compute',
        organisationId: organisation.id,
        compartmentId,
      },
      hr,
    )
    const subject = {
      kind: 'organisation' as const,
      organisationId: organisation.id,
      name: 'Sable Compute',
    }
    const ask = (who: MemberActor) => party.call(checkNames, { subjects: [subject] }, who)
    expect((await ask(hr)).checked[0]?.held).toMatchObject([{ kind: 'standstill' }])
    expect((await ask(priya)).checked).toEqual([{ held: [] }])
    const seen = await party.call(listOffLimits, { which: 'all' }, priya)
    expect(JSON.stringify(seen)).not.toContain('Sable')

    // Whom one overrules or waits for inside is not named beside a clause that everybody reads.
    const open = seen.offLimits.find(({ kind }) => kind === 'no-hire')
    const hidden = { offLimitsId: open?.id ?? '', name: 'Hidden Somebody', compartmentId }
    await party.call(overruleOffLimits, { ...hidden, reason: 'Part of the deal' }, hr)
    await party.call(holdBack, hidden, hr)
    const after = [
      await party.call(listOffLimits, { which: 'all' }, priya),
      await party.call(listHeldBack, {}, priya),
    ]
    expect(JSON.stringify(after)).not.toContain('Hidden Somebody')
    expect(JSON.stringify(await party.call(listHeldBack, {}, hr))).toContain('Hidden Somebody')
    expect(
      await refusal(
        party.call(addOffLimits, { ...clause, organisationId: corvid, compartmentId }, priya),
      ),
    ).toMatchObject({ code: 'compartment_not_found' })
  })

  test('needs an end that comes after its beginning, and a subject of its kind', async () => {
    const wrong = { ...clause, organisationId: corvid }
    expect(
      await refusal(party.call(addOffLimits, { ...wrong, endsOn: '2026-11-01' }, hr)),
    ).toMatchObject({ code: 'ends_before_it_begins' })
    expect(
      await refusal(party.call(addOffLimits, { ...wrong, kind: 'do-not-contact' }, hr)),
    ).toMatchObject({ code: 'clause_about_other' })
    const { endsOn: _, ...endless } = wrong
    expect(await refusal(party.call('campaign.addOffLimits', endless, hr))).toMatchObject({
      code: 'invalid_input',
    })
    const dmitri = await party.member('scientist', 'Dmitri Haldane')
    expect(await refusal(party.call(addOffLimits, wrong, dmitri))).toMatchObject({
      code: 'not_allowed',
    })
  })

  test('of a person goes when the person is erased; namesakes and organisations stay', async () => {
    const { person } = await party.call(addPerson, { name: 'Ana Ruiz', source: 'a list' })
    const about = {
      kind: 'do-not-contact',
      lawfulBasis: 'their request',
      source: 'mail',
      startsOn: '2026-11-01',
      endsOn: '2027-01-31',
      name: 'Ana Ruiz',
    } as const
    await party.call(addOffLimits, { ...about, personId: person.id }, hr)
    await party.call(addOffLimits, about, hr)
    const count = async () =>
      (await party.call(listOffLimits, { which: 'all' }, hr)).offLimits.map(({ name }) => name)
    const before = await count()
    for (const _ of [1, 2]) {
      await inTransaction(party.ctx.db, (tx) =>
        eraseCharterRows(tx, { ids: [person.id], names: ['Ana Ruiz'] }),
      )
    }
    expect((await count()).length).toBe(before.length - 1)
    expect(await count()).toContain('Ana Ruiz')
  })
})
