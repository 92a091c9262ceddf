import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addPerson } from '#people/add-person.ts'
import { showDossier } from '#people/dossier.ts'
import { findPeople } from '#people/find-people.ts'
import { openParty, type Party } from '../../test/party.ts'
import { refusal } from '../../test/refusal.ts'
import { bringWorks, rebuild } from '../../test/small-literature.ts'
import { addAlias } from './add-alias.ts'
import { addOrganisation } from './add-organisation.ts'
import { attachPerson, detachPerson, editAffiliation, reattachPerson } from './affiliations.ts'
import { editOrganisation } from './edit-organisation.ts'
import { findOrganisations } from './find-organisations.ts'
import { listPeopleThere } from './list-people-there.ts'
import { findOrganisationLookalikes } from './lookalikes.ts'
import { openOrganisation } from './open-organisation.ts'
import { removeAlias, restoreAlias } from './remove-alias.ts'
import { removeOrganisation, restoreOrganisation } from './remove-organisation.ts'

let party: Party

const idOf = async (name: string): Promise<string> => {
  const { organisations } = await party.call(findOrganisations, { query: name })
  return organisations.find((one) => one.name === name)?.id ?? ''
}
const personId = async (query: string): Promise<string> =>
  (await party.call(findPeople, { query })).people[0]?.id ?? ''

beforeAll(async () => {
  party = await openParty()
  await bringWorks(party, [
    {
      id: 'W1',
      year: 2020,
      keywords: ['reward models'],
      authors: ['Iris Tanwee @ Meridian Polytechnic', 'Noa Ben-Tovim @ Corvid Reasoning'],
    },
    {
      id: 'W2',
      year: 2023,
      keywords: ['reward models', 'planning'],
      authors: ['Iris Tanwee @ Corvid Reasoning', 'Bo Ferrante @ Corvid Reasoning Inc'],
    },
    { id: 'W3', year: 2024, authors: ['Zara Quill @ Haldane Bay University'] },
  ])
})
afterAll(async () => party[Symbol.asyncDispose]())

describe('organisations', () => {
  test('are found with their kind, and opened with who is there now and who was before', async () => {
    const found = await party.call(findOrganisations, { query: 'haldane' })
    expect(found.organisations).toMatchObject([
      { name: 'Haldane Bay University', kind: 'university', country: 'DE', people: 1 },
    ])
    expect((await party.call(findOrganisations, { kind: 'university' })).total).toBe(2)
    const corvid = await party.call(openOrganisation, { id: await idOf('Corvid Reasoning') })
    expect(corvid.now.map(({ person }) => person.name).toSorted()).toEqual([
      'Iris Tanwee',
      'Noa Ben-Tovim',
    ])
    expect(corvid.years).toEqual([
      { year: 2020, works: 1, people: 1 },
      { year: 2023, works: 1, people: 1 },
    ])
    expect(corvid.topics[0]).toMatchObject({ topic: 'reward models', works: 2, people: 2 })
    const meridian = await party.call(openOrganisation, { id: await idOf('Meridian Polytechnic') })
    expect(meridian.nowTotal).toBe(0)
    expect(meridian.before).toMatchObject([
      { person: { name: 'Iris Tanwee' }, from: '2020', to: '2020', now: false, works: 1 },
    ])
  })

  test('two that are one are joined, keep both addresses, and are parted again', async () => {
    const [corvid, inc] = [await idOf('Corvid Reasoning'), await idOf('Corvid Reasoning Inc')]
    const taken = await refusal(party.call(addAlias, { id: corvid, name: 'corvid reasoning inc' }))
    expect(taken).toMatchObject({ code: 'name_taken', details: { organisation: { id: inc } } })
    const { alias, organisation } = await party.call(addAlias, { id: corvid, joined: inc })
    expect(organisation).toMatchObject({ id: corvid, people: 3, works: 2 })
    const opened = await party.call(openOrganisation, { id: inc })
    expect(opened).toMatchObject({ organisation: { id: corvid }, nowTotal: 3 })
    expect(opened.aliases.map(({ name }) => name)).toEqual(['Corvid Reasoning Inc'])
    expect(await refusal(party.call(addAlias, { id: inc, joined: corvid }))).toMatchObject({
      code: 'same_organisation',
    })
    await rebuild(party)
    expect((await party.call(openOrganisation, { id: inc })).organisation.id).toBe(corvid)

    await party.call(removeAlias, { aliasId: alias.id, version: 1 })
    expect((await party.call(openOrganisation, { id: inc })).organisation).toMatchObject({
      id: inc,
      people: 1,
    })
    await party.call(restoreAlias, { aliasId: alias.id, version: 2 })
    expect((await party.call(openOrganisation, { id: inc })).organisation.id).toBe(corvid)
    await party.call(removeAlias, { aliasId: alias.id, version: 3 })
  })

  test('another name finds it', async () => {
    const id = await idOf('Corvid Reasoning')
    await party.call(addAlias, { id, name: 'Krähe Forschung' })
    const found = await party.call(findOrganisations, { query: 'krahe' })
    expect(found.organisations.map(({ name }) => name)).toEqual(['Corvid Reasoning'])
    const alike = await party.call(findOrganisationLookalikes, { name: 'Krähe Forschung' })
    expect(alike.lookalikes[0]).toMatchObject({ why: 'another name of it', certain: true })
    const near = await party.call(findOrganisationLookalikes, { name: 'Corvid Reason' })
    expect(near.lookalikes.map(({ organisation }) => organisation.name)).toContain(
      'Corvid Reasoning',
    )
  })
})

