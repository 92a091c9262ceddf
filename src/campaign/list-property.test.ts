import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findPeople } from '#people/find-people.ts'
import { mergePeople } from '#people/merge-people.ts'
import { undoDecision } from '#people/undo-decision.ts'
import { openParty, type Party } from '../../test/party.ts'
import { bringWorks } from '../../test/small-literature.ts'
import { addProspects } from './add-prospects.ts'
import { listProspects } from './list-prospects.ts'
import { removeProspects } from './remove-prospects.ts'
import { whoStands } from './who-stands.ts'

let party: Party
let people: string[] = []

/** Somebody is added by number, two are merged, the last merge is undone. */
type Step =
  | { readonly do: 'add'; readonly who: number }
  | { readonly do: 'merge'; readonly who: number; readonly into: number }
  | { readonly do: 'undo' }

beforeAll(async () => {
  party = await openParty()
  await bringWorks(
    party,
    ['Ada Ano', 'Bo Bando', 'Cy Celo', 'Di Dando', 'Ed Ento'].map((name, index) => ({
      id: `W${index}`,
      authors: [`${name} @ House ${index}`],
    })),
  )
  people = (await party.call(findPeople, {})).people.map((one) => one.id)
})
afterAll(async () => party[Symbol.asyncDispose]())

const who = fc.nat(4)
const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('add' as const), who }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('merge' as const), who, into: who }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
  ),
  { minLength: 4, maxLength: 10 },
)

test('whoever is added again is found, whatever was merged and parted in between', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => oneHistory(all)),
    { numRuns: 6 },
  )
}, 120_000)

const oneHistory = async (all: readonly Step[]): Promise<void> => {
  const merges: string[] = []
  // Who is one with whom, kept beside the app: a number leads to the number it was merged into.
  const into = new Map<number, number>()
  const root = (one: number): number => root0(into, one)
  try {
    for (const step of all) {
      if (step.do === 'add') await addTwice(step.who)
      if (step.do === 'merge' && root(step.who) !== root(step.into)) {
        const { decision } = await party.call(mergePeople, {
          id: people[root(step.into)] ?? '',
          other: people[root(step.who)] ?? '',
        })
        merges.push(decision.id)
        into.set(root(step.who), root(step.into))
      }
      if (step.do === 'undo') await undoLast(merges, into)
      await everyoneIsFound(root)
    }
  } finally {
    while (merges.length > 0) await undoLast(merges, into)
    const { prospects } = await party.call(listProspects, {})
    if (prospects.length > 0) await party.call(removeProspects, { prospects })
  }
}

const root0 = (into: ReadonlyMap<number, number>, one: number): number => {
  const next = into.get(one)
  return next === undefined ? one : root0(into, next)
}

const addTwice = async (number: number): Promise<void> => {
  const asked = { prospects: [{ personId: people[number] ?? '' }], source: 'a list' }
  const [first] = (await party.call(addProspects, asked)).results
  const [again] = (await party.call(addProspects, asked)).results
  expect(again).toMatchObject({ outcome: 'there', prospect: { id: first?.prospect?.id } })
}

const undoLast = async (merges: string[], into: Map<number, number>): Promise<void> => {
  const last = merges.pop()
  if (last === undefined) return
  await party.call(undoDecision, { decisionId: last })
  const key = [...into.keys()].at(-1)
  if (key !== undefined) into.delete(key)
}

/** People who are one stand under one line; only lines that stood before a merge may be two. */
const everyoneIsFound = async (root: (one: number) => number): Promise<void> => {
  const [{ prospects }, { standing }] = await Promise.all([
    party.call(listProspects, {}),
    party.call(whoStands, { personId: people }),
  ])
  const lineOf = new Map<string | null, string>(
    standing.map((one) => [one.personId, one.prospectId]),
  )
  const anchors = new Map<string, (typeof prospects)[number]>(prospects.map((one) => [one.id, one]))
  for (const [number, person] of people.entries()) {
    const line = lineOf.get(person)
    // Two ids of one person lead to the same line, or to none.
    expect(line).toBe(lineOf.get(people[root(number)] ?? ''))
    if (line !== undefined) expect(anchors.has(line)).toBe(true)
  }
  const together = new Map<string, string[]>()
  for (const { id, personId } of prospects) {
    const known = together.get(personId ?? '') ?? []
    together.set(personId ?? '', [...known, id])
  }
  for (const group of together.values()) {
    for (const id of group) {
      expect(anchors.get(id)?.sameAs.toSorted()).toEqual(
        group.filter((one) => one !== id).toSorted(),
      )
    }
  }
}
