import type { Selectable } from 'kysely'
import { z } from 'zod'
import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { notFound } from '#core/errors.ts'
import type { CampaignDatabase } from '#database/open.ts'
import type { Database } from '#database/schema.ts'
import { CsvImportsOutput, CsvRefusal, type CsvImport } from './csv.contract.ts'

const mostListed = 200

export const listCsvImports = defineAction({
  name: 'people.csvImports',
  summary: 'List the lists of people that were brought, newest first.',
  http: 'GET /csv-imports/people',
  kind: 'read',
  input: z.object({}),
  output: CsvImportsOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  table: ({ imports }) => ({
    columns: ['brought', 'by', 'file', 'added', 'joined', 'left out', 'refused', 'undone', 'id'],
    rows: imports.map((one) => [
      one.at,
      one.by,
      one.fileName,
      one.added,
      one.joined,
      one.skipped,
      one.refused,
      one.undoneAt,
      one.id,
    ]),
  }),
  run: async (ctx) => {
    const rows = await ctx.db
      .selectFrom('csvImport')
      .selectAll()
      .orderBy('createdAt', 'desc')
      .limit(mostListed)
      .execute()
    return { imports: rows.map(toCsvImport) }
  },
})

/** One import as it stands. */
export const readCsvImport = async (
  db: CampaignDatabase,
  id: string,
): Promise<z.input<typeof CsvImport>> => {
  const row = await db.selectFrom('csvImport').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound('import')
  return toCsvImport(row)
}

const toCsvImport = (row: Selectable<Database['csvImport']>): z.input<typeof CsvImport> => ({
  id: row.id,
  fileName: row.fileName,
  rows: row.rowCount,
  added: row.added,
  joined: row.joined,
  skipped: row.skipped,
  refused: row.refused,
  refusals: z.array(CsvRefusal).parse(row.refusals),
  by: row.createdByName,
  at: row.createdAt.toISOString(),
  undoneAt: row.undoneAt?.toISOString() ?? null,
  undoneBy: row.undoneByName,
})
