import type { groupReasons } from './contract.ts'
import { nameKey } from './matching/name-key.ts'

/** A signature with what could hold it to the others. */
export interface LineOfPerson {
  readonly node: string
  readonly name: string
  readonly orcid: string | null
  readonly authorId: string | null
  readonly organisation: number | null
  /** Numbers of the people who sign the same work, by name. */
  readonly coauthors: ReadonlyMap<number, string>
  /** A human said that it is theirs. */
  readonly decided: boolean
}

export interface GroupOfLines {
  readonly reason: (typeof groupReasons)[number]
  /** What they share: an id, a circle; empty for reasons that differ from line to line. */
  readonly by: string
  readonly doubtful: boolean
  readonly lines: readonly { readonly line: LineOfPerson; readonly evidence: string }[]
}

/**
 * Signatures of one person by what holds them together, strongest reason first: a human's word, an
 * ORCID, an author id, co-authors or an organisation shared with those, and last those that nothing
 * but the name holds. Doubtful are a second ORCID, and what only a name holds.
 */
export const groupSignatures = (lines: readonly LineOfPerson[]): GroupOfLines[] => {
  const decided = lines.filter((line) => line.decided)
  const groups: GroupOfLines[] =
    decided.length > 0
      ? [
          {
            reason: 'decided',
            by: '',
            doubtful: false,
            lines: withEvidence(decided, 'decided by hand'),
          },
        ]
      : []
  let left: readonly LineOfPerson[] = lines.filter((line) => !line.decided)
  for (const reason of ['orcid', 'author_id'] as const) {
    const taken = byGivenId(left, reason)
    groups.push(...taken)
    left = without(
      left,
      taken.flatMap((group) => group.lines.map(({ line }) => line)),
    )
  }
  const known = new Known()
  for (const group of groups) if (!group.doubtful) known.add(group.lines.map(({ line }) => line))
  const [seed] = known.size === 0 ? circlesOf(left) : []
  if (seed) {
    groups.push({ ...emptyGroup('coauthors'), lines: circleEvidence(seed) })
    known.add(seed)
    left = without(left, seed)
  }
  for (const reason of ['coauthors', 'organisation'] as const) {
    const held = spread(left, known, reason)
    left = without(
      left,
      held.map(({ line }) => line),
    )
    addTo(groups, reason, held)
  }
  return [...groups, ...byNameOnly(left, lines)]
}

/** What is known to be theirs: whom they write with, and where they are. */
class Known {
  readonly #coauthors = new Set<number>()
  readonly #organisations = new Set<number>()
  size = 0

  add(lines: readonly LineOfPerson[]): void {
    this.size += lines.length
    for (const line of lines) {
      for (const coauthor of line.coauthors.keys()) this.#coauthors.add(coauthor)
      if (line.organisation !== null) this.#organisations.add(line.organisation)
    }
  }

