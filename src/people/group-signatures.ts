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
      ? [{ reason: 'decided', by: '', doubtful: false, lines: withEvidence(decided, 'confirmed') }]
      : []
  let left = lines.filter((line) => !line.decided)
  for (const reason of ['orcid', 'author_id'] as const) {
    const taken = byGivenId(left, reason)
    groups.push(...taken)
    const done = new Set(taken.flatMap((group) => group.lines.map(({ line }) => line)))
    left = left.filter((line) => !done.has(line))
  }
  const known = groups.flatMap((group) =>
    group.doubtful ? [] : group.lines.map(({ line }) => line),
  )
  if (known.length === 0) {
    const seed = largestCircle(left)
    known.push(...seed)
    left = left.filter((line) => !seed.includes(line))
    if (seed.length > 0) groups.push({ ...emptyGroup('coauthors'), lines: seedEvidence(seed) })
  }
  const byCoauthors = spread(left, known, coauthorsShared)
  left = left.filter((line) => !byCoauthors.some((one) => one.line === line))
  const byPlace = spread(left, known, placeShared)
  left = left.filter((line) => !byPlace.some((one) => one.line === line))
  addTo(groups, 'coauthors', byCoauthors)
  addTo(groups, 'organisation', byPlace)
  return [...groups, ...byNameOnly(left, lines)]
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

/** The largest set of signatures that co-authors chain together; at least two. */
const largestCircle = (lines: readonly LineOfPerson[]): readonly LineOfPerson[] => {
  const byCoauthor = new Map<number, LineOfPerson[]>()
  for (const line of lines) {
    for (const coauthor of line.coauthors.keys()) {
      const known = byCoauthor.get(coauthor)
      if (known) known.push(line)
      else byCoauthor.set(coauthor, [line])
    }
  }
  const seen = new Set<LineOfPerson>()
  let largest: LineOfPerson[] = []
  for (const line of lines) {
    if (seen.has(line)) continue
    seen.add(line)
    const circle = [line]
    for (const one of circle) {
      for (const coauthor of one.coauthors.keys()) {
        for (const other of byCoauthor.get(coauthor) ?? []) {
          if (seen.has(other)) continue
          seen.add(other)
          circle.push(other)
        }
      }
    }
    if (circle.length > largest.length) largest = circle
  }
  return largest.length >= 2 ? largest : []
}

const seedEvidence = (seed: readonly LineOfPerson[]): GroupOfLines['lines'] =>
  seed.map((line) => ({
    line,
    evidence:
      coauthorsShared(
        line,
        seed.filter((one) => one !== line),
      ) ?? 'shared co-authors',
  }))

/** Lines that something holds to known ones, and then to those found; `known` grows. */
const spread = (
  lines: readonly LineOfPerson[],
  known: LineOfPerson[],
  holds: (line: LineOfPerson, known: readonly LineOfPerson[]) => string | null,
): { line: LineOfPerson; evidence: string }[] => {
  const found: { line: LineOfPerson; evidence: string }[] = []
  let left = [...lines]
  for (;;) {
    const now = left.flatMap((line) => {
      const evidence = holds(line, known)
      return evidence === null ? [] : [{ line, evidence }]
    })
    if (now.length === 0) return found
    found.push(...now)
    known.push(...now.map(({ line }) => line))
    left = left.filter((line) => !now.some((one) => one.line === line))
  }
}

const coauthorsShared = (line: LineOfPerson, known: readonly LineOfPerson[]): string | null => {
  const theirs = new Set(known.flatMap((one) => [...one.coauthors.keys()]))
  const shared = [...line.coauthors].filter(([person]) => theirs.has(person))
  if (shared.length === 0) return null
  const names = shared.slice(0, 2).map(([, name]) => name)
  const more = shared.length > 2 ? ` and ${shared.length - 2} more` : ''
  return `with ${names.join(', ')}${more}, as on other works`
}

const placeShared = (line: LineOfPerson, known: readonly LineOfPerson[]): string | null =>
  line.organisation !== null && known.some((one) => one.organisation === line.organisation)
    ? 'same organisation as on other works'
    : null

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
  const circles: GroupOfLines[] = []
  let left = unheld
  for (;;) {
    const circle = largestCircle(left)
    if (circle.length === 0) break
    left = left.filter((line) => !circle.includes(line))
    circles.push({
      reason: 'name',
      by: `circle ${circles.length + 1}`,
      doubtful: true,
      lines: seedEvidence(circle),
    })
  }
  return [...circles, ...singles(left, all)]
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
