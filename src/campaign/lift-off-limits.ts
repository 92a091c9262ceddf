import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { nameOf } from '#actions/by-whom.ts'
import { inTransaction } from '#database/transaction.ts'
import { readOverruleRoles } from './charter.ts'
import { LiftOffLimitsInput, OffLimitsChange, VersionedOffLimits } from './off-limits.contract.ts'
import { refuseOverrule, whoeverMayOverrule } from './may-overrule.ts'
import { dayOf, readOverrules, toOffLimits } from './off-limits-rows.ts'
import { readClauseAt, tellClause } from './write-off-limits.ts'

export const liftOffLimits = defineAction({
  name: 'campaign.liftOffLimits',
  summary: 'End a clause before its day, with a reason.',
  http: 'PUT /off-limits/{id}/lifting',
  kind: 'change',
  input: LiftOffLimitsInput,
  output: OffLimitsChange,
  allow: whoeverMayOverrule,
  doors: 'human',
  fresh: true,
  cli: { positional: ['id'], render: () => 'Lifted.' },
  run: (ctx, { id, version, reason }) =>
    setLifted(
      ctx,
      { id, version },
      { now: 'standing', reason, event: 'campaign.off_limits_lifted' },
    ),
})

export const restoreOffLimits = defineAction({
  name: 'campaign.restoreOffLimits',
  summary: 'Let a clause that was lifted hold again.',
  http: 'DELETE /off-limits/{id}/lifting',
  kind: 'change',
  input: VersionedOffLimits,
  output: OffLimitsChange,
  allow: whoeverMayOverrule,
  doors: 'human',
  cli: { positional: ['id'], render: ({ offLimits }) => offLimits.sentence },
  run: (ctx, { id, version }) =>
    setLifted(
      ctx,
      { id, version },
      { now: 'lifted', reason: '', event: 'campaign.off_limits_restored' },
    ),
})

const setLifted = (
  ctx: Context,
  seen: { readonly id: string; readonly version: number },
  change: {
    readonly now: 'standing' | 'lifted'
    readonly reason: string
    readonly event: `campaign.${string}`
  },
) =>
  inTransaction(ctx.db, async (tx) => {
    refuseOverrule(ctx.actor, await readOverruleRoles(tx))
    await readClauseAt(tx, ctx, seen, change.now)
    const lifting = change.now === 'standing'
    const row = await tx
      .updateTable('offLimits')
      .set({
        version: seen.version + 1,
        changedAt: ctx.now(),
        liftedAt: lifting ? ctx.now() : null,
        liftedByName: lifting ? nameOf(ctx.actor) : null,
        liftedReason: change.reason,
      })
      .where('id', '=', seen.id)
      .returningAll()
      .executeTakeFirstOrThrow()
    tellClause(tx, ctx, row, change.event)
    const overrules = await readOverrules(tx, [row.id])
    return { offLimits: toOffLimits(row, overrules, dayOf(ctx.now())) }
  })
