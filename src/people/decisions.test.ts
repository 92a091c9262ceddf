import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyDecisions } from './apply-decisions.ts'
import {
  contradictions,
  forbidsSame,
  guestsOf,
  ownNodes,
  releasesOf,
  type Node,
  type Standing,
} from './decisions.ts'

const standing = (id: string, kind: Standing['kind'], ...sides: string[]): Standing => ({
  id,
  kind,
  sides: sides.map((side) => side.split(' ')),
})

describe('decisions on identity', () => {
  test('two who were said to be different people are not joined, nor through a third', () => {
    const apart = standing('apart', 'different', 'a1 a2', 'b1')
    expect(forbidsSame([apart], ['a1', 'a2'], ['b1'])).toEqual([apart])
    const joined = standing('joined', 'same', 'b1', 'c1')
    expect(forbidsSame([apart, joined], ['a1', 'a2'], ['c1'])).toEqual([apart, joined])
    expect(forbidsSame([apart, joined], ['a1', 'a2'], ['d1'])).toEqual([])
  })

  test('undoing the first of two merges parts what it joined, although the second came after', () => {
    const first = { ...standing('first', 'same', 'a', 'b'), keptSide: 0 }
    const own = ownNodes(guestsOf([first]), ['a', 'b'])
    expect(own).toEqual(['a'])
    const second: Standing = { id: 'second', kind: 'same', sides: [['c'], own], keptSide: 0 }
    const machine = new Map(['a', 'b', 'c'].map((node) => [node, node]))
    expect(new Set(applyDecisions(machine, [first, second]).values()).size).toBe(1)
    expect(applyDecisions(machine, [second]).get('b')).toBe('b')
  })

  test('one wrong signature leaves a merge of many, the merge of the others stands', () => {
    const merge = standing('merge', 'same', 'a1 a2', 'b1 b2')
    const { released, contradicted } = releasesOf([merge], ['a1', 'a2', 'b1'], ['b2'])
    expect(released).toEqual([{ decisionId: 'merge', nodes: ['b2'] }])
    expect(contradicted).toEqual([])
  })

  test('taking exactly one side out of a merge contradicts it', () => {
    const merge = standing('merge', 'same', 'a1 a2', 'b1')
    expect(releasesOf([merge], ['a1', 'a2'], ['b1']).contradicted).toEqual([merge])
  })

  test('what was said not to be theirs stays so when their own works are sorted further', () => {
    const first = standing('first', 'not_theirs', 'a1 a2 a3', 'x1')
    expect(releasesOf([first], ['a1', 'a2'], ['a3']).released).toEqual([
      { decisionId: 'first', nodes: ['a3'] },
    ])
    const second = standing('second', 'not_theirs', 'a1', 'x1 x2')
    expect(releasesOf([second], ['x1'], ['x2']).released).toEqual([])
  })

  test('a signature said not to be theirs leaves, and comes back when that is undone', () => {
    const machine = new Map([
      ['w1#0', 'p'],
      ['w2#0', 'p'],
      ['rest of p', 'p'],
    ])
    const decision = standing('d', 'not_theirs', 'w1#0', 'w2#0')
    const after = applyDecisions(machine, [decision])
    expect(after.get('w2#0')).not.toBe(after.get('w1#0'))
    expect(after.get('rest of p')).toBe(after.get('w1#0'))
    const before = applyDecisions(machine, [])
    expect(new Set(before.values()).size).toBe(1)
  })

  test('whatever is decided and undone in whatever order, every standing decision holds', () => {
    fc.assert(
      fc.property(
        machines,
        machines,
        fc.array(fc.tuple(fc.nat(5), fc.nat(1000), fc.nat(1000)), { maxLength: 24 }),
        (machine, rebuilt, steps) => {
          let ledger: readonly Kept[] = []
          for (const step of steps) {
            ledger = take(step, ledger, machine)
            const now = inForce(ledger)
            expect(contradictions(now)).toEqual([])
            for (const build of [machine, rebuilt]) holds(applyDecisions(build, now), now)
          }
        },
      ),
      { numRuns: 400 },
    )
  })

  test('what a thousand people decided on ten thousand signatures is applied at once', () => {
    const machine = new Map<Node, string>()
    const decisions: Standing[] = []
    for (let person = 0; person < 1000; person += 1) {
      const nodes = Array.from({ length: 10 }, (_, index) => `w${person}-${index}#0`)
      for (const node of nodes) machine.set(node, `p${person}`)
      decisions.push({
        id: `d${person}`,
        kind: 'not_theirs',
        sides: [nodes.slice(0, 8), nodes.slice(8)],
      })
    }
    const started = performance.now()
    expect(new Set(applyDecisions(machine, decisions).values()).size).toBe(2000)
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

/** Twelve signatures in up to five persons of the machine. */
const machines = fc
  .array(fc.nat(4), { minLength: 12, maxLength: 12 })
  .map((places) => new Map(places.map((person, index) => [`s${index}`, `p${person}`] as const)))

/** A decision with the decision that released each of its nodes, as the tables keep it. */
interface Kept extends Standing {
  readonly releasedBy: ReadonlyMap<Node, string>
}

const inForce = (ledger: readonly Kept[]): readonly Standing[] =>
  ledger.map((one) => ({
    ...one,
    sides: one.sides.map((side) => side.filter((node) => !one.releasedBy.has(node))),
  }))

/** One random act of a person, refused by the rules or entered into the ledger. */
const take = (
  [act, first, second]: readonly [number, number, number],
  ledger: readonly Kept[],
  machine: ReadonlyMap<Node, string>,
): readonly Kept[] => {
  const now = inForce(ledger)
  const persons = personsOf(applyDecisions(machine, now))
  const a = persons[first % persons.length] ?? []
  const b = persons[second % persons.length] ?? []
  const id = `d${ledger.length}-${first}-${second}`
  const fresh = { id, releasedBy: new Map<Node, string>() }
  if (act === 5) return undo(ledger, first)
  if (act <= 1) {
    if (a === b || forbidsSame(now, a, b).length > 0) return ledger
    const sides = [a, b].map((nodes) => ownNodes(guestsOf(now), nodes))
    return [...ledger, { ...fresh, kind: 'same', keptSide: second % 2, sides }]
  }
  if (act === 2) {
    if (a === b) return ledger
    return [...ledger, { ...fresh, kind: 'different', sides: [a, b] }]
  }
  const goes = a.filter((_, index) => ((second >> index) & 1) === 1)
  const stays = a.filter((node) => !goes.includes(node))
  if (goes.length === 0 || stays.length === 0) return ledger
  const { released, contradicted } = releasesOf(now, stays, goes)
  if (contradicted.length > 0) return ledger
  const narrowed = ledger.map((one) => {
    const nodes = released.find((release) => release.decisionId === one.id)?.nodes ?? []
    return {
      ...one,
      releasedBy: new Map([...one.releasedBy, ...nodes.map((node) => [node, id] as const)]),
    }
  })
  return [...narrowed, { ...fresh, kind: 'not_theirs', sides: [stays, goes] }]
}

const undo = (ledger: readonly Kept[], pick: number): readonly Kept[] => {
  const undone = ledger[pick % Math.max(1, ledger.length)]
  if (!undone) return ledger
  const after = ledger
    .filter((one) => one !== undone)
    .map((one) => ({
      ...one,
      releasedBy: new Map([...one.releasedBy].filter(([, by]) => by !== undone.id)),
    }))
  return contradictions(inForce(after)).length > 0 ? ledger : after
}

const personsOf = (places: ReadonlyMap<Node, Node>): readonly (readonly Node[])[] => [
  ...Map.groupBy(places.keys(), (node) => places.get(node)).values(),
]

/** Every standing decision is true of who is who. */
const holds = (places: ReadonlyMap<Node, Node>, decisions: readonly Standing[]) => {
  for (const one of decisions) {
    const sides = one.sides.map((side) => new Set(side.map((node) => places.get(node))))
    if (one.kind === 'same') {
      expect(new Set(sides.flatMap((side) => [...side])).size).toBeLessThanOrEqual(1)
    } else {
      const seen = new Set<Node | undefined>()
      for (const side of sides) {
        for (const person of side) expect(seen.has(person)).toBe(false)
        for (const person of side) seen.add(person)
      }
    }
  }
}
