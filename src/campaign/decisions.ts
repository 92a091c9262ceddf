import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { CampaignDatabase } from '#database/open.ts'
import type { Database } from '#database/schema.ts'
import { readVotes, toVote } from './vote-rounds.ts'
import type { DecisionRecord } from './votes.contract.ts'

export type DecisionRow = Selectable<Database['decisionRecord']>

const mostShown = 200

/** What was decided on any of these lines, newest first. */
export const readDecisions = (
  db: CampaignDatabase,
  prospectIds: readonly string[],
): Promise<DecisionRow[]> =>
  db
    .selectFrom('decisionRecord')
    .selectAll()
    .where('prospectId', 'in', [...prospectIds])
    .orderBy('decidedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(mostShown)
    .execute()

/** Decisions as they may cross a wire, with the votes they rest on and who thought otherwise. */
export const showDecisions = async (
  db: CampaignDatabase,
  rows: readonly DecisionRow[],
): Promise<z.input<typeof DecisionRecord>[]> => {
  if (rows.length === 0) return []
  const rounds = rows.flatMap(({ roundId }) => roundId ?? [])
  const [dissent, votes, voters] = await Promise.all([
    db
      .selectFrom('dissent')
      .selectAll()
      .where(
        'decisionId',
        'in',
        rows.map(({ id }) => id),
      )
      .orderBy('saidAt')
      .orderBy('memberId')
      .execute(),
    rounds.length === 0 ? [] : readVotes(db, rounds),
    rounds.length === 0
      ? []
      : db.selectFrom('roundVoter').selectAll().where('roundId', 'in', rounds).execute(),
  ])
  const names = new Map(voters.map((one) => [`${one.roundId} ${one.memberId}`, one.memberName]))
  return rows.map((row) => ({
    id: row.id,
    prospectId: row.prospectId,
    roundId: row.roundId,
    direction: row.direction,
    what: row.what,
    why: row.why,
    by: row.decidedByName,
    at: row.decidedAt.toISOString(),
    votes: votes
      .filter(({ roundId }) => roundId === row.roundId)
      .map((one) => toVote(one, names.get(`${one.roundId} ${one.memberId}`) ?? '')),
    dissent: dissent
      .filter(({ decisionId }) => decisionId === row.id)
      .map((one) => ({
        memberId: one.memberId,
        name: one.memberName,
        choice: one.choice,
        sentence: one.sentence,
        at: one.saidAt.toISOString(),
      })),
  }))
}
