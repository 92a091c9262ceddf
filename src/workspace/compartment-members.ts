import { actorId } from '#actions/actor.ts'
import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError, notFound } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { lockCompartment, mayNarrow, readCompartment, readCompartments } from './compartment.ts'
import {
  CompartmentMemberInput,
  CompartmentOutput,
  LeftCompartment,
  OpenCompartmentInput,
  OpenedCompartment,
} from './contract.ts'

/** Whoever is inside may let another in. Letting in one who is in already changes nothing. */
export const widenCompartment = defineAction({
  name: 'workspace.widenCompartment',
  summary: 'Let a member into a compartment.',
  http: 'POST /compartments/{id}/members',
  kind: 'change',
  input: CompartmentMemberInput,
  output: CompartmentOutput,
  allow: member,
  doors: 'human',
  run: (ctx, { id, memberId }) =>
    inTransaction(ctx.db, async (tx) => {
      await lockCompartment(tx, id)
      const known = await tx
        .selectFrom('member')
        .select('id')
        .where('id', '=', memberId)
        .executeTakeFirst()
      if (!known) throw notFound('member')
      const added = await tx
        .insertInto('compartmentMember')
        .values({ compartmentId: id, memberId, addedBy: actorId(ctx.actor) })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      if (added.numInsertedOrUpdatedRows === 1n) {
        recordEvent(tx, {
          name: 'workspace.compartment_widened',
          actor: ctx.actor,
          subjectId: id,
          payload: { memberId },
          compartmentId: id,
        })
      }
      return { compartment: await readCompartment(tx, ctx.actor, id) }
    }),
})

/** Its maker and the founder take others out; everybody may go by themselves. */
export const narrowCompartment = defineAction({
  name: 'workspace.narrowCompartment',
  summary: 'Take a member out of a compartment, or leave it yourself.',
  http: 'DELETE /compartments/{id}/members/{memberId}',
  kind: 'change',
  input: CompartmentMemberInput,
  output: LeftCompartment,
  allow: member,
  doors: 'human',
  run: (ctx, { id, memberId }) =>
    inTransaction(ctx.db, async (tx) => {
      const row = await lockCompartment(tx, id)
      if (memberId !== actorId(ctx.actor) && !mayNarrow(row, ctx.actor)) throw notYours()
      const gone = await tx
        .deleteFrom('compartmentMember')
        .where('compartmentId', '=', id)
        .where('memberId', '=', memberId)
        .executeTakeFirst()
      if (gone.numDeletedRows === 1n) {
        recordEvent(tx, {
          name: 'workspace.compartment_narrowed',
          actor: ctx.actor,
          subjectId: id,
          payload: { memberId },
          compartmentId: id,
        })
      }
      const [left] = await readCompartments(tx, ctx.actor, id)
      return { compartment: left ?? null }
    }),
})

/** From now on every member sees what was inside; this cannot be taken back. */
export const openCompartment = defineAction({
  name: 'workspace.openCompartment',
  summary: 'Open a compartment: every member sees what was inside, for ever.',
  http: 'POST /compartments/{id}/opening',
  kind: 'change',
  input: OpenCompartmentInput,
  output: OpenedCompartment,
  allow: member,
  doors: 'human',
  fresh: true,
  run: (ctx, { id, version }) =>
    inTransaction(ctx.db, async (tx) => {
      const row = await lockCompartment(tx, id, version)
      if (!mayNarrow(row, ctx.actor)) throw notYours()
      const openedAt = ctx.now()
      await tx
        .updateTable('compartment')
        .set({ openedAt, version: version + 1 })
        .where('id', '=', id)
        .execute()
      recordEvent(tx, {
        name: 'workspace.compartment_opened',
        actor: ctx.actor,
        subjectId: id,
        compartmentId: id,
      })
      return { name: row.name, openedAt: openedAt.toISOString() }
    }),
})

const notYours = (): AppError =>
  new AppError('not_allowed', 'This is for whoever made the compartment.', {
    code: 'not_allowed',
    next: 'Ask its maker or the founder.',
  })
