import { applyDecisions } from '#people/apply-decisions.ts'
import { handNode, signatureNode, type Node } from '#people/decisions.ts'
import { uuidOf } from '../build/ids.ts'
import type { HandPerson, StandingDecision } from './read-campaign.ts'

/** A signature that a decision names, and the person that the build put it into. */
export interface NamedSignature {
  readonly workId: string
  readonly workNo: number
  readonly position: number
  readonly personNo: number
}

/** A person of the build of whom at least one signature is named. */
export interface TouchedPerson {
  readonly personNo: number
  readonly personId: string
  /** Signatures of this person in the build, named or not. */
  readonly signatures: number
}

/** A person as decisions made it. */
export interface RegroupedPerson {
  readonly personNo: number
  readonly personId: string
  readonly named: readonly NamedSignature[]
  /** People of the build whose other signatures, those that nothing names, are this person's. */
  readonly restOf: readonly number[]
  readonly handIds: readonly string[]
}

export interface Regrouping {
  readonly decisions: readonly StandingDecision[]
  readonly named: readonly NamedSignature[]
  readonly touched: readonly TouchedPerson[]
  readonly hand: readonly HandPerson[]
  /** Ids of erased people, which nobody gets. */
  readonly erasedIds: ReadonlySet<string>
  /** First number that no person of the build has. */
  readonly nextPersonNo: number
}

interface Group {
  readonly nodes: Node[]
  readonly named: NamedSignature[]
  readonly restOf: number[]
  readonly handIds: string[]
  id?: string
}

/**
 * Who the touched and the hand-made people are after all standing decisions, with their ids: what
 * a merge keeps and what a split gave comes first, then the id of the build's person goes to the
 * group with most of that person's signatures, and who is left gets an id of its first signature.
 * Pure. Numbers of the build's people are kept where their id is.
 */
export const regroup = (input: Regrouping): RegroupedPerson[] => {
  const groups = groupNodes(input)
  const taken = new Map<string, Group>()
  const claim = (id: string, group: Group | undefined): void => {
    if (group === undefined || group.id !== undefined) return
    if (taken.has(id) || input.erasedIds.has(id)) return
    group.id = id
    taken.set(id, group)
  }
  claimDecided(input, groups, claim)
  claimMachines(input, groups, claim)
  for (const group of new Set(groups.values())) {
    for (let attempt = 0; group.id === undefined; attempt++) {
      claim(freshId(group, attempt), group)
    }
  }
  return numberGroups(input, [...new Set(groups.values())])
}

const restNode = (personNo: number): Node => `rest:${personNo}`

const groupNodes = (input: Regrouping): ReadonlyMap<Node, Group> => {
  const machine = new Map<Node, string>()
  for (const { personNo } of input.touched) machine.set(restNode(personNo), `p${personNo}`)
  for (const one of input.named) {
    machine.set(signatureNode(one.workId, one.position), `p${one.personNo}`)
  }
  for (const { id } of input.hand) machine.set(handNode(id), `h${id}`)
  const rootOf = applyDecisions(machine, input.decisions)
  const byRoot = new Map<Node, Group>()
  const byNode = new Map<Node, Group>()
  for (const node of machine.keys()) {
    const root = rootOf.get(node) ?? node
    const group = byRoot.get(root) ?? { nodes: [], named: [], restOf: [], handIds: [] }
    byRoot.set(root, group)
    group.nodes.push(node)
    byNode.set(node, group)
  }
  for (const one of input.named) {
    byNode.get(signatureNode(one.workId, one.position))?.named.push(one)
  }
  for (const { personNo } of input.touched) byNode.get(restNode(personNo))?.restOf.push(personNo)
  for (const { id } of input.hand) byNode.get(handNode(id))?.handIds.push(id)
  return byNode
}

type Claim = (id: string, group: Group | undefined) => void

/** The newest decision speaks first. */
const claimDecided = (
  { decisions }: Regrouping,
  groups: ReadonlyMap<Node, Group>,
  claim: Claim,
): void => {
  const groupOf = (nodes: readonly Node[]) =>
    nodes.map((node) => groups.get(node)).find((group) => group !== undefined)
  for (const decision of decisions.toReversed()) {
    if (decision.kind === 'same') {
      claim(decision.keepPersonId, groupOf(decision.sides.flat()))
      continue
    }
    for (const [index, side] of decision.sides.entries()) {
      // Side 0 stays what it was: the machine's id finds it below.
      if (index > 0) claim(decision.sideIds[index] ?? '', groupOf(side))
    }
  }
}

const claimMachines = (
  { touched, named, hand }: Regrouping,
  groups: ReadonlyMap<Node, Group>,
  claim: Claim,
): void => {
  const namedOf = Map.groupBy(named, (one) => one.personNo)
  for (const { personNo, personId, signatures } of touched) {
    const count = new Map<Group, number>()
    const mine = namedOf.get(personNo) ?? []
    const rest = groups.get(restNode(personNo))
    if (rest) count.set(rest, signatures - mine.length)
    for (const one of mine) {
      const group = groups.get(signatureNode(one.workId, one.position))
      if (group) count.set(group, (count.get(group) ?? 0) + 1)
    }
    const [largest] = [...count].toSorted((a, b) => b[1] - a[1])
    claim(personId, largest?.[0])
  }
  for (const { id } of hand) claim(id, groups.get(handNode(id)))
}

const freshId = (group: Group, attempt: number): string => {
  const suffix = attempt === 0 ? '' : `#${attempt}`
  return uuidOf('person', `${group.nodes.toSorted()[0] ?? ''}${suffix}`)
}

const numberGroups = (input: Regrouping, groups: readonly Group[]): RegroupedPerson[] => {
  const numberOf = new Map(input.touched.map((one) => [one.personId, one.personNo]))
  const restLeft = new Map(input.touched.map((one) => [one.personNo, one.signatures]))
  for (const one of input.named) restLeft.set(one.personNo, (restLeft.get(one.personNo) ?? 0) - 1)
  let next = input.nextPersonNo
  return groups.flatMap((group) => {
    const restOf = group.restOf.filter((personNo) => (restLeft.get(personNo) ?? 0) > 0)
    // The rest of a person all of whose signatures are named is nobody.
    if (group.named.length + restOf.length + group.handIds.length === 0) return []
    const personId = group.id ?? ''
    return [
      {
        personNo: numberOf.get(personId) ?? next++,
        personId,
        named: group.named,
        restOf,
        handIds: group.handIds,
      },
    ]
  })
}
