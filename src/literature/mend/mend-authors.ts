import type { AuthorOrganisation, Authorship } from '../work.ts'
import { mendName } from './mend-name.ts'
import { kindOfName, peopleInCell, splitGluedOrganisation } from './name-kind.ts'
import { type MendReason, mendReasons } from './reasons.ts'

/** One author line as the source gives it, its own parts already mended. */
export interface PrintedAuthor {
  readonly rawName: string
  readonly orcid: string | null
  readonly authorId: string | null
  readonly corresponding: boolean | null
  readonly affiliations: readonly string[]
  readonly organisations: readonly AuthorOrganisation[]
  readonly domains: readonly string[]
}

/**
 * The author lines of one work, in order: repeated ones left out, several people of one cell
 * told apart, names mended, organisations marked. Positions are without gaps; where that moves
 * somebody, the source's place is kept beside it.
 */
export const mendAuthors = (printed: readonly PrintedAuthor[]): readonly Authorship[] => {
  const authors: Authorship[] = []
  const repeated = repeatedLines(printed)
  for (const [sourcePosition, line] of printed.entries()) {
    if (repeated.left.has(sourcePosition)) continue
    const joined = withJoined(line, printed, repeated.joined.get(sourcePosition) ?? [])
    const extra = repeated.joined.has(sourcePosition) ? [mendReasons.repeated] : []
    for (const author of authorsOfCell(joined, extra)) {
      const position = authors.length
      authors.push({
        position,
        ...(position === sourcePosition ? {} : { sourcePosition }),
        ...author,
      })
    }
  }
  return authors
}

type Unplaced = Omit<Authorship, 'position' | 'sourcePosition'>

const authorsOfCell = (line: PrintedAuthor, extra: readonly string[]): readonly Unplaced[] => {
  const { text, reasons } = mendName(line.rawName)
  const said = [...reasons.map((reason) => mendReasons[reason]), ...extra]
  // An id stands for one human: then the cell is one, whatever was printed in it.
  const people = line.authorId === null && line.orcid === null ? peopleInCell(text) : [text]
  if (people.length > 1) {
    const mended = [...said, mendReasons.severalPeople]
    return people.map((name) => ({ ...line, name, mended, kind: 'person' as const }))
  }
  const glued = splitGluedOrganisation(text)
  if (glued !== null) {
    const mended = [...said, mendReasons.organisationGlued]
    const affiliations = [...new Set([...line.affiliations, glued.organisation])]
    return [{ ...line, affiliations, name: glued.name, mended, kind: 'person' }]
  }
  const kind = line.authorId === null || text === '' ? kindOfName(text) : 'person'
  return [{ ...line, name: text, mended: [...said, ...wordsFor(kind, text)], kind }]
}

const wordsFor = (kind: Authorship['kind'], name: string): readonly string[] => {
  const reason: MendReason | null =
    kind === 'organisation'
      ? 'organisation'
      : kind === 'person'
        ? null
        : /\p{L}/u.test(name)
          ? 'severalUnclear'
          : 'noName'
  return reason === null ? [] : [mendReasons[reason]]
}

interface Repeated {
  /** Source positions to leave out. */
  readonly left: ReadonlySet<number>
  /** Kept position -> left-out ones whose affiliations it takes over. */
  readonly joined: ReadonlyMap<number, readonly number[]>
}

/**
 * Lines that are certainly a repetition: the end of the list repeats a run of two or more lines
 * from before (the whole list twice, or a part), the last line repeats one with equal affiliation,
 * or the same full name stands twice in a row (once for each affiliation). Two namesakes apart
 * from each other stay two: that does happen.
 */
const repeatedLines = (printed: readonly PrintedAuthor[]): Repeated => {
  const names = printed.map((line) => line.rawName.trim())
  if (new Set(names).size === names.length) return nothingRepeated
  const left = new Set<number>()
  const joined = new Map<number, number[]>()
  const join = (keep: number, drop: number): void => {
    left.add(drop)
    joined.set(keep, [...(joined.get(keep) ?? []), drop])
  }
  const end = repeatedEnd(printed, names)
  for (const [offset, keep] of end.entries()) join(keep, names.length - end.length + offset)
  for (let at = names.length - end.length - 1; at > 0; at--) {
    if (
      names[at] === names[at - 1] &&
      isFullName(names[at]) &&
      alike(printed[at], printed[at - 1])
    ) {
      join(at - 1, at)
      for (const further of joined.get(at) ?? []) join(at - 1, further)
    }
  }
  return { left, joined }
}

const nothingRepeated: Repeated = { left: new Set(), joined: new Map() }

/** Earlier positions that the end of the list repeats, in order; empty when it does not. */
const repeatedEnd = (printed: readonly PrintedAuthor[], names: readonly string[]): number[] => {
  const count = names.length
  // A list made to be slow (thousands of nearly equal names) is not looked through to its end.
  let comparisons = 0
  for (let length = Math.min(count >> 1, 500); length >= 2; length--) {
    for (let start = 0; start + length <= count - length; start++) {
      let same = 0
      if (comparisons > 2_000_000) return []
      while (
        same < length &&
        comparisons++ >= 0 &&
        names[start + same] === names[count - length + same] &&
        alike(printed[start + same], printed[count - length + same])
      ) {
        same++
      }
      if (same === length) return Array.from({ length }, (_, offset) => start + offset)
    }
  }
  const last = printed.at(-1)
  const earlier = printed.findIndex((line, at) => at < count - 1 && line.rawName === last?.rawName)
  const shared = printed[earlier]?.affiliations ?? []
  const certain =
    shared.length > 0 &&
    isRareName(names.at(-1)) &&
    shared.join('\n') === last?.affiliations.join('\n')
  return certain && alike(printed[earlier], last) ? [earlier] : []
}

const isFullName = (name: string | undefined): boolean => name !== undefined && /\s/.test(name)

// Two people of one group do share a short name (Jie Zhou); nobody was seen to share a long one.
const isRareName = (name: string | undefined): boolean =>
  isFullName(name) && (name ?? '').replace(/[^\p{L}]/gu, '').length >= 12

/** Not told apart by an id. */
const alike = (a: PrintedAuthor | undefined, b: PrintedAuthor | undefined): boolean =>
  (a?.authorId === b?.authorId || a?.authorId === null || b?.authorId === null) &&
  (a?.orcid === b?.orcid || a?.orcid === null || b?.orcid === null)

const withJoined = (
  line: PrintedAuthor,
  printed: readonly PrintedAuthor[],
  others: readonly number[],
): PrintedAuthor => {
  let joined = line
  for (const other of others) {
    const more = printed[other]
    if (more === undefined) continue
    const known = new Set(joined.organisations.map((organisation) => organisation.name))
    joined = {
      ...joined,
      authorId: joined.authorId ?? more.authorId,
      orcid: joined.orcid ?? more.orcid,
      affiliations: [...new Set([...joined.affiliations, ...more.affiliations])],
      organisations: [
        ...joined.organisations,
        ...more.organisations.filter((organisation) => !known.has(organisation.name)),
      ],
      domains: [...new Set([...joined.domains, ...more.domains])],
    }
  }
  return joined
}
