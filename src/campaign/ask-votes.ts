import { sql } from 'kysely'
import { actorId } from '#actions/actor.ts'
import { member } from '#actions/allow.ts'
import { nameOf } from '#actions/by-whom.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError, notFound } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { holdProspect, type ProspectHeld } from './prospect-for-move.ts'
import { mayWithdraw, showRounds, type RoundRow } from './vote-rounds.ts'
import { AskVotesInput, VersionedRound, VoteRoundOutput } from './votes.contract.ts'

/** A question that stays open for longer is forgotten. */
const longestOpenDays = 60
const dayMs = 86_400_000

export const askVotes = defineAction({
  name: 'campaign.askVotes',
  summary: 'Ask members for their vote on somebody on The List: pass, check or star.',
  http: 'POST /prospects/{id}/votes',
  kind: 'change',
  input: AskVotesInput,
  output: VoteRoundOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { positional: ['id'], render: ({ round }) => `Asked ${round.of}.` },
  run: (ctx, given) =>
    inTransaction(ctx.db, async (tx) => {
      const closesAt = closingTime(ctx, given.closesAt)
      const prospect = await holdProspect(tx, given.id)
      const voters = await votersFor(tx, prospect, given.voters)
      await refuseSecondRound(tx, given.id)
      const row = await tx
        .insertInto('voteRound')
        .values({
          prospectId: given.id,
          question: given.question,
          askedBy: actorId(ctx.actor),
          askedByName: nameOf(ctx.actor),
          askedAt: ctx.now(),
          closesAt,
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      await tx
        .insertInto('roundVoter')
        .values(voters.map(({ id, name }) => ({ roundId: row.id, memberId: id, memberName: name })))
        .execute()
      recordEvent(tx, {
        name: 'campaign.votes_asked',
        actor: ctx.actor,
        subjectId: row.id,
        payload: { prospectId: prospect.id, voters: voters.length },
        compartmentId: prospect.compartmentId,
      })
      return { round: await oneRound(tx, ctx, row) }
    }),
})

/** The way back of asking. What was voted until then stays hidden. */
export const withdrawVotes = defineAction({
  name: 'campaign.withdrawVotes',
  summary: 'Take back a question for votes.',
  http: 'DELETE /votes/{id}',
  kind: 'change',
  input: VersionedRound,
  output: VoteRoundOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { positional: ['id'], render: () => 'Taken back.' },
  run: (ctx, { id, version }) =>
    inTransaction(ctx.db, async (tx) => {
      const before = await tx
        .selectFrom('voteRound')
        .selectAll()
        .where('id', '=', id)
        .where('completedAt', 'is', null)
        .where('withdrawnAt', 'is', null)
        .forUpdate()
        .executeTakeFirst()
      if (!before) throw notFound('vote')
      if (!mayWithdraw(before, ctx.actor)) throw notYours(before.askedByName)
      if (before.version !== version) {
        throw staleVersion('The question', version, await oneRound(tx, ctx, before))
      }
      const row = await tx
        .updateTable('voteRound')
        .set({ withdrawnAt: ctx.now(), withdrawnByName: nameOf(ctx.actor), version: version + 1 })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow()
      const { compartmentId } = await tx
        .selectFrom('prospect')
        .select('compartmentId')
        .where('id', '=', row.prospectId)
        .executeTakeFirstOrThrow()
      recordEvent(tx, {
        name: 'campaign.votes_withdrawn',
        actor: ctx.actor,
        subjectId: id,
        payload: { prospectId: row.prospectId },
        compartmentId,
      })
      return { round: await oneRound(tx, ctx, row) }
    }),
})

const oneRound = async (tx: CampaignTransaction, ctx: Context, row: RoundRow) => {
  const [round] = await showRounds(tx, ctx.actor, [row])
  if (!round) throw notFound('vote')
  return round
}

const closingTime = (ctx: Context, given: string): Date => {
  const closesAt = new Date(given)
  const left = closesAt.getTime() - ctx.now().getTime()
  if (left > 0 && left <= longestOpenDays * dayMs) return closesAt
  throw new AppError('invalid', 'The votes would close in the past, or in more than 60 days.', {
    code: 'closing_time_unfit',
    next: 'Choose a time within the next days.',
  })
}

/** Those asked: members who work here and who see the prospect. */
const votersFor = async (
  tx: CampaignTransaction,
  { compartmentId }: ProspectHeld,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly name: string }[]> => {
  const wanted = [...new Set(ids)]
  const { rows } = await sql<{ id: string; name: string; inside: boolean }>`
    select m.id, m.name, ${compartmentId}::uuid is null or m.role = 'founder' or exists (
      select from compartment where id = ${compartmentId} and opened_at is not null
    ) or exists (
      select from compartment_member
      where compartment_id = ${compartmentId} and member_id = m.id
    ) as inside
    from member m where m.id = any(${wanted}::uuid[]) and m.left_at is null order by m.name`.execute(
    tx,
  )
  if (rows.length < wanted.length) throw notFound('member')
  const outside = rows.find(({ inside }) => !inside)
  if (!outside) return rows
  throw new AppError('invalid', `${outside.name} is not inside the compartment and cannot vote.`, {
    code: 'voter_outside',
    next: 'Leave them out, or let them into the compartment first.',
  })
}

const refuseSecondRound = async (tx: CampaignTransaction, prospectId: string): Promise<void> => {
  const open = await tx
    .selectFrom('voteRound')
    .select(['id', 'askedByName'])
    .where('prospectId', '=', prospectId)
    .where('completedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()
  if (!open) return
  throw new AppError('conflict', `${open.askedByName} has asked for votes already.`, {
    code: 'votes_under_way',
    next: 'Wait until they are complete, or take that question back.',
  })
}

const notYours = (askedBy: string): AppError =>
  new AppError('not_allowed', `Only ${askedBy} or the founder can take this question back.`, {
    code: 'not_your_question',
    next: `Ask ${askedBy}.`,
  })
