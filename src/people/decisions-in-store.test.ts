import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AppError } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { openParty, type Party } from '../../test/party.ts'
import { bringWorks, rebuild } from '../../test/small-literature.ts'
import { addPerson } from './add-person.ts'
import { handNode, signatureNode, type Node } from './decisions.ts'
import { findPeople } from './find-people.ts'
import { readHeld } from './held-by.ts'
import { keepApart } from './keep-apart.ts'
import { mergePeople } from './merge-people.ts'
import { notTheirs } from './not-theirs.ts'
import { readStanding } from './standing-decisions.ts'
import { undoDecision } from './undo-decision.ts'

/** Each step takes a decision and swaps the overlay; more would only be slower. */
const steps = 24

/** Person of every node, as the literature shows it. */
const places = async (party: Party): Promise<ReadonlyMap<Node, string>> => {
  const found = new Map<Node, string>()
  const { people } = await party.call(findPeople, { limit: 500 })
  for (const { id } of people) {
    const { nodes } = await readHeld(party.ctx, id)
    for (const node of nodes.keys()) found.set(node, id)
  }
  return found
}

const expectToHold = async (party: Party): Promise<void> => {
  const at = await places(party)
  const standing = await inTransaction(party.ctx.db, (tx) => readStanding(tx))
  for (const { kind, sides } of standing) {
    const people = sides.map((side) => new Set(side.map((node) => at.get(node))))
    const all = people.flatMap((side) => [...side])
    expect(all).not.toContain(undefined)
    expect(new Set(all).size === (kind === 'same' ? 1 : all.length)).toBe(true)
  }
}

const act = async (party: Party, [kind, first, second]: readonly [number, number, number]) => {
  const { people } = await party.call(findPeople, { limit: 500, sort: 'name' })
  const id = people[first % people.length]?.id ?? ''
  const other = people[second % people.length]?.id ?? ''
  if (kind <= 2) return party.call(mergePeople, { id, other })
  if (kind === 3) return party.call(keepApart, { id, other })
  if (kind <= 5) {
    const { nodes } = await readHeld(party.ctx, id)
    const signatures = [...nodes.values()].flatMap(({ workId, position }, index) =>
      workId !== null && ((second >> index) & 1) === 1 ? [{ workId, position }] : [],
    )
    return party.call(notTheirs, { id, signatures })
  }
  const standing = await inTransaction(party.ctx.db, (tx) => readStanding(tx))
  return party.call(undoDecision, { decisionId: standing[first % standing.length]?.id ?? '' })
}

test('whatever is decided in the store, and after the next rebuild, every decision holds', async () => {
  await using party = await openParty()
  const name = (number: number) => ['Wei Li', 'W. Li', 'Iris Tanwee', 'Bo Ferrante'][number % 4]
  await bringWorks(
    party,
    Array.from({ length: 10 }, (_, index) => ({
      id: `W${index}`,
      authors: [`${name(index)}`, `Mate ${'ABC'[index % 3]}`],
    })),
  )
  await party.call(addPerson, { name: 'Li Wei', source: 'a list' })
  const before = await places(party)
  expect(before.has(signatureNode('https://openalex.org/W0', 0))).toBe(true)
  expect([...before.keys()].some((node) => node.startsWith(handNode('')))).toBe(true)

  const acts = fc.sample(fc.tuple(fc.nat(6), fc.nat(1000), fc.nat(1000)), {
    numRuns: steps,
    seed: 20261121,
  })
  let taken = 0
  for (const one of acts) {
    await act(party, one).then(
      () => taken++,
      (error: unknown) => {
        if (!(error instanceof AppError)) throw error
      },
    )
    await expectToHold(party)
  }
  expect(taken).toBeGreaterThan(steps / 3)
  await rebuild(party)
  await expectToHold(party)
  for (const { id } of await inTransaction(party.ctx.db, (tx) => readStanding(tx))) {
    await party.call(undoDecision, { decisionId: id }).catch(() => undefined)
  }
  const left = await inTransaction(party.ctx.db, (tx) => readStanding(tx))
  for (const { id } of left.toReversed()) await party.call(undoDecision, { decisionId: id })
  expect(new Set((await places(party)).values()).size).toBe(new Set(before.values()).size)
}, 120_000)
