import type { Context } from '#actions/context.ts'
import type { ListedRow } from './csv/read-list.ts'
import { orcidOf } from './links.ts'
import { compareFacts } from './look-alike.ts'
import { nameParts } from './matching/name-key.ts'
import { readPeople, type PersonColumns } from './person-row.ts'

export interface Duplicate {
  readonly person: PersonColumns
  readonly why: string
  readonly certain: boolean
}

/** Rows of a list with who they could be: people who are here, and earlier rows of the list. */
export interface CheckedRow extends ListedRow {
  readonly duplicates: readonly Duplicate[]
  readonly duplicateOfRow: number | null
}

/** Namesakes shown at one row; a very common name has hundreds. */
const mostAtRow = 5

/**
 * Finds doubles for a whole list in one pass over the names of all people: equal names in any order
 * of their words, and equal ORCIDs. Initials are not enough here; a list is not judged one by one.
 */
export const findDuplicates = async (
  ctx: Context,
  rows: readonly ListedRow[],
): Promise<CheckedRow[]> => {
  const wanted = new Set(rows.map(({ person }) => wordsKey(person.name)))
  const orcids = new Set(rows.flatMap(({ person }) => orcidsOf(person.links)))
  const { byKey, byOrcid } = await namesakes(ctx, wanted, orcids)
  const numbers = new Set([...byKey.values(), ...byOrcid.values()].flat())
  const people = new Map(
    (await readPeople(ctx, { numbers: [...numbers] })).map((one) => [one.person_no, one]),
  )
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const { person } = row
    const alike = new Set([
      ...orcidsOf(person.links).flatMap((orcid) => byOrcid.get(orcid) ?? []),
      ...(byKey.get(wordsKey(person.name)) ?? []),
    ])
    const duplicates = [...alike]
      .flatMap((number) => {
        const found = people.get(number)
        const likeness = found ? compareFacts({ ...person, links: [...person.links] }, found) : null
        return found && likeness ? [{ person: found, likeness }] : []
      })
      .toSorted(
        (a, b) => a.likeness.distance - b.likeness.distance || b.person.works - a.person.works,
      )
      .slice(0, mostAtRow)
      .map((one) => ({ person: one.person, why: one.likeness.why, certain: one.likeness.certain }))
    return { ...row, duplicates, duplicateOfRow: earlierRow(seen, row) }
  })
}

/** The row's number if no earlier one says the same name at the same place, or the same ORCID. */
const earlierRow = (seen: Map<string, number>, { row, person }: ListedRow): number | null => {
  const keys = [
    `${wordsKey(person.name)}@${person.organisation.toLowerCase()}`,
    ...orcidsOf(person.links),
  ]
  const earlier = keys.map((key) => seen.get(key)).find((found) => found !== undefined) ?? null
  for (const key of keys) if (!seen.has(key)) seen.set(key, row)
  return earlier
}

const namesakes = async (
  ctx: Context,
  keys: ReadonlySet<string>,
  orcids: ReadonlySet<string>,
): Promise<{ byKey: Map<string, number[]>; byOrcid: Map<string, number[]> }> => {
  const found = await ctx.literature.columns('select person_no, name, orcid from person')
  const numbers = found.int('person_no')
  const names = found.text('name')
  const theirs = found.text('orcid')
  const byKey = new Map<string, number[]>()
  const byOrcid = new Map<string, number[]>()
  for (const [index, number] of numbers.entries()) {
    const key = wordsKey(names[index] ?? '')
    if (keys.has(key)) byKey.set(key, [...(byKey.get(key) ?? []), number])
    const orcid = orcids.size === 0 ? null : orcidOf(theirs[index] ?? null)
    if (orcid !== null && orcids.has(orcid)) {
      byOrcid.set(orcid, [...(byOrcid.get(orcid) ?? []), number])
    }
  }
  return { byKey, byOrcid }
}

const wordsKey = (name: string): string => nameParts(name).toSorted().join(' ')

const orcidsOf = (links: ListedRow['person']['links']): string[] =>
  links.flatMap((link) => (link.kind === 'orcid' ? [link.label] : []))