  /** Why a line is theirs too, or null. */
  holds(line: LineOfPerson, reason: 'coauthors' | 'organisation'): string | null {
    if (reason === 'coauthors') return coauthorEvidence(line, (one) => this.#coauthors.has(one))
    return line.organisation !== null && this.#organisations.has(line.organisation)
      ? 'same organisation as on other works'
      : null
  }
}

const without = (
  lines: readonly LineOfPerson[],
  gone: readonly LineOfPerson[],
): readonly LineOfPerson[] => {
  const set = new Set(gone)
  return lines.filter((line) => !set.has(line))
}

const emptyGroup = (reason: GroupOfLines['reason']): Omit<GroupOfLines, 'lines'> => ({
  reason,
  by: '',
  doubtful: false,
})

const withEvidence = (lines: readonly LineOfPerson[], evidence: string): GroupOfLines['lines'] =>
  lines.map((line) => ({ line, evidence }))

/** One group an id. Of several ORCIDs the one with most signatures is taken for theirs. */
const byGivenId = (
  lines: readonly LineOfPerson[],
  reason: 'orcid' | 'author_id',
): GroupOfLines[] => {
  const idOf = (line: LineOfPerson) => (reason === 'orcid' ? line.orcid : line.authorId)
  const groups = Map.groupBy(
    lines.filter((line) => idOf(line) !== null),
    (line) => idOf(line) ?? '',
  )
  return [...groups]
    .toSorted(([idA, a], [idB, b]) => b.length - a.length || (idA < idB ? -1 : 1))
    .map(([id, members], index) => ({
      reason,
      by: id,
      doubtful: reason === 'orcid' && index > 0,
      lines: withEvidence(members, reason === 'orcid' ? 'same ORCID' : 'same author id'),
    }))
}

/** Sets of two or more signatures that co-authors chain together, the largest first. */
const circlesOf = (lines: readonly LineOfPerson[]): readonly (readonly LineOfPerson[])[] => {
  const byCoauthor = new Map<number, LineOfPerson[]>()
  for (const line of lines) {
    for (const coauthor of line.coauthors.keys()) {
      const known = byCoauthor.get(coauthor)
      if (known) known.push(line)
      else byCoauthor.set(coauthor, [line])
    }
  }
  const seen = new Set<LineOfPerson>()
  const circles: LineOfPerson[][] = []
  for (const line of lines) {
    if (seen.has(line)) continue
    seen.add(line)
    const circle = [line]
    for (const one of circle) {
      for (const coauthor of one.coauthors.keys()) {
        const others = byCoauthor.get(coauthor) ?? []
        // Everybody of this co-author is taken now; the next look finds nobody twice.
        byCoauthor.delete(coauthor)
        for (const other of others) {
          if (seen.has(other)) continue
          seen.add(other)
          circle.push(other)
        }
      }
    }
    if (circle.length >= 2) circles.push(circle)
  }
  return circles.toSorted((a, b) => b.length - a.length)
}

const circleEvidence = (circle: readonly LineOfPerson[]): GroupOfLines['lines'] => {
  const times = new Map<number, number>()
  for (const line of circle) {
    for (const coauthor of line.coauthors.keys()) {
      times.set(coauthor, (times.get(coauthor) ?? 0) + 1)
    }
  }
  return circle.map((line) => ({
    line,
    evidence: coauthorEvidence(line, (one) => (times.get(one) ?? 0) > 1) ?? 'shared co-authors',
  }))
}

/** Lines that something holds to what is known, and then to those found; `known` grows. */
const spread = (
  lines: readonly LineOfPerson[],
  known: Known,
  reason: 'coauthors' | 'organisation',
): { line: LineOfPerson; evidence: string }[] => {
  const found: { line: LineOfPerson; evidence: string }[] = []
  let left = lines
  for (;;) {
    const now = left.flatMap((line) => {
      const evidence = known.holds(line, reason)
      return evidence === null ? [] : [{ line, evidence }]
    })
    if (now.length === 0) return found
    found.push(...now)
    const held = now.map(({ line }) => line)
    known.add(held)
    left = without(left, held)
  }
}

const coauthorEvidence = (
  line: LineOfPerson,
  isShared: (coauthor: number) => boolean,
): string | null => {
  const names = [...line.coauthors].flatMap(([person, name]) => (isShared(person) ? [name] : []))
  if (names.length === 0) return null
  const more = names.length > 2 ? ` and ${names.length - 2} more` : ''
  return `with ${names.slice(0, 2).join(', ')}${more}, as on other works`
}

const addTo = (
  groups: GroupOfLines[],
  reason: GroupOfLines['reason'],
  lines: GroupOfLines['lines'],
): void => {
  if (lines.length === 0) return
  const at = groups.findIndex((group) => group.reason === reason)
  const before = groups[at]
  if (before) groups[at] = { ...before, lines: [...before.lines, ...lines] }
  else groups.push({ ...emptyGroup(reason), lines })
}

/**
 * What is left is held by the name alone: circles of co-authors of their own, each perhaps another
 * person, then single lines as most signatures spell the name, then other spellings.
 */
const byNameOnly = (
  unheld: readonly LineOfPerson[],
  all: readonly LineOfPerson[],
): GroupOfLines[] => {
  const circles = circlesOf(unheld)
  return [
    ...circles.map((circle, index): GroupOfLines => ({
      reason: 'name',
      by: `circle ${index + 1}`,
      doubtful: true,
      lines: circleEvidence(circle),
    })),
    ...singles(without(unheld, circles.flat()), all),
  ]
}

const singles = (left: readonly LineOfPerson[], all: readonly LineOfPerson[]): GroupOfLines[] => {
  const commonest = [...Map.groupBy(all, (line) => nameKey(line.name))].toSorted(
    ([, a], [, b]) => b.length - a.length,
  )[0]?.[0]
  const same = left.filter((line) => nameKey(line.name) === commonest)
  const other = left.filter((line) => nameKey(line.name) !== commonest)
  const doubtful = all.length > 1
  return [
    { reason: 'name' as const, lines: withEvidence(same, 'nothing but the same name') },
    { reason: 'variant' as const, lines: withEvidence(other, 'a name like theirs') },
  ]
    .filter((group) => group.lines.length > 0)
    .map((group) => ({ ...emptyGroup(group.reason), ...group, doubtful }))
}
