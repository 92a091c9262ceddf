import type { Node, Standing } from './decisions.ts'
import { Groups } from './groups.ts'

/**
 * Who is who after all decisions. `machine` names for each node the person that the machine put
 * it into; a person's nodes that no decision names may be given as one node of any name. The
 * answer names for each node one node that stands for its person.
 *
 * Every standing decision holds in the answer, whatever the machine says, as long as
 * `contradictions` finds none: first all "same" are joined, then what the machine joined is joined
 * again where no decision is against it. Nodes that one decision sent away together stay together.
 */
export const applyDecisions = (
  machine: ReadonlyMap<Node, string>,
  standing: readonly Standing[],
): Map<Node, Node> => {
  const groups = new Groups()
  for (const one of standing) {
    if (one.kind !== 'same') continue
    const [first, ...others] = one.sides.flat()
    if (first === undefined) continue
    for (const other of others) groups.join(first, other)
  }
  const apart = new Apart(groups, standing)
  for (const parts of partsOfPersons(machine, sentAway(machine, standing)).values()) {
    for (const nodes of parts) joinWhereAllowed(nodes, apart)
  }
  return new Map([...machine.keys()].map((node) => [node, groups.find(node)]))
}

/** For each node that decisions sent away from others of its person: which ones did. */
const sentAway = (
  machine: ReadonlyMap<Node, string>,
  standing: readonly Standing[],
): ReadonlyMap<Node, readonly string[]> => {
  const away = new Map<Node, string[]>()
  for (const one of standing) {
    if (one.kind === 'same') continue
    const before = new Set<string>()
    for (const [index, side] of one.sides.entries()) {
      const persons = side.flatMap((node) => machine.get(node) ?? [])
      for (const node of side) {
        const person = machine.get(node)
        if (person === undefined || !before.has(person)) continue
        away.set(node, [...(away.get(node) ?? []), `${one.id}/${index}`])
      }
      for (const person of persons) before.add(person)
    }
  }
  return away
}

/** The nodes of each of the machine's persons, those sent away by the same decisions together. */
const partsOfPersons = (
  machine: ReadonlyMap<Node, string>,
  away: ReadonlyMap<Node, readonly string[]>,
): ReadonlyMap<string, readonly (readonly Node[])[]> => {
  const persons = new Map<string, Map<string, Node[]>>()
  for (const [node, person] of machine) {
    const parts = persons.get(person) ?? new Map<string, Node[]>()
    persons.set(person, parts)
    const key = (away.get(node) ?? []).toSorted().join(' ')
    const part = parts.get(key)
    if (part) part.push(node)
    else parts.set(key, [node])
  }
  return new Map([...persons].map(([person, parts]) => [person, [...parts.values()]]))
}

/** Each node goes to the first earlier one that no decision keeps it from. */
const joinWhereAllowed = (nodes: readonly Node[], apart: Apart): void => {
  const leaders: Node[] = []
  for (const node of nodes) {
    const leader = leaders.find((one) => apart.mayJoin(one, node))
    if (leader === undefined) leaders.push(node)
    else apart.join(leader, node)
  }
}

/** Which groups decisions keep apart; knows for each group the sides that its nodes stand on. */
class Apart {
  readonly #groups: Groups
  readonly #sides = new Map<Node, Map<string, number>>()

  constructor(groups: Groups, standing: readonly Standing[]) {
    this.#groups = groups
    for (const one of standing) {
      if (one.kind === 'same') continue
      for (const [index, side] of one.sides.entries()) {
        for (const node of side) this.#of(node).set(one.id, index)
      }
    }
  }

  mayJoin(a: Node, b: Node): boolean {
    if (this.#groups.find(a) === this.#groups.find(b)) return true
    const [few, many] = [this.#of(a), this.#of(b)].toSorted((x, y) => x.size - y.size)
    if (!few || !many) return true
    for (const [decision, side] of few) {
      if ((many.get(decision) ?? side) !== side) return false
    }
    return true
  }

  join(a: Node, b: Node): void {
    const [sidesOfA, sidesOfB] = [this.#of(a), this.#of(b)]
    this.#groups.join(a, b)
    for (const [decision, side] of sidesOfB) sidesOfA.set(decision, side)
  }

  #of(node: Node): Map<string, number> {
    const root = this.#groups.find(node)
    const known = this.#sides.get(root)
    if (known) return known
    const fresh = new Map<string, number>()
    this.#sides.set(root, fresh)
    return fresh
  }
}
