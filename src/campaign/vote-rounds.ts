import { sql, type Selectable } from 'kysely'
import type { z } from 'zod'
import { actorId, type Actor } from '#actions/actor.ts'
import type { CampaignDatabase } from '#database/open.ts'
import type { Database } from '#database/schema.ts'
import type { Vote, VoteRound } from './votes.contract.ts'

export type RoundRow = Selectable<Database['voteRound']>
export type RoundShown = z.input<typeof VoteRound>

/** Rounds as they may cross a wire to the reader of `db`, in the same order. */
export const showRounds = async (
  db: CampaignDatabase,
  actor: Actor,
  rows: readonly RoundRow[],
): Promise<RoundShown[]> => {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const [voters, votes, voted] = await Promise.all([
    db
      .selectFrom('roundVoter')
      .selectAll()
      .where('roundId', 'in', ids)
      .orderBy('memberName')
      .orderBy('memberId')
      .execute(),
    readVotes(db, ids),
    readWhoVoted(db, ids),
  ])
  return rows.map((row) => {
    const own = voters.filter(({ roundId }) => roundId === row.id)
    const names = new Map(own.map((one) => [one.memberId, one.memberName]))
    const here = voted.get(row.id) ?? new Set()
    const seen = votes.filter(({ roundId }) => roundId === row.id)
    const mineRow = seen.find(({ memberId }) => memberId === actorId(actor))
    const sees = seesVotes(row, actor, mineRow !== undefined)
    const asked = own.some(({ memberId }) => memberId === actorId(actor))
    return {
      ...roundWords(row),
      voters: own.map((one) => ({
        memberId: one.memberId,
        name: one.memberName,
        hasVoted: here.has(one.memberId),
      })),
      voted: here.size,
      of: own.length,
      seesVotes: sees,
      votes: sees ? seen.map((one) => toVote(one, names.get(one.memberId) ?? '')) : [],
      mine: asked
        ? {
            choice: mineRow?.choice ?? null,
            reason: mineRow?.reason ?? '',
            version: mineRow?.version ?? 0,
          }
        : null,
      mayWithdraw: row.withdrawnAt === null && row.completedAt === null && mayWithdraw(row, actor),
    }
  })
}

/** Whoever asked, and the founder, may take a question back. */
export const mayWithdraw = (row: RoundRow, actor: Actor): boolean =>
  actor.kind === 'operator' ||
  (actor.kind === 'member' && (actor.role === 'founder' || row.askedBy === actor.id))

/**
 * Not even the holder of the data folder is shown votes of an open round: the app shows them to
 * nobody who has not voted.
 */
const seesVotes = (row: RoundRow, actor: Actor, hasVoted: boolean): boolean =>
  row.completedAt !== null || (row.withdrawnAt === null && hasVoted && actor.kind === 'member')

/** How many of the voters have voted, by round; asked of the database, which hides their choices. */
const readWhoVoted = async (
  db: CampaignDatabase,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const { rows } = await sql<{ id: string; members: string[] }>`
    select one as id, party_who_voted(one) as members from unnest(${[...ids]}::uuid[]) as one
  `.execute(db)
  return new Map(rows.map(({ id, members }) => [id, new Set(members)]))
}

type VoteRow = Selectable<Database['vote']>

/** Votes that the reader may see: the database leaves out the others. */
export const readVotes = (db: CampaignDatabase, ids: readonly string[]): Promise<VoteRow[]> =>
  db
    .selectFrom('vote')
    .selectAll()
    .where('roundId', 'in', [...ids])
    .orderBy('votedAt')
    .orderBy('memberId')
    .execute()

/** A vote as it may cross a wire. */
export const toVote = (row: VoteRow, name: string): z.input<typeof Vote> => ({
  memberId: row.memberId,
  name,
  choice: row.choice,
  reason: row.reason,
  at: (row.changedAt ?? row.votedAt).toISOString(),
})

const roundWords = (row: RoundRow) => ({
  id: row.id,
  prospectId: row.prospectId,
  question: row.question,
  askedBy: row.askedByName,
  askedAt: row.askedAt.toISOString(),
  closesAt: row.closesAt.toISOString(),
  state: stateOfRound(row),
  completedBecause: row.completedBecause,
  completedAt: row.completedAt?.toISOString() ?? null,
  version: row.version,
})

const stateOfRound = (row: RoundRow): 'open' | 'complete' | 'withdrawn' => {
  if (row.withdrawnAt !== null) return 'withdrawn'
  return row.completedAt === null ? 'open' : 'complete'
}
