import { actorId, type Actor } from '#actions/actor.ts'
import { member, oneself } from '#actions/allow.ts'
import { nameOf } from '#actions/by-whom.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError, notFound } from '#core/errors.ts'
import type { z } from 'zod'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { showDecisions, type DecisionRow } from './decisions.ts'
import { historyIds } from './history-ids.ts'
import { holdProspect } from './prospect-for-move.ts'
import {
  DecideInput,
  DecisionRecordOutput,
  DissentInput,
  type decisionDirections,
  type VoteChoice,
} from './votes.contract.ts'

/** The owner of the prospect and the founder decide; the operator stands for the founder. */
export const mayDecide = (actor: Actor, ownerId: string | null): boolean =>
  actor.kind === 'operator' ||
  (actor.kind === 'member' && (actor.role === 'founder' || actor.id === ownerId))

export const decide = defineAction({
  name: 'campaign.decide',
  summary: 'Record what is decided on a prospect, why, and who thought otherwise. Never changed.',
  http: 'POST /prospects/{id}/decisions',
  kind: 'change',
  input: DecideInput,
  output: DecisionRecordOutput,
  allow: member,
  doors: 'human',
  mcp: false,
  cli: { positional: ['id'], render: ({ decision }) => `Decided: ${decision.what}` },
  run: (ctx, given) =>
    inTransaction(ctx.db, async (tx) => {
      const prospect = await holdProspect(tx, given.id)
      if (!mayDecide(ctx.actor, prospect.ownerId)) throw notYours()
      if (given.roundId !== null) await requireComplete(tx, given.id, given.roundId)
      const row = await tx
        .insertInto('decisionRecord')
        .values({
          prospectId: given.id,
          roundId: given.roundId,
          direction: given.direction,
          what: given.what,
          why: given.why,
          decidedBy: actorId(ctx.actor),
          decidedByName: nameOf(ctx.actor),
          decidedAt: ctx.now(),
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      await keepDissent(tx, row, ctx.now())
      recordEvent(tx, {
        name: 'campaign.decided',
        actor: ctx.actor,
        subjectId: row.id,
        payload: { prospectId: given.id, direction: given.direction },
        compartmentId: prospect.compartmentId,
        personal: {
          personId: prospect.personId ?? prospect.id,
          data: { what: row.what, why: row.why },
        },
      })
      return { decision: await oneDecision(tx, row) }
    }),
})

/** Whoever thinks otherwise says so in a sentence, also without having voted. */
export const sayDissent = defineAction({
  name: 'campaign.dissent',
  summary: 'Say in a sentence that you think otherwise about a decision; it stays with it.',
  http: 'PUT /decisions/{id}/dissent',
  kind: 'change',
  input: DissentInput,
  output: DecisionRecordOutput,
  allow: oneself,
  doors: 'human',
  mcp: false,
  cli: false,
  run: (ctx, { id, sentence }) =>
    inTransaction(ctx.db, async (tx) => {
      const me = actorId(ctx.actor)
      const row = await tx
        .selectFrom('decisionRecord')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst()
      if (!row || me === null) throw notFound('decision')
      const prospect = await tx
        .selectFrom('prospect')
        .select(['compartmentId', 'personId'])
        .where('id', '=', row.prospectId)
        .executeTakeFirstOrThrow()
      await tx
        .insertInto('dissent')
        .values({
          decisionId: id,
          memberId: me,
          memberName: nameOf(ctx.actor),
          sentence,
          saidAt: ctx.now(),
        })
        .onConflict((conflict) =>
          conflict.columns(['decisionId', 'memberId']).doUpdateSet({ sentence, saidAt: ctx.now() }),
        )
        .execute()
      recordEvent(tx, {
        name: 'campaign.dissented',
        actor: ctx.actor,
        subjectId: id,
        payload: { prospectId: row.prospectId },
        compartmentId: prospect.compartmentId,
        personal: { personId: prospect.personId ?? row.prospectId, data: { sentence } },
      })
      return { decision: await oneDecision(tx, row) }
    }),
})

const oneDecision = async (tx: CampaignTransaction, row: DecisionRow) => {
  const [decision] = await showDecisions(tx, [row])
  if (!decision) throw notFound('decision')
  return decision
}

/** A decision rests on votes only when they are in: until then nobody sees what others chose. */
const requireComplete = async (
  tx: CampaignTransaction,
  prospectId: string,
  roundId: string,
): Promise<void> => {
  const round = await tx
    .selectFrom('voteRound')
    .select(['completedAt', 'prospectId', 'closesAt'])
    .where('id', '=', roundId)
    .executeTakeFirst()
  if (!round || !(await historyIds(tx, prospectId)).includes(round.prospectId)) {
    throw notFound('vote')
  }
  if (round.completedAt !== null) return
  throw new AppError('conflict', 'Not all have voted yet, and there is time left.', {
    code: 'votes_open',
    next: 'Wait until the votes are complete, or decide without them.',
  })
}

type Choice = z.output<typeof VoteChoice>

/** Which votes speak against a decision. Check asks to look closer and is against neither. */
const against: Record<(typeof decisionDirections)[number], readonly Choice[]> = {
  'go on': ['pass'],
  wait: [],
  pass: ['star'],
}

const keepDissent = async (tx: CampaignTransaction, row: DecisionRow, now: Date): Promise<void> => {
  if (row.roundId === null || against[row.direction].length === 0) return
  const votes = await tx
    .selectFrom('vote')
    .innerJoin('roundVoter', (join) =>
      join
        .onRef('roundVoter.roundId', '=', 'vote.roundId')
        .onRef('roundVoter.memberId', '=', 'vote.memberId'),
    )
    .select(['vote.memberId', 'memberName', 'choice', 'reason'])
    .where('vote.roundId', '=', row.roundId)
    .where('choice', 'in', [...against[row.direction]])
    .execute()
  if (votes.length === 0) return
  await tx
    .insertInto('dissent')
    .values(
      votes.map((one) => ({
        decisionId: row.id,
        memberId: one.memberId,
        memberName: one.memberName,
        choice: one.choice,
        sentence: one.reason,
        saidAt: now,
      })),
    )
    .execute()
}

const notYours = (): AppError =>
  new AppError('not_allowed', 'The owner of the prospect or the founder decides.', {
    code: 'not_yours_to_decide',
    next: 'Ask for votes, or tell the owner what you think.',
  })
