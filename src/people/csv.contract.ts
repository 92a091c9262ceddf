import { z } from 'zod'
import { CsvImportId, Link, PersonId, PersonRow } from './contract.ts'
import { line } from '#workspace/fields.contract.ts'

export const csvFields = [
  'name',
  'givenName',
  'familyName',
  'role',
  'organisation',
  'link',
  'orcid',
  'openalex',
  'openreview',
  'github',
  'homepage',
  'why',
  'source',
  'skip',
] as const
/** What a column of a CSV file means to us; `skip` leaves it out. */
export const CsvField = z.enum(csvFields)

/** A column as found: `refused` says why it is never kept (protected attributes). */
export const CsvColumn = z.object({
  index: z.number().int(),
  header: z.string(),
  field: CsvField,
  guessed: z.boolean(),
  refused: z.string().nullable(),
  samples: z.array(z.string()),
})

/** A row as it will be. `row` counts data rows from 1; `line` is the line in the file. */
export const CsvRow = z.object({
  row: z.number().int(),
  line: z.number().int(),
  person: z.object({
    name: z.string(),
    role: z.string(),
    organisation: z.string(),
    links: z.array(Link),
    source: z.string(),
    why: z.string(),
  }),
  duplicates: z.array(z.object({ person: PersonRow, why: z.string(), certain: z.boolean() })),
  duplicateOfRow: z.number().int().nullable(),
})
export const CsvRefusal = z.object({
  row: z.number().int(),
  line: z.number().int(),
  sentence: z.string(),
})
export const CsvPreview = z.object({
  fileName: z.string(),
  encoding: z.string(),
  delimiter: z.enum([',', ';', '\t', '|']),
  hasHeader: z.boolean(),
  columns: z.array(CsvColumn),
  rows: z.number().int(),
  ready: z.number().int(),
  withDuplicates: z.number().int(),
  sample: z.array(CsvRow),
  duplicates: z.array(CsvRow),
  refusals: z.array(CsvRefusal),
  refused: z.number().int(),
  remarks: z.array(z.string()),
})

export const CsvImport = z.object({
  id: CsvImportId,
  fileName: z.string(),
  rows: z.number().int(),
  added: z.number().int(),
  joined: z.number().int(),
  skipped: z.number().int(),
  refused: z.number().int(),
  refusals: z.array(CsvRefusal),
  by: z.string(),
  at: z.string(),
  undoneAt: z.string().nullable(),
  undoneBy: z.string().nullable(),
})

/** The file itself, or its path when whoever asks holds the data folder. At most 2.5 MB. */
const csvFile = {
  fileName: line(300).default(''),
  base64: z.string().max(3_400_000).optional(),
  path: z.string().max(4000).optional(),
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).optional(),
  header: z.enum(['guess', 'yes', 'no']).default('guess'),
  /** One field a column, in order; absent means guessed from the headers. */
  mapping: z.array(CsvField).max(500).optional(),
  /** Written into rows that name no source of their own. */
  source: line(1000).default(''),
}
export const CsvPreviewInput = z.object(csvFile)
export const CsvImportInput = z.object({
  ...csvFile,
  /**
   * What happens to a row that is certainly somebody who is here, unless `choices` names it: `join`
   * keeps its facts with that person. Rows that only look alike are added.
   */
  duplicates: z.enum(['join', 'skip', 'add']).default('join'),
  choices: z
    .array(
      z.object({
        row: z.number().int().min(1),
        do: z.enum(['add', 'skip', 'join']),
        personId: PersonId.optional(),
      }),
    )
    .max(100_000)
    .default([]),
})
export const CsvImportOutput = z.object({ import: CsvImport })
export const UndoCsvImportInput = z.object({ importId: CsvImportId })
/** `kept` are people who were changed since; an undo does not take them away. */
export const UndoCsvImportOutput = z.object({
  import: CsvImport,
  removed: z.number().int(),
  kept: z.array(z.object({ id: PersonId, name: z.string() })),
})
export const CsvImportsOutput = z.object({ imports: z.array(CsvImport) })
