import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { CampaignDatabase } from '#database/open.ts'
import { buildTables } from './build/schema-sql.ts'
import { readColumns } from './columns.ts'
import { Generation, type ServedBuild } from './generation.ts'
import { readCampaignKnowledge, type CampaignKnowledge } from './overlay/read-campaign.ts'
import { writeOverlayTables } from './overlay/tables.ts'
import { createCorrectedViews, createPlainViews } from './overlay/views.ts'

/** What DuckDB may hold while it serves. */
export const servingMemory = '160MB'

// Two cores are what the product is measured on; a question gains little from more. The limit is
// for sorting and hashing: a build's file is read through it, and read again when it falls out.
const settings = {
  threads: '2',
  memory_limit: servingMemory,
  // The build has its own order wherever it matters; without the promise answers come sooner.
  preserve_insertion_order: 'false',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
}

/** Opens the state that the campaign database names live, with the overlay that stands now. */
export const openGeneration = async ({
  folder,
  db,
}: {
  readonly folder: string
  readonly db: CampaignDatabase
}): Promise<Generation> => {
  const build = await readLiveBuild(db)
  const campaign = await readCampaignKnowledge(db)
  return Generation.open(build, settings, async (connection) => {
    await attachBuild(connection, build === null ? null : join(folder, basename(build.file)))
    await createViews(connection, campaign)
  })
}

/** Opens a store without works, with the overlay that stands now: what is kept by hand is there. */
export const openWithoutBuild = async ({
  db,
}: {
  readonly db: CampaignDatabase
}): Promise<Generation> => {
  const campaign = await readCampaignKnowledge(db)
  return Generation.open(null, settings, async (connection) => {
    await attachBuild(connection, null)
    await createViews(connection, campaign)
  })
}

/** The build that is served, or null before the first. */
export const readLiveBuild = async (db: CampaignDatabase): Promise<ServedBuild | null> => {
  const row = await db
    .selectFrom('literatureBuild')
    .select(['number', 'file', 'builtAt'])
    .where('state', '=', 'live')
    .executeTakeFirst()
  if (!row) return null
  return { number: row.number, file: row.file, builtAt: row.builtAt?.toISOString() ?? null }
}

const attachBuild = async (connection: DuckDBConnection, file: string | null): Promise<void> => {
  if (file !== null) {
    if (!existsSync(file)) {
      throw new Error(
        `${basename(file)} is not in this data folder. Another one of this campaign has it, or it was removed.`,
      )
    }
    await connection.run(`attach '${file.replaceAll("'", "''")}' as build (read_only)`)
    return
  }
  await connection.run(`attach ':memory:' as build`)
  for (const [table, columns] of Object.entries(buildTables)) {
    await connection.run(`create table build.${table} (${columns})`)
  }
  await connection.run(`insert into build.statistic values
    ('works', 0), ('signatures', 0), ('people', 0), ('organisations', 0),
    ('newest_year', year(current_date)), ('mean_length', 1), ('terms', 0), ('postings', 0)`)
}

const createViews = async (
  connection: DuckDBConnection,
  campaign: CampaignKnowledge,
): Promise<void> => {
  const nothingByHand =
    campaign.decisions.length + campaign.people.length + campaign.affiliations.length === 0 &&
    campaign.organisations.length + campaign.joins.length === 0 &&
    campaign.withheld.length + campaign.unranked.length === 0
  if (nothingByHand) {
    await createPlainViews(connection)
    return
  }
  await writeOverlayTables(connection, campaign)
  const newest = await readColumns(
    await connection.run(
      `select max("value")::integer as y from build.statistic where "key" = 'newest_year'`,
    ),
  )
  await createCorrectedViews(connection, newest.int('y')[0] ?? 0)
}
