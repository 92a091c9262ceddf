import { defineAction } from '#actions/define-action.ts'
import { byWhom } from '#actions/by-whom.ts'
import { inTransaction } from '#database/transaction.ts'
import { readOverruleRoles } from './charter.ts'
import { choosable } from './choosable.ts'
import { mayOverrule } from './may-overrule.ts'
import { AddOffLimitsInput, EditOffLimitsInput, OffLimitsChange } from './off-limits.contract.ts'
import { dayOf, readOverrules, toOffLimits } from './off-limits-rows.ts'
import {
  clauseColumns,
  keepsOffLimits,
  readClauseAt,
  refuseWeaker,
  tellClause,
} from './write-off-limits.ts'

export const addOffLimits = defineAction({
  name: 'campaign.addOffLimits',
  summary: 'Keep an organisation or a person off-limits, with the clause, its basis and its end.',
  http: 'POST /off-limits',
  kind: 'change',
  input: AddOffLimitsInput,
  output: OffLimitsChange,
  allow: keepsOffLimits,
  doors: 'all',
  mcp: false,
  cli: { render: ({ offLimits }) => offLimits.sentence },
  run: async (ctx, { compartmentId, ...given }) => {
    const columns = await clauseColumns(ctx, given)
    return inTransaction(ctx.db, async (tx) => {
      await choosable(tx, {
        areas: [],
        members: [],
        compartments: compartmentId === null ? [] : [compartmentId],
      })
      const now = ctx.now()
      const row = await tx
        .insertInto('offLimits')
        .values({
          ...columns,
          compartmentId,
          ...byWhom(ctx.actor),
          createdAt: now,
          changedAt: now,
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      tellClause(tx, ctx, row, 'campaign.off_limits_added')
      return { offLimits: toOffLimits(row, [], dayOf(now)) }
    })
  },
})

export const editOffLimits = defineAction({
  name: 'campaign.editOffLimits',
  summary: 'Correct a clause: its words, its source, its days.',
  http: 'PATCH /off-limits/{id}',
  kind: 'change',
  input: EditOffLimitsInput,
  output: OffLimitsChange,
  allow: keepsOffLimits,
  doors: 'all',
  mcp: false,
  cli: { positional: ['id'], render: ({ offLimits }) => offLimits.sentence },
  run: async (ctx, { id, version, ...given }) => {
    const columns = await clauseColumns(ctx, given)
    return inTransaction(ctx.db, async (tx) => {
      const before = await readClauseAt(tx, ctx, { id, version }, 'standing')
      if (!mayOverrule(ctx.actor, await readOverruleRoles(tx))) refuseWeaker(before, columns)
      const row = await tx
        .updateTable('offLimits')
        .set({
          ...columns,
          version: version + 1,
          changedAt: ctx.now(),
          // An end that was moved is told anew when it comes.
          endToldAt: columns.endsOn === before.endsOn ? before.endToldAt : null,
        })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow()
      tellClause(tx, ctx, row, 'campaign.off_limits_edited')
      const overrules = await readOverrules(tx, [id])
      return { offLimits: toOffLimits(row, overrules, dayOf(ctx.now())) }
    })
  },
})
