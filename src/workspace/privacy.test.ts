import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#actions/actor.ts'
import { inTransaction } from '#database/transaction.ts'
import { wake } from '#jobs/wake.ts'
import { openParty, type Party } from '../../test/party.ts'
import { bringWorks } from '../../test/small-literature.ts'
import { flushRankings } from './privacy-rankings.ts'
import { oneMonthAfter } from './privacy/due.ts'

const day = 24 * 60 * 60 * 1_000
let now = new Date('2026-03-31T09:00:00Z')
let party: Party
let founder: Extract<Actor, { kind: 'member' }>
let hr: Actor
beforeAll(async () => {
  party = await openParty({ now: () => now })
  founder = await party.member('founder', 'Amara Vestergaard')
  hr = await party.member('hr', 'Noor Baker')
  await bringWorks(party, [
    { id: 'W1', title: 'Walking on sand', authors: ['Iris Tanwee @ Corvid Lab', 'Bo Ferrante'] },
    { id: 'W2', title: 'Walking on ice', authors: ['Iris Tanwee @ Corvid Lab'] },
  ])
})
afterAll(() => party[Symbol.asyncDispose]())

/** The founder, with the passkey shown just now. */
const proved = (): Actor => ({ ...founder, passkeyAt: now })

const idOf = async (name: string): Promise<string> => {
  const { people } = await party.call<{ people: { id: string; name: string }[] }>('people.find', {
    query: name,
  })
  return people.find((one) => one.name === name)?.id ?? ''
}

interface Notice {
  readonly subjectId: string
  readonly name: string
  readonly state: string
  readonly dueAt: string
  readonly version: number
}
const notices = async (state: 'open' | 'all', actor: Actor = founder) =>
  (await party.call<{ notices: Notice[] }>('workspace.privacyNotices', { state }, actor)).notices

