import type { z } from 'zod'
import { member } from '#actions/allow.ts'
import { nameOf } from '#actions/by-whom.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { ProspectsChanged, RemoveProspects } from './list.contract.ts'
import { lockProspects } from './prospect-row.ts'

export const removeProspects = defineAction({
  name: 'campaign.remove',
  summary: 'Take lines from The List. Their past is kept; they can be brought back.',
  http: 'POST /prospects/removal',
  kind: 'change',
  input: RemoveProspects,
  output: ProspectsChanged,
  allow: member,
  doors: 'all',
  mcp: false,
  run: (ctx, input) => setRemoved(ctx, input, 'standing'),
})

/** The undo of `campaign.remove`, under the same ids. */
export const restoreProspects = defineAction({
  name: 'campaign.restore',
  summary: 'Bring lines back to The List, as they were.',
  http: 'POST /prospects/restoration',
  kind: 'change',
  input: RemoveProspects,
  output: ProspectsChanged,
  allow: member,
  doors: 'all',
  mcp: false,
  run: (ctx, input) => setRemoved(ctx, input, 'removed'),
})

const setRemoved = (
  ctx: Context,
  { prospects }: z.output<typeof RemoveProspects>,
  now: 'standing' | 'removed',
) =>
  inTransaction(ctx.db, async (tx) => {
    const rows = await lockProspects(tx, prospects, now)
    const removing = now === 'standing'
    if (!removing) await mustNotBeJoined(tx, [...rows.keys()])
    await tx
      .updateTable('prospect')
      .set((eb) => ({
        version: eb('version', '+', 1),
        changedAt: ctx.now(),
        removedAt: removing ? ctx.now() : null,
        removedByName: removing ? nameOf(ctx.actor) : null,
      }))
      .where('id', 'in', [...rows.keys()])
      .execute()
    for (const row of rows.values()) {
      recordEvent(tx, {
        name: removing ? 'campaign.prospect_removed' : 'campaign.prospect_restored',
        actor: ctx.actor,
        subjectId: row.id,
        payload: { version: row.version + 1 },
        compartmentId: row.compartmentId,
      })
    }
    return {
      prospects: [...rows.values()].map((row) => ({ id: row.id, version: row.version + 1 })),
    }
  })

const mustNotBeJoined = async (tx: CampaignTransaction, ids: readonly string[]): Promise<void> => {
  const joined = await tx
    .selectFrom('prospectJoin')
    .select('id')
    .where('joinedId', 'in', [...ids])
    .where('undoneAt', 'is', null)
    .executeTakeFirst()
  if (!joined) return
  throw new AppError('conflict', 'This line was joined to another one.', {
    code: 'joined_meanwhile',
    next: 'Undo the joining; it then stands by itself again.',
  })
}
