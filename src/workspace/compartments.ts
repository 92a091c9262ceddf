import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { actorId } from '#actions/actor.ts'
import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { lockCompartment, readCompartment, readCompartments } from './compartment.ts'
import {
  CompartmentList,
  CompartmentOutput,
  MakeCompartmentInput,
  RenameCompartmentInput,
} from './contract.ts'

export const listCompartments = defineAction({
  name: 'workspace.compartments',
  summary: 'List the compartments you are inside of, and who else is.',
  http: 'GET /compartments',
  kind: 'read',
  input: z.object({}),
  output: CompartmentList,
  allow: member,
  doors: 'all',
  mcp: false,
  table: ({ compartments }) => ({
    columns: ['name', 'inside', 'reason', 'id'],
    rows: compartments.map((one) => [
      one.name,
      one.members.map(({ name }) => name).join(', '),
      one.reason,
      one.id,
    ]),
  }),
  run: async (ctx) => ({ compartments: [...(await readCompartments(ctx.db, ctx.actor))] }),
})

export const makeCompartment = defineAction({
  name: 'workspace.makeCompartment',
  summary: 'Make a compartment: what is put into it exists for those inside only.',
  http: 'POST /compartments',
  kind: 'change',
  input: MakeCompartmentInput,
  output: CompartmentOutput,
  allow: member,
  doors: 'human',
  cli: { positional: ['name'], examples: ['workspace make-compartment North'] },
  run: (ctx, { name, reason, memberIds }) =>
    inTransaction(ctx.db, async (tx) => {
      await everyOneWorksHere(tx, memberIds)
      // The id is made here: the row cannot be read back before its maker is inside.
      const id = randomUUID()
      const createdBy = actorId(ctx.actor)
      await tx
        .insertInto('compartment')
        .values({ id, name, reason, createdBy, createdAt: ctx.now() })
        .execute()
      const others = memberIds.filter((memberId) => memberId !== createdBy)
      if (others.length > 0) {
        await tx
          .insertInto('compartmentMember')
          .values(others.map((memberId) => ({ compartmentId: id, memberId, addedBy: createdBy })))
          .execute()
      }
      recordEvent(tx, {
        name: 'workspace.compartment_made',
        actor: ctx.actor,
        subjectId: id,
        payload: { members: others.length + 1 },
        compartmentId: id,
      })
      return { compartment: await readCompartment(tx, ctx.actor, id) }
    }),
})

export const renameCompartment = defineAction({
  name: 'workspace.renameCompartment',
  summary: 'Change the name of a compartment, or why it is kept apart.',
  http: 'PATCH /compartments/{id}',
  kind: 'change',
  input: RenameCompartmentInput,
  output: CompartmentOutput,
  allow: member,
  doors: 'human',
  run: (ctx, { id, version, ...changes }) =>
    inTransaction(ctx.db, async (tx) => {
      await lockCompartment(tx, id, version)
      await tx
        .updateTable('compartment')
        .set({ ...changes, version: version + 1 })
        .where('id', '=', id)
        .execute()
      recordEvent(tx, {
        name: 'workspace.compartment_renamed',
        actor: ctx.actor,
        subjectId: id,
        payload: { fields: Object.keys(changes).toSorted() },
        compartmentId: id,
      })
      return { compartment: await readCompartment(tx, ctx.actor, id) }
    }),
})

const everyOneWorksHere = async (
  tx: CampaignTransaction,
  memberIds: readonly string[],
): Promise<void> => {
  if (memberIds.length === 0) return
  const found = await tx.selectFrom('member').select('id').where('id', 'in', memberIds).execute()
  if (found.length === new Set(memberIds).size) return
  throw new AppError('invalid', 'Somebody of these does not work here.', {
    code: 'member_not_found',
    next: 'Look at the list of members and choose again.',
  })
}
