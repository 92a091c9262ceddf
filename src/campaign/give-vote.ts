import { sql, type Selectable } from 'kysely'
import { oneself } from '#actions/allow.ts'
import type { MemberActor } from '#actions/actor.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError, notFound } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import type { Database } from '#database/schema.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import type { z } from 'zod'
import { showRounds, type RoundRow } from './vote-rounds.ts'
import { GiveVoteInput, VoteRoundOutput } from './votes.contract.ts'

/**
 * One tap. What was chosen stands in the vote alone: events are read by those who have not voted,
 * so they say that somebody voted, and never what.
 */
export const giveVote = defineAction({
  name: 'campaign.vote',
  summary: 'Vote on somebody: pass, check or star; changeable until all have voted.',
  http: 'PUT /votes/{id}/mine',
  kind: 'change',
  input: GiveVoteInput,
  output: VoteRoundOutput,
  allow: oneself,
  doors: 'human',
  mcp: false,
  cli: false,
  run: (ctx, given) => {
    const { actor } = ctx
    if (actor.kind !== 'member') throw notFound('vote')
    return inTransaction(ctx.db, async (tx) => {
      const round = await holdRound(tx, actor, given.id)
      if (isClosed(round, ctx.now()))
        refuseAnother(await ownVote(tx, actor, given.id), round, given, ctx.now())
      await writeVote(tx, ctx, actor, given)
      const { compartmentId } = await tx
        .selectFrom('prospect')
        .select('compartmentId')
        .where('id', '=', round.prospectId)
        .executeTakeFirstOrThrow()
      const told = { actor, subjectId: round.id, compartmentId }
      recordEvent(tx, {
        ...told,
        name: 'campaign.voted',
        payload: { prospectId: round.prospectId },
      })
      const complete =
        round.completedAt === null ? await completeWhenAllHaveVoted(tx, ctx, round) : undefined
      if (complete) {
        recordEvent(tx, {
          ...told,
          name: 'campaign.votes_complete',
          payload: { prospectId: round.prospectId, because: 'all have voted' },
        })
      }
      const [shown] = await showRounds(tx, actor, [complete ?? round])
      if (!shown) throw notFound('vote')
      return { round: shown }
    })
  },
})

/** Whoever votes last has completed the round by it, and may still say why. */
const reasonForMs = 24 * 3_600_000

const isClosed = (round: RoundRow, now: Date): boolean =>
  round.completedAt !== null || round.closesAt <= now

/** After the end only a line why is taken, beside the choice as it stands, for a day. */
const refuseAnother = (
  mine: VoteRow | undefined,
  round: RoundRow,
  given: z.output<typeof GiveVoteInput>,
  now: Date,
): void => {
  const { completedAt } = round
  const saysWhy = mine?.choice === given.choice && given.reason !== undefined
  const inTime = completedAt !== null && now.getTime() - completedAt.getTime() < reasonForMs
  if (!saysWhy || !inTime) throw votesClosed()
}

type VoteRow = Selectable<Database['vote']>

const ownVote = (
  tx: CampaignTransaction,
  actor: MemberActor,
  roundId: string,
): Promise<VoteRow | undefined> =>
  tx
    .selectFrom('vote')
    .selectAll()
    .where('roundId', '=', roundId)
    .where('memberId', '=', actor.id)
    .executeTakeFirst()

/** The round of which this member is a voter; other votes wait until this one is in. */
const holdRound = async (
  tx: CampaignTransaction,
  actor: MemberActor,
  id: string,
): Promise<RoundRow> => {
  const row = await tx
    .selectFrom('voteRound')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  const voter =
    row &&
    (await tx
      .selectFrom('roundVoter')
      .select('memberId')
      .where('roundId', '=', id)
      .where('memberId', '=', actor.id)
      .executeTakeFirst())
  if (!row || !voter || row.withdrawnAt !== null) throw notFound('vote')
  return row
}

const writeVote = async (
  tx: CampaignTransaction,
  ctx: Context,
  actor: MemberActor,
  given: z.output<typeof GiveVoteInput>,
): Promise<void> => {
  const mine = await ownVote(tx, actor, given.id)
  if ((mine?.version ?? 0) !== given.version) {
    throw staleVersion('Your vote', given.version, {
      version: mine?.version ?? 0,
      ...(mine ? { choice: mine.choice, reason: mine.reason } : {}),
    })
  }
  if (!mine) {
    await tx
      .insertInto('vote')
      .values({
        roundId: given.id,
        memberId: actor.id,
        choice: given.choice,
        reason: given.reason ?? '',
        votedAt: ctx.now(),
      })
      .execute()
    return
  }
  await tx
    .updateTable('vote')
    .set({
      choice: given.choice,
      reason: given.reason ?? mine.reason,
      version: mine.version + 1,
      changedAt: ctx.now(),
    })
    .where('roundId', '=', given.id)
    .where('memberId', '=', actor.id)
    .execute()
}

const completeWhenAllHaveVoted = async (
  tx: CampaignTransaction,
  ctx: Context,
  round: RoundRow,
): Promise<RoundRow | undefined> => {
  const { rows } = await sql<{ all: boolean }>`
    select cardinality(party_who_voted(${round.id}))
      = (select count(*) from round_voter where round_id = ${round.id}) as all`.execute(tx)
  if (rows[0]?.all !== true) return undefined
  return tx
    .updateTable('voteRound')
    .set({ completedAt: ctx.now(), completedBecause: 'all have voted', version: round.version + 1 })
    .where('id', '=', round.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

const votesClosed = (): AppError =>
  new AppError('conflict', 'The votes are closed.', {
    code: 'votes_closed',
    next: 'Say what you think in the Room, or ask for votes once more.',
  })
