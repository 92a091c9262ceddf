import { stringify } from 'csv-stringify/sync'
import type { Table } from '#actions/define-action.ts'

/**
 * A table as CSV (RFC 4180, UTF-8 with a mark so that spreadsheets know it). Cells that a
 * spreadsheet would run as a formula (`=`, `+`, `-`, `@`, tab) get an apostrophe before them, after
 * OWASP, CSV Injection; numbers stay numbers.
 */
export const toCsv = (table: Table): string =>
  stringify(
    table.rows.map((row) => [...row]),
    {
      header: true,
      columns: table.columns.map((column) => ({ key: column, header: column })),
      record_delimiter: 'windows',
      escape_formulas: true,
      bom: true,
    },
  )
