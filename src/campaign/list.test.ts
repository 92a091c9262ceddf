import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addPerson } from '#people/add-person.ts'
import { findPeople } from '#people/find-people.ts'
import { mergePeople } from '#people/merge-people.ts'
import { openParty, type Party } from '../../test/party.ts'
import { refusal } from '../../test/refusal.ts'
import { bringWorks } from '../../test/small-literature.ts'
import { addProspects } from './add-prospects.ts'
import { arrangeProspect } from './arrange-prospect.ts'
import { editProspects } from './edit-prospects.ts'
import { joinProspects, undoJoin } from './join-prospects.ts'
import { listProspects } from './list-prospects.ts'
import { moveStages } from './move-stages.ts'
import { removeProspects, restoreProspects } from './remove-prospects.ts'
import { showProspect } from './show-prospect.ts'
import { undoMoves } from './undo-moves.ts'
import { whoStands } from './who-stands.ts'

let party: Party

const personId = async (query: string): Promise<string> =>
  (await party.call(findPeople, { query })).people[0]?.id ?? ''
const add = async (prospect: Parameters<typeof addOne>[0]) => (await addOne(prospect)).prospect
const addOne = async (prospect: {
  name?: string
  personId?: string
  affiliation?: string
  anyway?: boolean
  stage?: 'lead' | 'candidate'
}) => {
  const { results } = await party.call(addProspects, { prospects: [prospect], source: 'a dinner' })
  const [result] = results
  if (!result) throw new Error('Nothing came of it.')
  return result
}
const mustAdd = async (name: string, stage?: 'lead' | 'candidate') => {
  const made = await add(stage === undefined ? { name } : { name, stage })
  if (!made) throw new Error(`${name} was not added.`)
  return made
}

beforeAll(async () => {
  party = await openParty()
  await bringWorks(party, [
    { id: 'W1', authors: ['Iris Tanwee @ Meridian Polytechnic', 'Noa Ben-Tovim @ Corvid'] },
    { id: 'W2', authors: ['Bo Ferrante @ Corvid', 'Zara Quill @ Haldane'] },
    { id: 'W3', authors: ['Zara Q. Quill @ Lund'] },
  ])
})
afterAll(async () => party[Symbol.asyncDispose]())

describe('somebody who is added', () => {
  test('is found the second time, with a copy of name and affiliation', async () => {
    const id = await personId('iris tanwee')
    const first = await addOne({ personId: id })
    expect(first).toMatchObject({
      outcome: 'added',
      prospect: {
        name: 'Iris Tanwee',
        affiliation: 'Meridian Polytechnic',
        stage: 'prospect',
        source: 'a dinner',
        person: { works: 1 },
      },
    })
    const again = await addOne({ personId: id })
    expect(again).toMatchObject({ outcome: 'there', prospect: { id: first.prospect?.id } })
    expect(await party.call(whoStands, { personId: [id, await personId('bo ferrante')] })).toEqual({
      standing: [
        {
          personId: id,
          organisationId: null,
          prospectId: first.prospect?.id,
          tier: null,
          stage: 'prospect',
        },
      ],
    })
  })

  test('by name only asks when somebody of the name stands, and is added when told to', async () => {
    const made = await mustAdd('Odalys Ferreira-Haddad')
    const asked = await addOne({ name: 'ferreira haddad, odalys' })
    expect(asked).toMatchObject({ outcome: 'alike', prospect: null, alike: [{ id: made.id }] })
    expect(await addOne({ name: 'Odalys Ferreira-Haddad', anyway: true })).toMatchObject({
      outcome: 'added',
    })
  })

  test('needs a name and a source, and is nobody by hand unless asked', async () => {
    const nobody = party.call(addProspects, { prospects: [{}], source: 'x' })
    expect(await refusal(nobody)).toMatchObject({ code: 'name_missing' })
    const nowhere = party.call(addProspects, { prospects: [{ name: 'Ada One' }] })
    expect(await refusal(nowhere)).toMatchObject({ code: 'source_missing' })
    await mustAdd('Ada Two')
    expect((await party.call(findPeople, { query: 'ada two' })).total).toBe(0)
    const { results } = await party.call(addProspects, {
      prospects: [{ name: 'Ada Three' }],
      source: 'a talk',
      keepPeople: true,
    })
    const { people } = await party.call(findPeople, { query: 'ada three' })
    expect(people).toMatchObject([{ id: results[0]?.prospect?.personId, byHand: true }])
  })
})

