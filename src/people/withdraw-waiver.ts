import { actorId } from '#actions/actor.ts'
import { authorOf } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { notFound } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { VersionedWaiver, WaiverOutput } from './contract.ts'
import { readAskedWaiver, recordWaiver, toWaiver } from './waiver.ts'

export const withdrawWaiver = defineAction({
  name: 'people.withdrawWaiver',
  summary: 'Take back your asking for a waiver before it is answered.',
  http: 'DELETE /waivers/{waiverId}',
  kind: 'change',
  input: VersionedWaiver,
  output: WaiverOutput,
  allow: authorOf('waiver'),
  doors: 'human',
  cli: { positional: ['waiverId'], render: () => 'Withdrawn.' },
  run: (ctx, { waiverId, version }) =>
    inTransaction(ctx.db, async (tx) => {
      const asked = await readAskedWaiver(tx, ctx.actor, waiverId, version)
      if (asked.createdBy !== actorId(ctx.actor)) throw notFound('waiver')
      const row = await tx
        .updateTable('interviewWaiver')
        .set({ state: 'withdrawn', answeredAt: ctx.now(), version: version + 1 })
        .where('id', '=', waiverId)
        .returningAll()
        .executeTakeFirstOrThrow()
      recordWaiver(tx, ctx, row, 'people.waiver_withdrawn')
      return { waiver: toWaiver(row, ctx.actor) }
    }),
})
