import type { Selectable } from 'kysely'
import { z } from 'zod'
import { actorId, type Actor } from '#actions/actor.ts'
import type { Context } from '#actions/context.ts'
import { AppError, notFound } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import type { CampaignDatabase } from '#database/open.ts'
import type { Database } from '#database/schema.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { ScorecardMark, type Scorecard } from './contract.ts'

export type ScorecardRow = Selectable<Database['scorecard']>

const Marks = z.array(ScorecardMark)
/** One a member and talk; more than this is a survey. */
const mostScorecards = 200

/**
 * Those of whoever has these ids that this actor may see: one's own, and others' once one's own is
 * handed in. The database holds the rule for members; whoever holds the data folder sees all that
 * is handed in.
 */
export const readScorecards = async (
  db: CampaignDatabase,
  personIds: readonly string[],
  actor: Actor,
): Promise<ScorecardRow[]> => {
  const rows = await db
    .selectFrom('scorecard')
    .selectAll()
    .where('personId', 'in', [...personIds])
    .where('removedAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .limit(mostScorecards)
    .execute()
  return rows.filter((row) => row.handedInAt !== null || row.createdBy === actorId(actor))
}

/** One's own draft at the version that was seen. What is handed in can no longer be changed. */
export const readDraftAt = async (
  tx: CampaignTransaction,
  actor: Actor,
  id: string,
  version: number,
): Promise<ScorecardRow> => {
  const row = await tx
    .selectFrom('scorecard')
    .selectAll()
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row || row.createdBy !== actorId(actor)) throw notFound('scorecard')
  if (row.version !== version) {
    throw staleVersion('The scorecard', version, toScorecard(row, actor))
  }
  if (row.handedInAt === null) return row
  throw new AppError('conflict', 'The scorecard is handed in and stays as it is.', {
    code: 'scorecard_handed_in',
    next: 'Write a note if you think otherwise since.',
  })
}

/** Tells of a change; marks and words never stand in an event. */
export const recordScorecard = (
  tx: CampaignTransaction,
  ctx: Context,
  row: ScorecardRow,
  name: `people.${string}`,
): void =>
  recordEvent(tx, {
    name,
    actor: ctx.actor,
    subjectId: row.id,
    compartmentId: row.compartmentId,
  })

/** A row as it may cross a wire to somebody who may read it. */
export const toScorecard = (row: ScorecardRow, actor: Actor): z.input<typeof Scorecard> => ({
  id: row.id,
  personId: row.personId,
  marks: Marks.parse(row.marks),
  summary: row.summary,
  compartmentId: row.compartmentId,
  author: row.createdByName,
  mine: row.createdBy === actorId(actor),
  handedInAt: row.handedInAt?.toISOString() ?? null,
  version: row.version,
})