describe('a line', () => {
  test('is changed with others at once, and put back by the undo it answers with', async () => {
    const lines = [await mustAdd('Eli One'), await mustAdd('Eli Two')]
    const { undo } = await party.call(editProspects, {
      changes: lines.map(({ id, version }) => ({
        id,
        version,
        tier: 'A' as const,
        thesis: 'Knows why.',
      })),
    })
    const { prospects } = await party.call(listProspects, { text: 'eli', tier: ['A'] })
    expect(prospects.map((one) => one.thesis)).toEqual(['Knows why.', 'Knows why.'])
    const [first] = lines
    const stale = party.call(editProspects, {
      changes: [{ id: first?.id ?? '', version: 1, tier: 'B' }],
    })
    expect(await refusal(stale)).toMatchObject({ code: 'stale_version' })
    await party.call(editProspects.name, undo)
    expect((await party.call(listProspects, { text: 'eli', tier: ['none'] })).total).toBe(2)
  })

  test('moves with a reason where one is owed, and back as if it had not', async () => {
    const line = await mustAdd('Ola Mover')
    const reasonless = party.call(moveStages, { prospects: [line], stage: 'passed' })
    expect(await refusal(reasonless)).toMatchObject({ code: 'reason_missing' })
    const moved = await party.call(moveStages, {
      prospects: [line],
      stage: 'passed',
      reason: 'No time for it this year.',
    })
    const whole = await party.call(showProspect, { id: line.id })
    expect(whole.moves).toMatchObject([
      { from: 'prospect', to: 'passed', reason: 'No time for it this year.' },
      { from: null, to: 'prospect' },
    ])
    await party.call(undoMoves, moved.undo)
    const back = await party.call(showProspect, { id: line.id })
    expect(back.prospect).toMatchObject({ stage: 'prospect', stageSince: line.stageSince })
    expect(back.moves[0]?.undoneAt).not.toBeNull()
    expect(await refusal(party.call(undoMoves, moved.undo))).toMatchObject({
      code: 'undone_already',
    })
  })

  test('is arranged by hand below another, and back', async () => {
    const [c, b, a] = [
      await mustAdd('Ari C', 'candidate'),
      await mustAdd('Ari B', 'candidate'),
      await mustAdd('Ari A', 'candidate'),
    ]
    const order = async () =>
      (await party.call(listProspects, { text: 'ari', stage: ['candidate'] })).prospects.map(
        (one) => one.name,
      )
    expect(await order()).toEqual(['Ari A', 'Ari B', 'Ari C'])
    const { undo } = await party.call(arrangeProspect, {
      id: a.id,
      version: a.version,
      after: b.id,
    })
    expect(await order()).toEqual(['Ari B', 'Ari A', 'Ari C'])
    await party.call(arrangeProspect, undo)
    expect(await order()).toEqual(['Ari A', 'Ari B', 'Ari C'])
    let version = c.version
    // Sixty times into the same gap: halving alone would have no room left.
    for (let time = 0; time < 60; time += 1) {
      const done = await party.call(arrangeProspect, {
        id: c.id,
        version,
        after: time % 2 === 0 ? a.id : b.id,
      })
      version = done.prospect.version
    }
    expect(await order()).toEqual(['Ari A', 'Ari B', 'Ari C'])
  })

  test('is taken from The List and brought back', async () => {
    const line = await mustAdd('Rem Over')
    const removed = await party.call(removeProspects, { prospects: [line] })
    expect((await party.call(listProspects, { text: 'rem over' })).total).toBe(0)
    await party.call(restoreProspects, removed)
    expect((await party.call(listProspects, { text: 'rem over' })).total).toBe(1)
  })
})

test('two lines that turn out to be one person offer to be joined, and part again', async () => {
  const found = (await party.call(findPeople, { query: 'quill' })).people
  expect(found).toHaveLength(2)
  const [one, two] = found
  const [first, second] = [
    await add({ personId: one?.id ?? '' }),
    await add({ personId: two?.id ?? '' }),
  ]
  if (!one || !two || !first || !second) throw new Error('Nobody was added.')
  expect(first.sameAs).toEqual([])
  await party.call(mergePeople, { id: one.id, other: two.id })
  const { prospects } = await party.call(listProspects, { need: ['join'] })
  expect(prospects.map((line) => line.sameAs)).toEqual([[first.id], [second.id]])
  expect(await addOne({ personId: two.id })).toMatchObject({ outcome: 'there' })
  const joined = await party.call(joinProspects, { keep: first, other: second })
  expect((await party.call(listProspects, { need: ['join'] })).total).toBe(0)
  expect((await party.call(showProspect, { id: first.id })).joined).toMatchObject([
    { prospect: { id: second.id }, moves: [{ to: 'prospect' }] },
  ])
  await party.call(undoJoin, { joinId: joined.joinId })
  expect((await party.call(listProspects, { need: ['join'] })).total).toBe(2)
})

test('who is hidden is not told: an outsider gets a line of their own', async () => {
  const insider = await party.member('hr', 'Ben Inside')
  const outsider = await party.member('scientist', 'Cleo Outside')
  const { compartment } = await party.call<{ compartment: { id: string } }>(
    'workspace.makeCompartment',
    { name: 'North' },
    insider,
  )
  const { id } = (await party.call(addPerson, { name: 'Hid Den', source: 'a call' })).person
  const asked = { prospects: [{ personId: id }], source: 'a call' }
  const hidden = await party.call(
    addProspects,
    { ...asked, compartmentId: compartment.id },
    insider,
  )
  expect((await party.call(listProspects, { text: 'hid den' }, outsider)).total).toBe(0)
  expect(await party.call(whoStands, { personId: [id] }, outsider)).toEqual({ standing: [] })
  const own = await party.call(addProspects, asked, outsider)
  expect(own.results).toMatchObject([{ outcome: 'added', prospect: { compartment: null } }])
  const seen = await refusal(
    party.call(showProspect, { id: hidden.results[0]?.prospect?.id ?? '' }, outsider),
  )
  expect(seen).toMatchObject({ code: 'prospect_not_found' })
  // Whoever sees both is told that they are one.
  expect(
    (await party.call(listProspects, { text: 'hid den', need: ['join'] }, insider)).total,
  ).toBe(2)
})
