import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openParty } from '../../test/party.ts'
import { refusal } from '../../test/refusal.ts'
import { narrowCompartment, openCompartment, widenCompartment } from './compartment-members.ts'
import { listCompartments, makeCompartment, renameCompartment } from './compartments.ts'

const openThree = async () => {
  const party = await openParty()
  const founder = await party.member('founder', 'Amara Example')
  const maker = await party.member('hr', 'Ben Example')
  const outsider = await party.member('scientist', 'Cleo Example')
  const { compartment } = await party.call(makeCompartment, { name: 'North' }, maker)
  return { party, founder, maker, outsider, compartment }
}

test('a compartment is there for its maker and the founder, and for nobody else', async () => {
  const { party, founder, maker, outsider, compartment } = await openThree()
  await using _ = party
  expect(compartment).toMatchObject({
    name: 'North',
    members: [{ id: maker.id, name: 'Ben Example' }],
    mayNarrow: true,
  })
  const namesFor = async (actor: typeof maker) =>
    (await party.call(listCompartments, {}, actor)).compartments.map(({ name }) => name)
  expect(await namesFor(maker)).toEqual(['North'])
  expect(await namesFor(founder)).toEqual(['North'])
  expect(await namesFor(outsider)).toEqual([])
})

test('what an outsider asks of it answers as if it had never been made', async () => {
  const { party, maker, outsider, compartment } = await openThree()
  await using _ = party
  const answers = async (id: string) => [
    await refused(party.call(widenCompartment, { id, memberId: outsider.id }, outsider)),
    await refused(party.call(narrowCompartment, { id, memberId: maker.id }, outsider)),
    await refused(party.call(renameCompartment, { id, version: 1, name: 'South' }, outsider)),
  ]
  expect(await answers(compartment.id)).toEqual(await answers(randomUUID()))
})

test('whoever is inside lets others in; the maker takes them out; everybody may leave', async () => {
  const { party, maker, outsider, compartment } = await openThree()
  await using _ = party
  const { id } = compartment
  await party.call(widenCompartment, { id, memberId: outsider.id }, maker)
  expect(
    await refused(party.call(narrowCompartment, { id, memberId: maker.id }, outsider)),
  ).toMatch('whoever made the compartment')
  const left = await party.call(narrowCompartment, { id, memberId: outsider.id }, outsider)
  expect(left.compartment).toBeNull()
  await party.call(widenCompartment, { id, memberId: outsider.id }, maker)
  const after = await party.call(narrowCompartment, { id, memberId: outsider.id }, maker)
  expect(after.compartment?.members).toEqual([{ id: maker.id, name: 'Ben Example' }])
})

test('an opened compartment shows its past to everybody and takes no more changes', async () => {
  const { party, maker, outsider, compartment } = await openThree()
  await using _ = party
  const { id } = compartment
  const inside = () =>
    party.database.readAs(outsider.id).selectFrom('event').select('name').execute()
  expect(await inside()).toEqual([])
  await party.call(openCompartment, { id, version: 1 })
  expect(await inside()).toEqual([
    { name: 'workspace.compartment_made' },
    { name: 'workspace.compartment_opened' },
  ])
  expect(await refused(party.call(widenCompartment, { id, memberId: outsider.id }, maker))).toMatch(
    'no such compartment',
  )
})

test('a name seen in an older version is not written over', async () => {
  const { party, maker, compartment } = await openThree()
  await using _ = party
  const { id } = compartment
  await party.call(renameCompartment, { id, version: 1, name: 'South' }, maker)
  expect(
    await refused(party.call(renameCompartment, { id, version: 1, name: 'East' }, maker)),
  ).toMatch('you saw version 1, it is at version 2')
})

/** The sentence of what refuses this work. */
const refused = async (work: Promise<unknown>): Promise<string> => (await refusal(work)).message
