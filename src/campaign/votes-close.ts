import { z } from 'zod'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { defineJob } from '#jobs/define-job.ts'

/** Rounds closed in one run; the rest closes a minute later. */
const atOnce = 200

/** Rounds whose time is over are complete with the votes that came. Safe to run twice. */
export const closeVotes = defineJob({
  name: 'campaign.closeVotes',
  data: z.object({}),
  limits: { timeoutSeconds: 60, retries: 2, retryDelaySeconds: 10, order: 'folded' },
  everySeconds: 60,
  run: (ctx) =>
    inTransaction(ctx.db, async (tx) => {
      const due = await tx
        .selectFrom('voteRound')
        .innerJoin('prospect', 'prospect.id', 'voteRound.prospectId')
        .select(['voteRound.id', 'voteRound.prospectId', 'voteRound.version', 'compartmentId'])
        .where('voteRound.closesAt', '<=', ctx.now())
        .where('voteRound.completedAt', 'is', null)
        .where('voteRound.withdrawnAt', 'is', null)
        .orderBy('voteRound.id')
        .limit(atOnce)
        .forUpdate('voteRound')
        .execute()
      for (const round of due) {
        await tx
          .updateTable('voteRound')
          .set({
            completedAt: ctx.now(),
            completedBecause: 'time is over',
            version: round.version + 1,
          })
          .where('id', '=', round.id)
          .execute()
        recordEvent(tx, {
          name: 'campaign.votes_complete',
          actor: ctx.actor,
          subjectId: round.id,
          payload: { prospectId: round.prospectId, because: 'time is over' },
          compartmentId: round.compartmentId,
        })
      }
    }),
})
