import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openParty, type Party } from '../../test/party.ts'
import { refusal } from '../../test/refusal.ts'
import { bringWorks, rebuild, workId } from '../../test/small-literature.ts'
import { confirmIdentity } from './confirm-identity.ts'
import { showDossier } from './dossier.ts'
import { addNote } from './add-note.ts'
import { addPerson } from './add-person.ts'
import { findPeople } from './find-people.ts'
import { keepApart } from './keep-apart.ts'
import { listDecisions } from './list-decisions.ts'
import { mergePeople } from './merge-people.ts'
import { previewMerge } from './merge-preview.ts'
import { notTheirs } from './not-theirs.ts'
import { previewSplit, splitPerson } from './split-person.ts'
import { undoDecision } from './undo-decision.ts'

let party: Party

/** Id of the one person found by this name. */
const idOf = async (name: string): Promise<string> => {
  const { people } = await party.call(findPeople, { query: name })
  const exact = people.filter((one) => one.name === name)
  if (exact.length !== 1) throw new Error(`${exact.length} people are named ${name}.`)
  return exact[0]?.id ?? ''
}
/** Ids of the people whom scouting ranks for a brief. */
const scout = async (brief: string): Promise<string[]> => {
  const found = await party.call<{ people: { person: string }[] }>('scouting.rank', { brief })
  return found.people.map(({ person }) => person)
}
const dossier = async (id: string) => party.call(showDossier, { id })

beforeAll(async () => {
  party = await openParty()
  await bringWorks(party, [
    {
      id: 'W1',
      year: 2020,
      title: 'Reward models for long plans',
      authors: ['Iris Tanwee @ Corvid Reasoning', 'Noa Ben-Tovim'],
    },
    { id: 'W2', year: 2022, authors: ['Iris Tanwee @ Corvid Reasoning', 'Mateus Figueira'] },
    {
      id: 'W3',
      year: 2023,
      title: 'Reward models that forget',
      authors: ['I. Tanwee', 'Noa Ben-Tovim'],
    },
    { id: 'W4', year: 2024, authors: ['Bo Ferrante', 'Iris Tanwee'] },
    { id: 'W5', year: 2021, authors: ['Wei Li', 'Bo Ferrante'] },
    { id: 'W6', year: 2022, authors: ['Wei Li', 'Zara Quill'] },
    { id: 'W7', year: 2023, authors: ['Wei Li', 'Ugo Marsh'] },
  ])
})
afterAll(async () => party[Symbol.asyncDispose]())

