import { parse } from 'csv-parse/sync'
import { AppError } from '#core/errors.ts'

export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** More than any list of people; a file with more rows is data of another kind. */
export const mostRows = 20_000
export const mostColumns = 500
/** Characters in one row: 500 columns of a page each would still be a mistake. */
const longestRow = 200_000

/** A row of cells with the line of the file on which it ends. */
export interface Cells {
  readonly line: number
  readonly cells: readonly string[]
}

export interface Table {
  readonly delimiter: Delimiter
  readonly rows: readonly Cells[]
}

/**
 * Text as rows of cells (RFC 4180, tolerant): quotes may hold delimiters and line ends, rows may
 * have different lengths, empty lines are left out. The delimiter is the one that makes the most
 * even rows. Refuses a file as a whole when it has too many columns or rows, or an open quote.
 */
export const readTable = (text: string, said?: Delimiter): Table => {
  const delimiter = said ?? guessDelimiter(text)
  const records: unknown = parseOrRefuse(() =>
    parse(text, {
      delimiter,
      bom: true,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: longestRow,
      to: mostRows + 2,
    }),
  )
  const rows: Cells[] = []
  for (const record of Array.isArray(records) ? records : []) {
    const row = cellsOf(record)
    if (row.cells.length > mostColumns) throw tooManyColumns(row.cells.length, row.line)
    if (row.cells.some((cell) => cell.trim() !== '')) rows.push(row)
  }
  if (rows.length > mostRows + 1) {
    throw new AppError('limit', `The file has more than ${mostRows.toLocaleString('en')} rows.`, {
      code: 'too_many_rows',
      next: 'Split it into several files.',
    })
  }
  return { delimiter, rows }
}

const cellsOf = (record: unknown): Cells => {
  if (typeof record !== 'object' || record === null) return { line: 0, cells: [] }
  const cells: unknown = 'record' in record ? record.record : []
  const info: unknown = 'info' in record ? record.info : {}
  const line = typeof info === 'object' && info !== null && 'lines' in info ? info.lines : 0
  return {
    line: typeof line === 'number' ? line : 0,
    cells: Array.isArray(cells) ? cells.map(String) : [],
  }
}

const parseOrRefuse = (read: () => unknown): unknown => {
  try {
    return read()
  } catch (error) {
    const code = codeOf(error)
    if (code === 'CSV_QUOTE_NOT_CLOSED') {
      throw new AppError('invalid', 'A quotation mark is opened in the file and never closed.', {
        code: 'quote_not_closed',
        next: 'Close it, or save the list again from the spreadsheet.',
        cause: error,
      })
    }
    if (code === 'CSV_MAX_RECORD_SIZE') {
      throw new AppError('limit', 'A row of the file is longer than 200,000 characters.', {
        code: 'row_too_long',
        next: 'Look for a quotation mark that is never closed, or leave out the long column.',
        cause: error,
      })
    }
    throw error
  }
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

const tooManyColumns = (count: number, line: number) =>
  new AppError('limit', `Line ${line} has ${count.toLocaleString('en')} columns.`, {
    code: 'too_many_columns',
    next: `A list may have ${mostColumns}. Leave out the others, or choose another delimiter.`,
  })

/**
 * The delimiter that splits the first lines into more than one cell most evenly. Counting is done
 * outside quotes only. A comma when nothing splits: then it is a list of names.
 */
export const guessDelimiter = (text: string): Delimiter => {
  const lines = outsideQuotes(text.slice(0, 64_000))
    .split(/\r\n|\n|\r/)
    .slice(0, 50)
  const filled = lines.filter((line) => line.trim() !== '')
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of delimiters) {
    const counts = filled.map((line) => line.split(delimiter).length - 1)
    const first = counts[0] ?? 0
    if (first === 0) continue
    const even = counts.filter((count) => count === first).length / counts.length
    const score = even * 10 + Math.min(first, 20) / 20
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

const outsideQuotes = (text: string): string => text.replace(/"(?:[^"]|"")*"/g, 'q')
