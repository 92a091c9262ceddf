import type { decisionKinds } from './contract.ts'
import { Groups } from './groups.ts'

/** A signature (`https://openalex.org/W1#0`) or a person kept by hand (`hand:<uuid>`). */
export type Node = string

/**
 * A decision as the rules see it. The nodes of a side are those that still count: not the ones
 * that a later standing decision took out (see `releasesOf`).
 */
export interface Standing {
  readonly id: string
  readonly kind: (typeof decisionKinds)[number]
  readonly sides: readonly (readonly Node[])[]
  /** Of a merge: the side whose person stayed. The other sides' nodes are its guests. */
  readonly keptSide?: number
}

/** The node of a signature: its work's id, `#` and its position. */
export const signatureNode = (workId: string, position: number): Node => `${workId}#${position}`
/** The node of a person kept by hand. */
export const handNode = (personId: string): Node => `hand:${personId}`

/**
 * Decisions that say one thing and its opposite about some nodes: a standing "different" together
 * with the standing "same" that join two of its sides. Empty when all of them hold at once.
 */
export const contradictions = (standing: readonly Standing[]): readonly Standing[] => {
  const same = standing.filter((one) => one.kind === 'same')
  const groups = joinedNodes(same)
  const found = new Set<Standing>()
  for (const different of standing) {
    if (different.kind === 'same') continue
    for (const root of rootsOnTwoSides(different, groups)) {
      found.add(different)
      for (const one of same) {
        if (one.sides.some((side) => side.some((node) => groups.find(node) === root))) {
          found.add(one)
        }
      }
    }
  }
  return [...found]
}

/**
 * The standing decisions that forbid joining `a` and `b` (all nodes of two persons). They are
 * shown to whoever wants to join them; nothing is overruled silently.
 */
export const forbidsSame = (
  standing: readonly Standing[],
  a: readonly Node[],
  b: readonly Node[],
): readonly Standing[] => {
  const both = new Set([...a, ...b])
  const touching = standing.filter((one) => one.kind !== 'same' && countSidesWith(one, both) >= 2)
  if (touching.length > 0) return touching
  const wanted: Standing = { id: '', kind: 'same', sides: [a, b] }
  return contradictions([...standing, wanted]).filter((one) => one !== wanted)
}

/** Nodes that standing merges brought to another person. */
export const guestsOf = (standing: readonly Standing[]): ReadonlySet<Node> => {
  const guests = new Set<Node>()
  for (const { kind, keptSide, sides } of standing) {
    if (kind !== 'same' || keptSide === undefined) continue
    for (const [index, side] of sides.entries()) {
      if (index !== keptSide) for (const node of side) guests.add(node)
    }
  }
  return guests
}

/**
 * The nodes of a person but its guests, or all when there are no others. A new merge names only
 * these: the guests come along through the merge that brought them, so that the undo of that one
 * still takes them away again.
 */
export const ownNodes = (guests: ReadonlySet<Node>, nodes: readonly Node[]): readonly Node[] => {
  const own = nodes.filter((node) => !guests.has(node))
  return own.length > 0 ? own : nodes
}

/** Nodes that a new decision takes out of an older one, and sides that would be left empty. */
export interface Releases {
  readonly released: readonly { readonly decisionId: string; readonly nodes: readonly Node[] }[]
  /** Decisions that the new one would not narrow but contradict: they must be undone first. */
  readonly contradicted: readonly Standing[]
}

/**
 * What "these `goes` are not of the person that keeps `stays`" does to older decisions. One that
 * held some of both together (a merge of 40 signatures of which one turns out wrong) lets go of
 * those that leave. One that would lose a whole side is contradicted, not narrowed.
 */
export const releasesOf = (
  standing: readonly Standing[],
  stays: readonly Node[],
  goes: readonly Node[],
): Releases => {
  const leaving = new Set(goes)
  const staying = new Set(stays)
  const released: { decisionId: string; nodes: Node[] }[] = []
  const contradicted: Standing[] = []
  for (const one of standing) {
    const together = heldTogether(one)
    const nodes = together
      .filter((group) => group.some((node) => staying.has(node)))
      .flatMap((group) => group.filter((node) => leaving.has(node)))
    if (nodes.length === 0) continue
    const out = new Set(nodes)
    if (one.sides.some((side) => side.every((node) => out.has(node)))) contradicted.push(one)
    else released.push({ decisionId: one.id, nodes })
  }
  return { released, contradicted }
}

/**
 * Nodes that a decision takes for one person: all of a "same", each side of a "different". Of
 * "these are not theirs" only the person's own side: a signature that was said not to be theirs
 * stays so, whoever it turns out to belong to.
 */
const heldTogether = (one: Standing): readonly (readonly Node[])[] => {
  switch (one.kind) {
    case 'same':
      return [one.sides.flat()]
    case 'different':
      return one.sides
    case 'not_theirs':
      return one.sides.slice(0, 1)
  }
}

const joinedNodes = (same: readonly Standing[]): Groups => {
  const groups = new Groups()
  for (const one of same) {
    const [first, ...others] = one.sides.flat()
    if (first === undefined) continue
    for (const other of others) groups.join(first, other)
  }
  return groups
}

const rootsOnTwoSides = (different: Standing, groups: Groups): ReadonlySet<string> => {
  const sideOf = new Map<string, number>()
  const twice = new Set<string>()
  for (const [index, side] of different.sides.entries()) {
    for (const node of side) {
      const root = groups.find(node)
      const seen = sideOf.get(root)
      if (seen !== undefined && seen !== index) twice.add(root)
      sideOf.set(root, index)
    }
  }
  return twice
}

const countSidesWith = (one: Standing, nodes: ReadonlySet<Node>): number =>
  one.sides.filter((side) => side.some((node) => nodes.has(node))).length
