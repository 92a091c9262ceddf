import { z } from 'zod'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { defineJob } from '#jobs/define-job.ts'
import { dayOf } from './off-limits-rows.ts'

/** Clauses told of in one run; the rest is told a minute later. */
const atOnce = 100

/**
 * A clause ends by itself: whatever asks compares its days. This only tells the Party that it did,
 * once, so that those whom it held come up.
 */
export const tellClauseEnds = defineJob({
  name: 'campaign.tellClauseEnds',
  data: z.object({}),
  limits: { timeoutSeconds: 60, retries: 2, retryDelaySeconds: 10, order: 'folded' },
  everySeconds: 300,
  run: (ctx) =>
    inTransaction(ctx.db, async (tx) => {
      const ended = await tx
        .selectFrom('offLimits')
        .selectAll()
        .where('endsOn', '<', dayOf(ctx.now()))
        .where('liftedAt', 'is', null)
        .where('endToldAt', 'is', null)
        .orderBy('endsOn')
        .limit(atOnce)
        .forUpdate()
        .execute()
      for (const clause of ended) {
        recordEvent(tx, {
          name: 'campaign.off_limits_ended',
          actor: ctx.actor,
          subjectId: clause.id,
          payload: { kind: clause.kind, until: clause.endsOn },
          compartmentId: clause.compartmentId,
        })
      }
      if (ended.length === 0) return
      await tx
        .updateTable('offLimits')
        .set({ endToldAt: ctx.now() })
        .where(
          'id',
          'in',
          ended.map(({ id }) => id),
        )
        .execute()
    }),
})
