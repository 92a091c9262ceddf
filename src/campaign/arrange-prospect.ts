import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { ArrangeOutput, ArrangeProspect } from './list.contract.ts'
import { lineAbove, placeBelow } from './place.ts'
import { lockProspects } from './prospect-row.ts'

/** The order by hand is one for all; the undo stands it below the line it stood below. */
export const arrangeProspect = defineAction({
  name: 'campaign.arrange',
  summary: 'Put a line of The List below another one of its stage, or on top of it.',
  http: 'PUT /prospects/{id}/place',
  kind: 'change',
  input: ArrangeProspect,
  output: ArrangeOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  run: (ctx, { id, version, after }) =>
    inTransaction(ctx.db, async (tx) => {
      const row = (await lockProspects(tx, [{ id, version }])).get(id)
      if (!row) throw new Error('A locked line is not there.')
      const above = await lineAbove(tx, id)
      const place = await placeBelow(tx, { stage: row.stage, after, without: id })
      await tx
        .updateTable('prospect')
        .set({ place, version: version + 1, changedAt: ctx.now() })
        .where('id', '=', id)
        .execute()
      recordEvent(tx, {
        name: 'campaign.prospect_arranged',
        actor: ctx.actor,
        subjectId: id,
        payload: { version: version + 1 },
        compartmentId: row.compartmentId,
      })
      const now = { id: row.id, version: version + 1 }
      return { prospect: now, undo: { ...now, after: above } }
    }),
})