describe('who is who', () => {
  test('two people become one at once, and two again when it is undone', async () => {
    const iris = await idOf('Iris Tanwee')
    const initial = await idOf('I. Tanwee')
    await party.call(addNote, { id: initial, text: 'Gave the talk in Lyon.', readers: 'shared' })
    const preview = await party.call(previewMerge, { id: iris, other: initial })
    expect(preview.refusal).toBeNull()
    expect(preview.after.works).toBe(4)
    expect(preview.agreements.join(' ')).toContain('Noa Ben-Tovim')
    expect(preview.follows.join(' ')).toContain('1 note comes along')

    expect(await scout('reward models')).toEqual(expect.arrayContaining([iris, initial]))
    const { decision, people } = await party.call(mergePeople, {
      id: iris,
      other: initial,
      reason: 'same home page',
    })
    expect(people.map(({ id, works }) => [id, works])).toEqual([[iris, 4]])
    const one = await dossier(initial)
    expect(one.person.id).toBe(iris)
    expect(one.alsoKnownByIds).toContain(initial)
    expect(one.nameForms.map(({ name }) => name).toSorted()).toEqual(['I. Tanwee', 'Iris Tanwee'])
    expect(one.notes.map(({ text }) => text)).toEqual(['Gave the talk in Lyon.'])
    expect(one.years.map(({ year }) => year)).toEqual([2020, 2022, 2023, 2024])
    expect((await party.call(findPeople, { query: 'tanwee' })).total).toBe(1)
    const ranked = await scout('reward models')
    expect(ranked).toContain(iris)
    expect(ranked).not.toContain(initial)
    const coauthor = await dossier(await idOf('Noa Ben-Tovim'))
    expect(coauthor.coauthors).toMatchObject([{ person: { id: iris }, works: 2 }])

    await rebuild(party)
    expect((await dossier(initial)).person).toMatchObject({ id: iris, works: 4 })

    await party.call(undoDecision, { decisionId: decision.id })
    expect((await dossier(initial)).person).toMatchObject({ id: initial, works: 1 })
    expect(await scout('reward models')).toEqual(expect.arrayContaining([iris, initial]))
    expect((await dossier(initial)).notes).toHaveLength(1)
    expect((await dossier(iris)).person.works).toBe(3)
    expect((await dossier(iris)).decisions[0]).toMatchObject({
      reason: 'same home page',
      undoneBy: 'whoever holds the data folder',
    })
    const again = await refusal(party.call(undoDecision, { decisionId: decision.id }))
    expect(again.code).toBe('undone_already')
  })

  test('signatures that are not theirs leave, survive a rebuild and new works, and come back', async () => {
    const wei = await idOf('Wei Li')
    const goes = [{ workId: workId('W7'), position: 0 }]
    const halves = await party.call(previewSplit, { id: wei, signatures: goes })
    expect(halves.stays).toMatchObject({
      name: 'Wei Li',
      works: 2,
      coauthors: ['Bo Ferrante', 'Zara Quill'],
    })
    expect(halves.goes).toMatchObject({ works: 1, firstYear: 2023, coauthors: ['Ugo Marsh'] })

    const { decision, people } = await party.call(notTheirs, { id: wei, signatures: goes })
    expect(people.map(({ works }) => works)).toEqual([2, 1])
    const other = people[1]?.id ?? ''
    expect((await dossier(other)).person).toMatchObject({ name: 'Wei Li', works: 1 })

    await bringWorks(party, [{ id: 'W8', year: 2025, authors: ['Wei Li', 'Zara Quill'] }])
    expect((await dossier(wei)).person.works).toBe(3)
    expect((await dossier(other)).person).toMatchObject({ id: other, works: 1 })

    await party.call(undoDecision, { decisionId: decision.id })
    expect((await dossier(wei)).person.works).toBe(4)
    expect((await dossier(other)).person.id).toBe(wei)
  })

  test('people who were said to be two are not merged; both decisions are shown', async () => {
    const [zara, ugo, bo] = await Promise.all(['Zara Quill', 'Ugo Marsh', 'Bo Ferrante'].map(idOf))
    if (!zara || !ugo || !bo) throw new Error('somebody is missing')
    const apart = await party.call(keepApart, { id: zara, other: ugo, reason: 'met both' })
    expect(apart.people).toHaveLength(2)
    const direct = await refusal(party.call(mergePeople, { id: zara, other: ugo }))
    expect(direct).toMatchObject({ code: 'decision_contradicts' })
    expect(direct.message).toContain('are two people')

    const joined = await party.call(mergePeople, { id: zara, other: bo })
    const through = await refusal(party.call(mergePeople, { id: bo, other: ugo }))
    expect(through).toMatchObject({
      code: 'decision_contradicts',
      details: { decisions: [{ id: apart.decision.id }] },
    })
    const preview = await party.call(previewMerge, { id: ugo, other: zara })
    expect(preview.refusal?.decisions).toHaveLength(1)

    await party.call(undoDecision, { decisionId: apart.decision.id })
    const merged = await party.call(mergePeople, { id: ugo, other: zara })
    // Undoing the first merge now leaves the second one standing.
    await party.call(undoDecision, { decisionId: joined.decision.id })
    expect((await dossier(bo)).person).toMatchObject({ id: bo, name: 'Bo Ferrante' })
    await party.call(undoDecision, { decisionId: merged.decision.id })
    expect((await dossier(zara)).person.name).toBe('Zara Quill')
  })

  test('one wrong signature leaves a merge; taking a whole side says to undo the merge', async () => {
    const iris = await idOf('Iris Tanwee')
    const initial = await idOf('I. Tanwee')
    const merge = await party.call(mergePeople, { id: iris, other: initial })
    const whole = await refusal(
      party.call(notTheirs, { id: iris, signatures: [{ workId: workId('W3'), position: 0 }] }),
    )
    expect(whole).toMatchObject({ code: 'decision_contradicts' })
    const split = await party.call(splitPerson, {
      id: iris,
      signatures: [{ workId: workId('W4'), position: 1 }],
    })
    expect(split.people.map(({ works }) => works)).toEqual([3, 1])
    const { decisions } = await party.call(listDecisions, { personId: iris })
    expect(decisions.find(({ id }) => id === merge.decision.id)?.sides[0]).toMatchObject({
      signatures: 3,
      released: 1,
    })
    await party.call(undoDecision, { decisionId: split.decision.id })
    expect((await dossier(iris)).person.works).toBe(4)
    await party.call(undoDecision, { decisionId: merge.decision.id })
  })

  test('two who sign one work are not one person, and one person is not merged with itself', async () => {
    const [bo, wei] = await Promise.all(['Bo Ferrante', 'Wei Li'].map(idOf))
    if (!bo || !wei) throw new Error('somebody is missing')
    expect(await refusal(party.call(mergePeople, { id: bo, other: wei }))).toMatchObject({
      code: 'both_sign_a_work',
    })
    expect(await refusal(party.call(mergePeople, { id: bo, other: bo }))).toMatchObject({
      code: 'same_person',
    })
    const strange = [{ workId: workId('W1'), position: 0 }]
    expect(await refusal(party.call(notTheirs, { id: bo, signatures: strange }))).toMatchObject({
      code: 'not_their_signature',
    })
    const all = [
      { workId: workId('W4'), position: 0 },
      { workId: workId('W5'), position: 1 },
    ]
    expect(await refusal(party.call(splitPerson, { id: bo, signatures: all }))).toMatchObject({
      code: 'nothing_stays',
    })
  })

  test('what a member knows of somebody joins the person with works', async () => {
    const { person } = await party.call(addPerson, {
      name: 'Noa Ben Tovim',
      role: 'Chief scientist',
      organisation: 'Corvid Reasoning',
      links: ['https://noa.example'],
      source: 'a dinner in May',
    })
    const noa = await idOf('Noa Ben-Tovim')
    const { decision } = await party.call(mergePeople, { id: person.id, other: noa })
    const one = await dossier(person.id)
    expect(one.person).toMatchObject({ id: noa, works: 2, role: 'Chief scientist' })
    expect(one.byHand).toMatchObject([{ id: person.id, source: 'a dinner in May' }])
    expect(one.links.map(({ url }) => url)).toContain('https://noa.example/')
    await party.call(undoDecision, { decisionId: decision.id })
    expect((await dossier(person.id)).person).toMatchObject({ works: 0, byHand: true })
  })

  test('a confirmed signature says so and stays', async () => {
    const wei = await idOf('Wei Li')
    const signatures = [{ workId: workId('W7'), position: 0 }]
    const { decision } = await party.call(confirmIdentity, { id: wei, signatures })
    expect((await dossier(wei)).identity.groups[0]).toMatchObject({
      reason: 'decided',
      signatures: 1,
    })
    expect(await refusal(party.call(notTheirs, { id: wei, signatures }))).toMatchObject({
      code: 'decision_contradicts',
    })
    await party.call(undoDecision, { decisionId: decision.id })
  })

  test('two who decide at the same moment do not contradict each other', async () => {
    const [zara, ugo] = await Promise.all(['Zara Quill', 'Ugo Marsh'].map(idOf))
    if (!zara || !ugo) throw new Error('somebody is missing')
    const both = await Promise.allSettled([
      party.call(mergePeople, { id: zara, other: ugo }),
      party.call(keepApart, { id: zara, other: ugo }),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const [done] = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    await party.call(undoDecision, { decisionId: done?.decision.id ?? '' })
  })
})