describe('organisations kept by hand', () => {
  test('a fund is kept, changed, removed and brought back', async () => {
    const { organisation } = await party.call(addOrganisation, {
      name: 'Basalt Fund',
      kind: 'fund',
      country: 'fr',
      links: ['basalt.example'],
      source: 'their home page',
      aliases: ['Basalt Capital'],
    })
    expect(organisation).toMatchObject({ country: 'FR', version: 1 })
    const found = await party.call(findOrganisations, { query: 'basalt capital' })
    expect(found.organisations).toMatchObject([{ id: organisation.id, kind: 'fund', byHand: true }])
    const edit = {
      id: organisation.id,
      version: 1,
      name: 'Basalt Fund II',
      kind: 'fund' as const,
      source: 'their mail',
    }
    await party.call(editOrganisation, edit)
    expect(await refusal(party.call(editOrganisation, edit))).toMatchObject({
      code: 'stale_version',
    })
    await party.call(removeOrganisation, { id: organisation.id, version: 2 })
    expect(await refusal(party.call(openOrganisation, { id: organisation.id }))).toMatchObject({
      code: 'organisation_not_found',
    })
    await party.call(restoreOrganisation, { id: organisation.id, version: 3 })
    expect((await party.call(findOrganisations, { from: 'hand' })).organisations).toMatchObject([
      { name: 'Basalt Fund II' },
    ])
  })

  test('somebody is put there by hand, from and to, and taken away again', async () => {
    const { organisation } = await party.call(addOrganisation, {
      name: 'Quarry Ventures',
      kind: 'fund',
      source: 'x',
    })
    const { id } = organisation
    const iris = await personId('iris tanwee')
    const attached = await party.call(attachPerson, {
      id,
      personId: iris,
      role: 'Adviser',
      from: '2024-03',
      source: 'her mail of May',
    })
    expect(attached).toMatchObject({ version: 1, there: { now: true, from: '2024-03' } })
    const person = (await party.call(showDossier, { id: iris })).person
    expect(person).toMatchObject({ organisation: 'Quarry Ventures', role: 'Adviser' })
    expect((await party.call(openOrganisation, { id })).now).toMatchObject([
      { person: { id: iris }, byHand: { role: 'Adviser', source: 'her mail of May' } },
    ])
    const spells = (await party.call(showDossier, { id: iris })).spells
    expect(spells[0]).toMatchObject({
      organisation: 'Quarry Ventures',
      byHand: { role: 'Adviser' },
    })

    const affiliationId = attached.affiliationId
    const spell = { role: 'Adviser', from: '2024-03', source: 'her mail of May' }
    const backwards = { affiliationId, version: 1, ...spell, to: '2023' }
    expect(await refusal(party.call(editAffiliation, backwards))).toMatchObject({
      code: 'ends_before_it_begins',
    })
    await party.call(editAffiliation, { affiliationId, version: 1, ...spell, to: '2024' })
    const after = await party.call(listPeopleThere, { id, when: 'before' })
    expect(after).toMatchObject({ total: 1, people: [{ to: '2024', now: false }] })
    await party.call(detachPerson, { affiliationId, version: 2 })
    expect((await party.call(listPeopleThere, { id })).total).toBe(0)
    await party.call(reattachPerson, { affiliationId, version: 3 })
    expect((await party.call(listPeopleThere, { id, when: 'hand' })).total).toBe(1)
  })

  test('a person kept by hand stands at the organisation that the name means', async () => {
    await party.call(addPerson, {
      name: 'Ugo Marsh',
      role: 'Chief of research',
      organisation: 'corvid reasoning',
      source: 'a dinner',
    })
    const corvid = await party.call(listPeopleThere, {
      id: await idOf('Corvid Reasoning'),
      when: 'hand',
    })
    expect(corvid.people).toMatchObject([
      { person: { name: 'Ugo Marsh', byHand: true }, now: true, byHand: { source: 'a dinner' } },
    ])
  })
})
