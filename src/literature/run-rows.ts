import { notFound } from '#core/errors.ts'
import type { CampaignDatabase } from '#database/open.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import type { Run } from './contract.ts'
import type { RunFileRow } from './run-progress.ts'
import { viewRun } from './run-view.ts'

/** The run, for a screen. Throws not_found for an unknown id. */
export const readRun = async (
  db: CampaignDatabase | CampaignTransaction,
  id: string,
  now: Date,
): Promise<Run> => {
  const row = await db
    .selectFrom('literatureRun')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw notFound('run')
  return viewRun(row, await readFiles(db, [id]), now)
}

/** Runs for a screen, newest first. */
export const readRuns = async (db: CampaignDatabase, limit: number, now: Date): Promise<Run[]> => {
  const rows = await db
    .selectFrom('literatureRun')
    .selectAll()
    .orderBy('ordinal', 'desc')
    .limit(limit)
    .execute()
  const files = await readFiles(
    db,
    rows.map((row) => row.id),
  )
  return rows.map((row) =>
    viewRun(
      row,
      files.filter((file) => file.runId === row.id),
      now,
    ),
  )
}

const readFiles = (
  db: CampaignDatabase | CampaignTransaction,
  runs: readonly string[],
): Promise<RunFileRow[]> =>
  runs.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('literatureRunFile')
        .selectAll()
        .where('runId', 'in', runs)
        .orderBy('runId')
        .orderBy('number')
        .execute()
