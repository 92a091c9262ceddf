import { actorId } from '#actions/actor.ts'
import { nameOf } from '#actions/by-whom.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError, notFound } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { readOverruleRoles } from './charter.ts'
import { choosable } from './choosable.ts'
import { OverruleInput, OverruleOutput, WithdrawOverruleInput } from './off-limits.contract.ts'
import { refuseOverrule, whoeverMayOverrule } from './may-overrule.ts'
import { clauseSentence, dayOf, stateOf, toOverrule } from './off-limits-rows.ts'
import { prospectKey } from './prospect-key.ts'

export const overruleOffLimits = defineAction({
  name: 'campaign.overrule',
  summary: 'Let somebody be approached although a clause holds them, with the reason for ever.',
  http: 'POST /off-limits/{offLimitsId}/overrules',
  kind: 'change',
  input: OverruleInput,
  output: OverruleOutput,
  allow: whoeverMayOverrule,
  doors: 'human',
  fresh: true,
  cli: {
    positional: ['offLimitsId', 'name'],
    render: ({ overrule }) => `Overruled: ${overrule.name}.`,
  },
  run: (ctx, given) =>
    inTransaction(ctx.db, async (tx) => {
      refuseOverrule(ctx.actor, await readOverruleRoles(tx))
      const clause = await tx
        .selectFrom('offLimits')
        .selectAll()
        .where('id', '=', given.offLimitsId)
        .executeTakeFirst()
      if (!clause) throw notFound('clause')
      if (stateOf(clause, dayOf(ctx.now())) !== 'in force') throw holdsNobody()
      await choosable(tx, {
        compartments: given.compartmentId === null ? [] : [given.compartmentId],
      })
      const row = await tx
        .insertInto('overrule')
        .values({
          offLimitsId: clause.id,
          personId: given.personId,
          organisationId: given.organisationId,
          name: given.name,
          nameKey: prospectKey(given.name),
          compartmentId: given.compartmentId,
          clauseSaid: clauseSentence(clause),
          reason: given.reason,
          overruledBy: actorId(ctx.actor),
          overruledByName: nameOf(ctx.actor),
          overruledAt: ctx.now(),
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      recordEvent(tx, {
        name: 'campaign.overruled',
        actor: ctx.actor,
        subjectId: clause.id,
        payload: { overruleId: row.id, kind: clause.kind },
        compartmentId: row.compartmentId ?? clause.compartmentId,
        personal: {
          personId: row.personId ?? row.id,
          data: { name: row.name, reason: row.reason },
        },
      })
      return { overrule: toOverrule(row) }
    }),
})

/** The way back: the clause stops them again. What was overruled stays readable. */
export const withdrawOverrule = defineAction({
  name: 'campaign.withdrawOverrule',
  summary: 'Let a clause stop somebody again for whom it was overruled.',
  http: 'PUT /overrules/{id}/withdrawal',
  kind: 'change',
  input: WithdrawOverruleInput,
  output: OverruleOutput,
  allow: whoeverMayOverrule,
  doors: 'human',
  cli: { positional: ['id'], render: ({ overrule }) => `${overrule.name} is held again.` },
  run: (ctx, { id }) =>
    inTransaction(ctx.db, async (tx) => {
      refuseOverrule(ctx.actor, await readOverruleRoles(tx))
      const row = await tx
        .updateTable('overrule')
        .set({ withdrawnAt: ctx.now(), withdrawnByName: nameOf(ctx.actor) })
        .where('id', '=', id)
        .where('withdrawnAt', 'is', null)
        .returningAll()
        .executeTakeFirst()
      if (!row) throw notFound('overrule')
      const clause = await tx
        .selectFrom('offLimits')
        .select('compartmentId')
        .where('id', '=', row.offLimitsId)
        .executeTakeFirstOrThrow()
      recordEvent(tx, {
        name: 'campaign.overrule_withdrawn',
        actor: ctx.actor,
        subjectId: row.offLimitsId,
        payload: { overruleId: row.id },
        compartmentId: row.compartmentId ?? clause.compartmentId,
      })
      return { overrule: toOverrule(row) }
    }),
})

const holdsNobody = (): AppError =>
  new AppError('conflict', 'The clause holds nobody today.', {
    code: 'clause_not_in_force',
    next: 'Nothing needs to be overruled.',
  })
