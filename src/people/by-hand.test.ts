import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#actions/actor.ts'
import { readEvents } from '#events/read-events.ts'
import { openParty, type Party } from '../../test/party.ts'
import { refusal } from '../../test/refusal.ts'
import { bringWorks } from '../../test/small-literature.ts'
import { reportAccess } from './access-report.ts'
import { addNote } from './add-note.ts'
import { addPerson } from './add-person.ts'
import { showDossier } from './dossier.ts'
import { editNote } from './edit-note.ts'
import { editPerson } from './edit-person.ts'
import { findPeople } from './find-people.ts'
import { peopleKeeper } from './keep-person.ts'
import { findLookalikes } from './lookalikes.ts'
import { removeNote, restoreNote } from './remove-note.ts'
import { removePerson, restorePerson } from './remove-person.ts'

let party: Party
let amara: Actor
let priya: Actor

const names = async (query: string) =>
  (await party.call(findPeople, { query })).people.map(({ name }) => name)

beforeAll(async () => {
  party = await openParty()
  amara = await party.member('founder', 'Amara Vestergaard')
  priya = await party.member('recruiting', 'Priya Raman')
  await bringWorks(party, [
    {
      id: 'W1',
      year: 2021,
      title: 'Reward models for long plans',
      authors: [{ name: 'Linh Đặng Thu', at: 'Corvid Reasoning', orcid: '0000-0002-1825-0097' }],
    },
    {
      id: 'W2',
      year: 2023,
      title: 'Reward models that forget',
      authors: ['Bo Ferrante @ Basalt Labs', 'Linh Đặng Thu @ Corvid Reasoning'],
    },
    { id: 'W3', year: 2024, authors: ['Noa Ben-Tovim', 'José Núñez-Örn'] },
  ])
})
afterAll(async () => party[Symbol.asyncDispose]())

describe('people kept by hand', () => {
  test('are found beside authors, changed, removed and brought back; a stale change is refused', async () => {
    const { person } = await party.call(
      addPerson,
      {
        name: 'Sofía Quintanar',
        role: 'Partner',
        organisation: 'Basalt Fund',
        links: ['basalt.example/sofia', '0000-0001-5109-3700'],
        source: 'her talk in Lyon',
        why: 'Funds the labs we want.',
      },
      amara,
    )
    expect(person).toMatchObject({ version: 1, by: 'Amara Vestergaard' })
    expect(await names('quintanar')).toEqual(['Sofía Quintanar'])
    expect((await party.call(findPeople, { kind: 'hand' })).total).toBe(1)
    expect((await party.call(findPeople, { kind: 'papers' })).total).toBe(4)

    const change = {
      id: person.id,
      version: 1,
      name: 'Sofía Quintanar',
      role: 'General partner',
      source: 'her talk in Lyon',
    }
    const edited = await party.call(editPerson, change, priya)
    expect(edited.person).toMatchObject({ role: 'General partner', version: 2 })
    const stale = await refusal(party.call(editPerson, change))
    expect(stale).toMatchObject({
      code: 'stale_version',
      details: { seen: 1, current: { role: 'General partner' } },
    })

    const removed = await party.call(removePerson, { id: person.id, version: 2 })
    expect(removed.removedAt).not.toBeNull()
    expect(await names('quintanar')).toEqual([])
    expect(await refusal(party.call(showDossier, { id: person.id }))).toMatchObject({
      code: 'person_not_found',
    })
    await party.call(restorePerson, { id: person.id, version: 3 })
    expect(await names('quintanar')).toEqual(['Sofía Quintanar'])

    await party.settle()
    const events = await readEvents(party.ctx.db, { after: 0, limit: 100 })
    const mine = events.filter(({ subjectId }) => subjectId === person.id)
    expect(mine.map(({ name }) => name)).toEqual([
      'people.added',
      'people.edited',
      'people.removed',
      'people.restored',
    ])
    expect(JSON.stringify(mine)).not.toContain('Quintanar')
  })

  test('a person is found whatever the order, accents and spelling of the name', async () => {
    for (const query of ['dang', 'Thu, Linh Đặng', 'LINH', 'linh thu', 'đặng thu']) {
      expect(await names(query), query).toEqual(['Linh Đặng Thu'])
    }
    for (const query of ['ben tovim', 'Ben-Tovim, Noa', 'bentovim', 'tovim']) {
      expect(await names(query), query).toEqual(['Noa Ben-Tovim'])
    }
    for (const query of ['jose nunez', 'Núñez-Örn', 'orn jose']) {
      expect(await names(query), query).toEqual(['José Núñez-Örn'])
    }
    for (const query of ["'; drop table person; --", '%', '_', '\\', '$1', '字']) {
      expect(await names(query), query).toEqual([])
    }
    const found = await party.call(findPeople, { organisation: 'corvid' })
    expect(found.people.map(({ name }) => name)).toEqual(['Linh Đặng Thu'])
    const byId = await party.call(findPeople, {
      organisation: found.people[0]?.organisationId ?? '',
    })
    expect(byId.total).toBe(1)
    const paged = await party.call(findPeople, { sort: 'name', limit: 2, offset: 1 })
    expect(paged.people).toHaveLength(2)
    expect(paged.total).toBeGreaterThan(3)
  })

  test('who is here already shows as one types', async () => {
    const typing = await party.call(findLookalikes, { name: 'Linh D' })
    expect(typing.lookalikes).toEqual([])
    const some = await party.call(findLookalikes, { name: 'Linh Dang Thu' })
    expect(some.lookalikes).toMatchObject([{ why: 'same name', certain: false }])
    const sure = await party.call(findLookalikes, {
      name: 'Thu, L.',
      organisation: 'Corvid Reasoning Inc',
      link: 'https://orcid.org/0000-0002-1825-0097',
    })
    expect(sure.lookalikes).toMatchObject([{ why: 'same ORCID', certain: true }])
    const place = await party.call(findLookalikes, {
      name: 'Dang Thu Linh',
      organisation: 'Corvid Reasoning',
    })
    expect(place.lookalikes[0]).toMatchObject({
      why: 'same name in another order, same organisation',
      certain: true,
    })
  })

  test('control characters and marks that turn text round are left out', async () => {
    const { person } = await party.call(addPerson, {
      name: 'Ugo\u0001  \u202eMarsh\u2066',
      source: 'a\u0007 list',
      why: 'one\r\ntwo\u0002',
    })
    expect(person).toMatchObject({ name: 'Ugo Marsh', source: 'a list', why: 'one\ntwo' })
    await party.call(removePerson, { id: person.id, version: 1 })
    expect(await refusal(party.call(addPerson, { name: '\u0001', source: 'x' }))).toMatchObject({
      message: 'name: a person needs a name.',
    })
    expect(await names('\u0001')).toEqual([])
    const odd = { name: '\u0001', organisation: '\ud800', link: '\u0001' }
    expect((await party.call(findLookalikes, odd)).lookalikes).toEqual([])
    const nul = await refusal(party.call(addPerson, { name: 'Ugo\u0000', source: 'x' }))
    expect(nul).toMatchObject({ code: 'nul_inside' })
  })

  test('links that are none, and a missing source, are refused with what to do', async () => {
    const facts = { name: 'Ugo Marsh', source: 'x' }
    const link = await refusal(party.call(addPerson, { ...facts, links: ['javascript:alert(1)'] }))
    expect(link).toMatchObject({ code: 'not_a_link' })
    expect(await refusal(party.call(addPerson, { name: 'Ugo Marsh', source: ' ' }))).toMatchObject({
      message: 'source: say where this is known from.',
    })
  })
})

