import type { csvFields } from '../csv.contract.ts'
import { readLink, type PersonLink } from '../links.ts'
import type { Column } from './columns.ts'
import type { Cells } from './read-table.ts'

/** A person as a row of a list says. */
export interface ListedPerson {
  readonly name: string
  readonly role: string
  readonly organisation: string
  readonly links: readonly PersonLink[]
  readonly source: string
  readonly why: string
}

const lengths = new Map([
  ['name', 300],
  ['role', 300],
  ['organisation', 300],
  ['source', 1000],
  ['why', 4000],
] as const)
const mostLinks = 20

/**
 * A row as it will be kept, or the sentence for which it is refused. Cells are text, whatever a
 * spreadsheet would make of them: a name that begins like a formula is refused, the apostrophe
 * that a safe export puts before one is taken off.
 */
export const readRow = (
  row: Cells,
  columns: readonly Column[],
  source: string,
): ListedPerson | string => {
  const cells = cellsByField(row, columns)
  const one = (field: Field): string => cells.get(field)?.[0] ?? ''
  const name =
    one('name') || [one('givenName'), one('familyName')].filter((part) => part !== '').join(' ')
  if (name === '') return 'There is no name.'
  if (looksLikeFormula(name)) return `“${short(name)}” is a formula, not a name.`
  if (!/\p{L}/u.test(name)) return `“${short(name)}” has no letters, so it is not a name.`
  if (/@\S+\.\S/.test(name)) return 'The name is a mail address.'
  const links = linksOf(cells)
  if (typeof links === 'string') return links
  const person = {
    name,
    role: one('role'),
    organisation: one('organisation'),
    source: one('source') || source,
    why: (cells.get('why') ?? []).join('\n'),
  }
  for (const field of lengths.keys()) {
    const [length, most] = [person[field].length, lengths.get(field) ?? 0]
    if (length > most) return `The ${field} has ${length} characters; ${most} fit.`
  }
  return { ...person, links }
}

type Field = (typeof csvFields)[number]

const cellsByField = (row: Cells, columns: readonly Column[]): ReadonlyMap<Field, string[]> => {
  const cells = new Map<Field, string[]>()
  for (const column of columns) {
    if (column.field === 'skip') continue
    const text = tidy(row.cells[column.index] ?? '', column.field === 'why')
    if (text === '') continue
    const known = cells.get(column.field)
    if (known) known.push(text)
    else cells.set(column.field, [text])
  }
  return cells
}

/** One line of text without invisible marks; in `why` line ends stay. */
const tidy = (cell: string, keepLines: boolean): string => {
  const plain = cell
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/^\s*'(?=[=+\-@])/, '')
  const text = keepLines ? plain.replace(/\r\n?/g, '\n') : plain.replace(/\s+/g, ' ')
  return text.trim()
}

const linkFields = ['orcid', 'openalex', 'openreview', 'github', 'homepage', 'link'] as const

const linksOf = (cells: ReadonlyMap<Field, string[]>): readonly PersonLink[] | string => {
  const links = new Map<string, PersonLink>()
  for (const field of linkFields) {
    for (const cell of cells.get(field) ?? []) {
      for (const part of cell.split(/[\s;,]+(?=\S)/)) {
        const link = readLink(completed(part, field))
        if (typeof link === 'string') return link
        links.set(link.url, link)
      }
    }
  }
  return links.size > mostLinks ? `There are ${links.size} links; 20 fit.` : [...links.values()]
}

/** A GitHub column often holds the bare name of the account. */
const completed = (text: string, field: (typeof linkFields)[number]): string =>
  field === 'github' && /^@?[A-Za-z\d-]{1,39}$/.test(text)
    ? `https://github.com/${text.replace(/^@/, '')}`
    : text

const looksLikeFormula = (text: string): boolean =>
  /^[=+@]/.test(text) ||
  /^-\s*[\d(]/.test(text) ||
  /\b(HYPERLINK|WEBSERVICE|IMPORTXML|DDE)\s*\(/i.test(text)

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
