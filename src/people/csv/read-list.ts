import type { csvFields } from '../csv.contract.ts'
import { AppError } from '#core/errors.ts'
import { looksLikeHeader, readColumns, type Column } from './columns.ts'
import { decodeFile, type Encoding } from './decode.ts'
import { readRow, type ListedPerson } from './read-row.ts'
import { readTable, type Delimiter } from './read-table.ts'

/** What whoever brings a list says about it; the rest is guessed. */
export interface ListSaid {
  readonly delimiter?: Delimiter | undefined
  readonly encoding?: Encoding | undefined
  readonly header: 'guess' | 'yes' | 'no'
  readonly mapping?: readonly (typeof csvFields)[number][] | undefined
  /** For rows that name no source. */
  readonly source: string
}

export interface ListedRow {
  readonly row: number
  readonly line: number
  readonly person: ListedPerson
}

/** A list of people as read: rows as they will be, refusals in words, nothing looked up yet. */
export interface PeopleList {
  readonly encoding: Encoding
  readonly delimiter: Delimiter
  readonly hasHeader: boolean
  readonly columns: readonly Column[]
  readonly rowCount: number
  readonly rows: readonly ListedRow[]
  readonly refusals: readonly { row: number; line: number; sentence: string }[]
  readonly remarks: readonly string[]
}

/**
 * Reads a list of people from the bytes of a CSV file. Throws when the file as a whole cannot be
 * read; a row that cannot becomes a refusal. Without a column for names every row is refused.
 */
export const readPeopleList = (bytes: Uint8Array, said: ListSaid): PeopleList => {
  const { text, encoding, remarks } = decodeFile(bytes, said.encoding)
  const { delimiter, rows } = readTable(text, said.delimiter)
  const first = rows[0]
  if (!first) throw new AppError('invalid', 'The file has no rows.', { code: 'empty_file' })
  const hasHeader = said.header === 'guess' ? looksLikeHeader(first) : said.header === 'yes'
  const columns = readColumns(rows, hasHeader, said.mapping)
  const body = hasHeader ? rows.slice(1) : rows
  const hasName = columns.some(({ field }) => field === 'name' || field.endsWith('Name'))
  const refusals: { row: number; line: number; sentence: string }[] = []
  const people: ListedRow[] = []
  for (const [index, cells] of body.entries()) {
    const place = { row: index + 1, line: cells.line }
    const read = hasName ? readRow(cells, columns, said.source) : 'No column holds the name.'
    if (typeof read === 'string') refusals.push({ ...place, sentence: read })
    else if (read.source === '') refusals.push({ ...place, sentence: noSource })
    else people.push({ ...place, person: read })
  }
  const dropped = columns.flatMap(({ refused }) => refused ?? [])
  return {
    encoding,
    delimiter,
    hasHeader,
    columns,
    rowCount: body.length,
    rows: people,
    refusals,
    remarks: [...remarks, ...dropped],
  }
}

const noSource = 'It does not say where this is known from. Give the list a source, or a column.'
