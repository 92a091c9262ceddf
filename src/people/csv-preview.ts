import type { z } from 'zod'
import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { suppressedFacts } from '#workspace/privacy-suppression.ts'
import { CsvPreview, CsvPreviewInput, type CsvRow } from './csv.contract.ts'
import { readPeopleList, type PeopleList } from './csv/read-list.ts'
import { readCsvFile } from './csv-file.ts'
import { findDuplicates, type CheckedRow } from './find-duplicates.ts'
import { addressesOf } from './links.ts'
import { toPersonRow } from './person-row.ts'

/** Rows that show whether a mapping is right. */
const sampleRows = 20
const mostDuplicates = 500
const mostRefusals = 500

export const previewCsv = defineAction({
  name: 'people.csvPreview',
  summary: 'Show a list of people as it would be kept: columns, rows, doubles, refusals.',
  http: 'POST /csv-imports/people/preview',
  kind: 'read',
  input: CsvPreviewInput,
  output: CsvPreview,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: {
    positional: ['path'],
    paths: ['path'],
    examples: ['people csv-preview people.csv'],
    render: (preview) =>
      [
        `${preview.rows} rows, ${preview.ready} ready, ${preview.refused} refused, ${preview.withDuplicates} look like somebody who is here`,
        ...preview.columns.map(
          (one) => `  ${one.header || `column ${one.index + 1}`} -> ${one.field}`,
        ),
        ...preview.remarks,
        ...preview.refusals.map((one) => `  line ${one.line}: ${one.sentence}`),
      ].join('\n'),
  },
  run: async (ctx, input) => {
    const { fileName, list, rows } = await readCheckedList(ctx, input)
    const alike = rows.filter((row) => row.duplicates.length > 0 || row.duplicateOfRow !== null)
    return {
      fileName,
      encoding: list.encoding,
      delimiter: list.delimiter,
      hasHeader: list.hasHeader,
      columns: [...list.columns],
      rows: list.rowCount,
      ready: rows.length,
      withDuplicates: alike.length,
      sample: rows.slice(0, sampleRows).map(toCsvRow),
      duplicates: alike.slice(0, mostDuplicates).map(toCsvRow),
      refusals: list.refusals.slice(0, mostRefusals).map((one) => ({ ...one })),
      refused: list.refusals.length,
      remarks: [...list.remarks],
    }
  },
})

/** A list as read and looked up; the preview and the import see the same. */
export const readCheckedList = async (
  ctx: Context,
  input: z.output<typeof CsvPreviewInput>,
): Promise<{ fileName: string; list: PeopleList; rows: CheckedRow[] }> => {
  const file = await readCsvFile(ctx, input)
  const list = readPeopleList(file.bytes, {
    delimiter: input.delimiter,
    encoding: input.encoding,
    header: input.header,
    mapping: input.mapping,
    source: input.source || `The list “${file.name}”`,
  })
  const allowed = await withoutErased(ctx, list)
  return { fileName: file.name, list: allowed, rows: await findDuplicates(ctx, allowed.rows) }
}

/** Rows of people who were erased are refused, and quote nothing of them. */
const withoutErased = async (ctx: Context, list: PeopleList): Promise<PeopleList> => {
  const sentences = await suppressedFacts(
    ctx,
    list.rows.map(({ person }) => ({ ...person, addresses: addressesOf(person.links) })),
  )
  const refusals = list.rows.flatMap(({ row, line }, index) => {
    const sentence = sentences[index]
    return sentence ? [{ row, line, sentence }] : []
  })
  return {
    ...list,
    rows: list.rows.filter((_, index) => !sentences[index]),
    refusals: [...list.refusals, ...refusals].toSorted((a, b) => a.line - b.line),
  }
}

const toCsvRow = (row: CheckedRow): z.input<typeof CsvRow> => ({
  row: row.row,
  line: row.line,
  person: { ...row.person, links: [...row.person.links] },
  duplicates: row.duplicates.map((one) => ({ ...one, person: toPersonRow(one.person) })),
  duplicateOfRow: row.duplicateOfRow,
})
