import { sql } from 'kysely'
import { z } from 'zod'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { defineJob } from '#jobs/define-job.ts'

/** What a human can look through; the next look lists the rest. */
export const mostProposed = 500

const dayMs = 24 * 60 * 60 * 1_000
/** Looked for this often; periods are in days. */
const everySeconds = 6 * 60 * 60
/** A dismissed list comes up again after so long. */
const restDays = 30

/**
 * Lists what is older than its period, for a human to confirm: nothing goes by itself. One open
 * list a kind. Also forgets ids of lists that have ended, and lines that a build leaves out by now.
 */
export const proposeRetention = defineJob({
  name: 'workspace.proposeRetention',
  data: z.object({}),
  limits: { timeoutSeconds: 300, retries: 2, retryDelaySeconds: 60, order: 'folded' },
  everySeconds,
  run: async (ctx) => {
    const periods = await ctx.db
      .selectFrom('retentionPeriod')
      .select(['kind', 'days', 'changedAt'])
      .where('days', 'is not', null)
      .execute()
    for (const { kind: name, days, changedAt } of periods) {
      const kind = ctx.rooms
        .flatMap((room) => room.retention ?? [])
        .find((one) => one.kind === name)
      if (!kind || days === null) continue
      const recent = await ctx.db
        .selectFrom('retentionProposal')
        .select('id')
        .where('kind', '=', name)
        .where((eb) =>
          eb.or([
            eb('state', 'in', ['proposed', 'confirmed']),
            eb.and([
              eb('state', '=', 'dismissed'),
              eb('proposedAt', '>', changedAt),
              eb('decidedAt', '>', new Date(ctx.now().getTime() - restDays * dayMs)),
            ]),
          ]),
        )
        .executeTakeFirst()
      if (recent) continue
      const cutoff = new Date(ctx.now().getTime() - days * dayMs)
      const due = await kind.due(ctx, cutoff, mostProposed)
      if (due.length === 0) continue
      await inTransaction(ctx.db, async (tx) => {
        const { id } = await tx
          .insertInto('retentionProposal')
          .values({ kind: name, cutoff, proposedAt: ctx.now() })
          .returning('id')
          .executeTakeFirstOrThrow()
        await tx
          .insertInto('retentionItem')
          .values(due.map((one) => ({ proposalId: id, subjectId: one.id })))
          .execute()
        recordEvent(tx, {
          name: 'workspace.retention_proposed',
          actor: ctx.actor,
          subjectId: id,
          payload: { kind: name },
        })
      })
    }
    await tidy(ctx.db)
  },
})

/** Takes away what was listed and confirmed, as far as it is still due. */
export const carryOutRetention = defineJob({
  name: 'workspace.carryOutRetention',
  data: z.object({ proposalId: z.uuid() }),
  limits: { timeoutSeconds: 300, retries: 3, retryDelaySeconds: 30, order: 'one at a time' },
  run: async (ctx, { proposalId }) => {
    await inTransaction(ctx.db, async (tx) => {
      const row = await tx
        .selectFrom('retentionProposal')
        .selectAll()
        .where('id', '=', proposalId)
        .forUpdate()
        .executeTakeFirst()
      if (row?.state !== 'confirmed') return
      const kind = ctx.rooms
        .flatMap((room) => room.retention ?? [])
        .find((one) => one.kind === row.kind)
      const items = await tx
        .selectFrom('retentionItem')
        .select('subjectId')
        .where('proposalId', '=', proposalId)
        .execute()
      const ids = items.map((item) => item.subjectId)
      const removed = kind && ids.length > 0 ? await kind.remove(tx, ids, row.cutoff) : 0
      await tx
        .updateTable('retentionProposal')
        .set({ state: 'done', doneAt: ctx.now(), removed })
        .where('id', '=', proposalId)
        .execute()
      await tx.deleteFrom('retentionItem').where('proposalId', '=', proposalId).execute()
      recordEvent(tx, {
        name: 'workspace.retention_done',
        actor: ctx.actor,
        subjectId: proposalId,
        payload: { kind: row.kind },
      })
    })
    await ctx.literature.refresh()
  },
})

const tidy = async (db: Parameters<typeof inTransaction>[0]): Promise<void> => {
  await sql`
    delete from retention_item where proposal_id in (
      select id from retention_proposal where state in ('dismissed', 'done')
    )`.execute(db)
  await sql`delete from privacy_export where asked_at < now() - interval '1 day'`.execute(db)
  // The margin is the one with which the overlay reads them.
  await sql`
    delete from suppression_pending where made_at < (
      select started_at from literature_build where state = 'live'
    ) - interval '1 day'`.execute(db)
}