describe('notes', () => {
  test('a private note is there for its author and for the person who asks, for nobody else', async () => {
    const [linh] = (await party.call(findPeople, { query: 'linh' })).people
    const id = linh?.id ?? ''
    const shared = await party.call(addNote, { id, text: 'Wants to teach.' }, amara)
    const secret = await party.call(
      addNote,
      { id, text: 'Unhappy at Corvid.', readers: 'private' },
      priya,
    )
    const seen = async (actor: Actor) =>
      (await party.call(showDossier, { id }, actor)).notes.map(({ text }) => text).toSorted()
    expect(await seen(amara)).toEqual(['Wants to teach.'])
    expect(await seen(priya)).toEqual(['Unhappy at Corvid.', 'Wants to teach.'])

    const report = await party.call(reportAccess, { id }, amara)
    const notes = report.sections.find(({ heading }) => heading === 'Notes on you')
    expect(notes?.items).toHaveLength(1)
    expect(JSON.stringify(report)).not.toMatch(/Unhappy|Priya/)
    const asked = await peopleKeeper.exportOf(party.ctx, { ids: [id], names: [] })
    expect(JSON.stringify(asked)).toContain('Unhappy')
    expect(JSON.stringify(report)).not.toContain('/srv/somebody')
    expect(report.sections.map(({ heading }) => heading)).toContain('Where this comes from')
    expect(JSON.stringify(await party.call(reportAccess, { id }, priya))).toContain('Unhappy')

    const other = { noteId: secret.note.id, version: 1 }
    expect(await refusal(party.call(removeNote, other, amara))).toMatchObject({
      code: 'note_not_found',
    })
    const edited = await party.call(
      editNote,
      { noteId: shared.note.id, version: 1, text: 'Teaches.', readers: 'shared' },
      amara,
    )
    expect(edited.note).toMatchObject({ version: 2, mine: true })
    await party.call(removeNote, { noteId: shared.note.id, version: 2 }, amara)
    expect(await seen(amara)).toEqual([])
    await party.call(restoreNote, { noteId: shared.note.id, version: 3 }, amara)
    expect(await seen(amara)).toEqual(['Teaches.'])

    await party.settle()
    const events = await readEvents(party.ctx.db, { after: 0, limit: 200 })
    expect(JSON.stringify(events)).not.toMatch(/Unhappy|Teaches/)
  })
})