const putOnList = async (name: string, compartmentId: string | null = null): Promise<string> => {
  const { id } = await party.ctx.db
    .insertInto('prospect')
    .values({
      kind: 'person',
      name,
      nameKey: name.toLowerCase(),
      source: 'a dinner in May',
      createdByName: 'Amara Vestergaard',
      createdAt: now,
      compartmentId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

test.each([
  ['2026-01-31T09:00:00.000Z', '2026-02-28T09:00:00.000Z'],
  ['2028-01-31T23:59:59.000Z', '2028-02-29T23:59:59.000Z'],
  ['2026-12-15T00:00:00.000Z', '2027-01-15T00:00:00.000Z'],
])('a month after %s is %s', (from, to) => {
  expect(oneMonthAfter(new Date(from)).toISOString()).toBe(to)
})

test('whoever is put on The List is owed a notice within a month, late in red, and its noting is undone', async () => {
  const id = await putOnList('Ola Brandt')
  const find = async () => (await notices('all')).find((one) => one.subjectId === id)
  expect(await find()).toMatchObject({ state: 'owed', dueAt: '2026-04-30T09:00:00.000Z' })
  now = new Date('2026-05-01T09:00:00Z')
  expect(await find()).toMatchObject({ state: 'late' })
  const { notice } = await party.call<{ notice: Notice }>(
    'workspace.notePrivacyNotice',
    { subjectId: id, version: 0, state: 'given', how: 'in the first letter' },
    hr,
  )
  expect(notice).toMatchObject({ state: 'given', version: 1 })
  expect((await notices('open')).map((one) => one.subjectId)).not.toContain(id)
  await expect(
    party.call('workspace.notePrivacyNotice', {
      subjectId: id,
      version: 0,
      state: 'exempt',
      how: 'knows already',
    }),
  ).rejects.toMatchObject({ code: 'stale_version', details: { seen: 0, version: 1 } })
  await party.call('workspace.unnotePrivacyNotice', { subjectId: id, version: 1 }, hr)
  expect(await find()).toMatchObject({ state: 'late', version: 0 })
})

test('a notice to somebody who is need-to-know is not there for who is outside', async () => {
  const { id: compartmentId } = await party.ctx.db
    .insertInto('compartment')
    .values({ name: 'North' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const id = await putOnList('Hidden Person', compartmentId)
  expect((await notices('all', founder)).map((one) => one.subjectId)).toContain(id)
  expect((await notices('all', hr)).map((one) => one.subjectId)).not.toContain(id)
  await expect(
    party.call(
      'workspace.notePrivacyNotice',
      { subjectId: id, version: 0, state: 'given', how: 'by hand' },
      hr,
    ),
  ).rejects.toMatchObject({ code: 'notice_not_found' })
})

test('a request is due a month after it came, ends with a reason, and its end is taken back', async () => {
  const { request } = await party.call<{ request: { id: string; version: number } }>(
    'workspace.addPrivacyRequest',
    { kind: 'access', name: 'Iris Tanwee', personId: await idOf('Iris Tanwee') },
    hr,
  )
  expect(request).toMatchObject({ state: 'open', dueAt: '2026-06-01T09:00:00.000Z', isLate: false })
  const end = (state: 'refused' | 'done', outcome: string, version = request.version) =>
    party.call<{ request: { version: number } }>(
      'workspace.endPrivacyRequest',
      { id: request.id, version, state, outcome },
      hr,
    )
  await expect(end('refused', '')).rejects.toMatchObject({ code: 'reason_needed' })
  const ended = await end('done', 'sent by mail')
  expect(ended.request).toMatchObject({ state: 'done', endedBy: 'Noor Baker', version: 2 })
  await expect(end('done', 'again', 1)).rejects.toMatchObject({ code: 'stale_version' })
  await expect(end('done', 'again', 2)).rejects.toMatchObject({ code: 'request_ended' })
  const back = await party.call('workspace.reopenPrivacyRequest', { id: request.id, version: 2 })
  expect(back).toMatchObject({ request: { state: 'open', outcome: '', version: 3 } })
  await expect(
    party.call('workspace.addPrivacyRequest', {
      kind: 'access',
      name: 'Somebody',
      receivedAt: '2026-07-01T00:00:00.000Z',
    }),
  ).rejects.toMatchObject({ code: 'still_to_come' })
})

test('an access answer holds what every room keeps, private notes too, and is the founder’s to give', async () => {
  const id = await idOf('Iris Tanwee')
  const scientist = await party.member('scientist', 'Ben Okafor')
  await party.call('people.addNote', { id, text: 'Kind and sharp.', readers: 'private' }, scientist)
  const asked = await party.call<{ id: string }>('workspace.accessExport', { id }, proved())
  await party.settle()
  const answer = (actor: Actor) =>
    party.call<{ report: { rooms: { room: string }[] } }>(
      'workspace.accessAnswer',
      { id: asked.id },
      actor,
    )
  const { report } = await answer(founder)
  const text = JSON.stringify(report)
  expect(text).toContain('Kind and sharp.')
  expect(text).toContain('Walking on sand')
  expect(report.rooms.map((one) => one.room)).toEqual(
    expect.arrayContaining(['people', 'workspace']),
  )
  for (const other of [hr, scientist]) {
    await expect(answer(other)).rejects.toMatchObject({ kind: 'not_allowed' })
    await expect(party.call('workspace.accessExport', { id }, other)).rejects.toMatchObject({
      kind: 'not_allowed',
    })
  }
})

test('the notice is proposed with the company’s values, and each saving is a version of its own', async () => {
  await party.ctx.db
    .updateTable('workspace')
    .set({ companyName: 'Lumenhald', mailto: 'privacy@lumenhald.example' })
    .execute()
  interface Text {
    readonly version: number
    readonly text: string
    readonly fields: Record<string, string>
  }
  const read = (version?: number) =>
    party.call<Text>('workspace.privacyDocument', { kind: 'notice', version }, hr)
  const proposed = await read()
  expect(proposed).toMatchObject({ version: 0, fields: { controller: 'Lumenhald' } })
  expect(proposed.text).toContain('Write to privacy@lumenhald.example.')
  const write = (version: number, fields: Record<string, string>) =>
    party.call<Text>('workspace.writePrivacyDocument', { kind: 'notice', version, fields }, hr)
  expect(await write(0, { kept: 'Two years.' })).toMatchObject({
    version: 1,
    fields: { kept: 'Two years.', controller: 'Lumenhald' },
  })
  await expect(write(0, { kept: 'For ever.' })).rejects.toMatchObject({ code: 'stale_version' })
  await expect(write(1, { colour: 'blue' })).rejects.toMatchObject({ code: 'unknown_part' })
  expect(await write(1, { kept: 'Three years.' })).toMatchObject({ version: 2 })
  expect((await read(1)).fields['kept']).toBe('Two years.')
})

test('who objected is marked for everybody, leaves the lists on request, and comes back on their word', async () => {
  const id = await idOf('Iris Tanwee')
  const scientist = await party.member('scientist', 'Ada Lund')
  const ranked = async () =>
    (
      await party.call<{ people: { person: string }[] }>('scouting.rank', { brief: 'walking' })
    ).people.map((one) => one.person)
  expect(await ranked()).toContain(id)
  const { objection } = await party.call<{ objection: { id: string; version: number } }>(
    'workspace.object',
    { personId: id, hidesFromRanking: true, channel: 'by mail' },
    hr,
  )
  expect(await ranked()).not.toContain(id)
  expect(await idOf('Iris Tanwee')).toBe(id)
  expect(await party.call('workspace.objectionOf', { id }, scientist)).toMatchObject({
    objection: { hidesFromRanking: true, name: 'Iris Tanwee' },
  })
  await expect(party.call('workspace.object', { personId: id }, scientist)).rejects.toMatchObject({
    kind: 'not_allowed',
  })
  await party.call(
    'workspace.withdrawObjection',
    { id: objection.id, version: objection.version },
    hr,
  )
  expect(await ranked()).toContain(id)
  expect(await party.call('workspace.objectionOf', { id }, scientist)).toEqual({ objection: null })
})

test('a ranking keeps what it showed, and what people decided about those shown', async () => {
  const id = await idOf('Iris Tanwee')
  const before = performance.now()
  const answer = await party.call<{ people: { person: string }[] }>(
    'scouting.rank',
    { brief: 'walking on ice' },
    founder,
  )
  expect(performance.now() - before).toBeLessThan(2_000)
  await flushRankings(party.as(founder).db)
  await party.call(
    'campaign.add',
    {
      prospects: [{ kind: 'person', personId: id, thesis: 'Walks well.' }],
      source: 'scout',
      compartmentId: null,
      keepPeople: false,
    },
    founder,
  )
  const { rankings } = await party.call<{
    rankings: {
      brief: string
      by: string
      people: { personId: string; rank: number; decisions: { name: string; by: string }[] }[]
    }[]
  }>('workspace.rankings', {}, hr)
  const shown = rankings.find((one) => one.brief === 'walking on ice')
  expect(shown).toMatchObject({ by: 'Amara Vestergaard' })
  expect(shown?.people.map((one) => one.personId)).toEqual(answer.people.map((one) => one.person))
  expect(shown?.people.find((one) => one.personId === id)?.decisions).toMatchObject([
    { name: 'campaign.prospect_added', by: 'Amara Vestergaard' },
  ])
})

test('what is older than its period is listed first and goes only when a human says so', async () => {
  const set = (kind: string, version: number, days: number | null) =>
    party.call<{ version: number }>('workspace.setRetention', { kind, version, days }, founder)
  interface Shown {
    readonly proposals: {
      readonly id: string
      readonly kind: string
      readonly state: string
      readonly items: { readonly id: string; readonly text: string }[]
      readonly removed: number | null
    }[]
  }
  const open = async (kind: string) =>
    (await party.call<Shown>('workspace.retention', {}, founder)).proposals.find(
      (one) => one.kind === kind && one.state === 'proposed',
    )
  const passed = await putOnList('Passed Long Ago')
  await party.ctx.db
    .updateTable('prospect')
    .set({ stage: 'passed', stageSince: new Date(now.getTime() - 400 * day) })
    .where('id', '=', passed)
    .execute()
  await party.settle()
  expect(await open('campaign.passed')).toBeUndefined()
  await set('campaign.passed', 1, 300)
  await expect(set('campaign.passed', 1, 30)).rejects.toMatchObject({ code: 'stale_version' })
  await expect(set('campaign.nothing', 0, 30)).rejects.toMatchObject({ code: 'kind_not_found' })
  await party.settle()
  const proposal = await open('campaign.passed')
  expect(proposal?.items).toMatchObject([{ id: passed, text: 'Passed Long Ago' }])
  const still = () =>
    party.ctx.db.selectFrom('prospect').select('id').where('id', '=', passed).execute()
  expect(await still()).toHaveLength(1)
  for (const actor of [hr, founder]) {
    await expect(
      party.call('workspace.confirmRetention', { id: proposal?.id ?? '' }, actor),
    ).rejects.toMatchObject({ kind: 'not_allowed' })
  }
  await party.call('workspace.confirmRetention', { id: proposal?.id ?? '' }, proved())
  await party.settle()
  expect(await still()).toHaveLength(0)
  expect(await party.call('workspace.retention', {}, hr)).toMatchObject({ proposals: [] })
  const { proposals } = await party.call<Shown>('workspace.retention', {}, founder)
  expect(proposals.find((one) => one.id === proposal?.id)).toMatchObject({
    state: 'done',
    removed: 1,
    items: [],
  })
})

test('a dismissed list rests, and what was changed meanwhile is not taken', async () => {
  const later = async () => {
    await inTransaction(party.ctx.db, (tx) => wake(tx, 'workspace.proposeRetention', {}))
    await party.settle()
  }
  const open = async () =>
    (
      await party.call<{ proposals: { id: string; kind: string; state: string }[] }>(
        'workspace.retention',
        {},
      )
    ).proposals.find((one) => one.kind === 'workspace.rankings' && one.state === 'proposed')
  await party.call('workspace.setRetention', { kind: 'workspace.rankings', version: 1, days: 30 })
  now = new Date(now.getTime() + 40 * day)
  await later()
  const first = await open()
  expect(first).toBeDefined()
  await party.call('workspace.dismissRetention', { id: first?.id ?? '' })
  await later()
  expect(await open()).toBeUndefined()
  now = new Date(now.getTime() + 31 * day)
  await later()
  const second = await open()
  await party.call('workspace.confirmRetention', { id: second?.id ?? '' })
  await party.settle()
  const left = await party.ctx.db.selectFrom('rankingLog').select('id').execute()
  expect(left).toEqual([])
})

test('how ranking works is for every member to read, and names what a list does not do', async () => {
  const finance = await party.member('finance', 'Ines Roth')
  const { text } = await party.call<{ text: string }>('workspace.method', {}, finance)
  expect(text).toContain('refuses nobody')
  expect(text).toMatch(/^How people are found and ranked here\n\nWhat goes in\n/)
})
