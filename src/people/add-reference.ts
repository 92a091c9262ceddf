import { byWhom } from '#actions/by-whom.ts'
import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import { AddReferenceInput, ReferenceOutput } from './contract.ts'
import { recordReference, referenceColumns, showReference } from './reference.ts'
import { resolvePersonId } from './resolve-person.ts'

export const addReference = defineAction({
  name: 'people.addReference',
  summary: 'Write down a reference: named by the person, or backchannel with its consent.',
  http: 'POST /people/{id}/references',
  kind: 'change',
  input: AddReferenceInput,
  output: ReferenceOutput,
  allow: member,
  doors: 'human',
  cli: { positional: ['id'], render: ({ reference }) => `Kept: ${reference.referee}` },
  run: async (ctx, { id, ...input }) => {
    const personId = await resolvePersonId(ctx, id)
    return inTransaction(ctx.db, async (tx) => {
      const columns = await referenceColumns(tx, ctx.actor, input)
      const at = ctx.now()
      const row = await tx
        .insertInto('personReference')
        .values({ personId, ...columns, ...byWhom(ctx.actor), createdAt: at, changedAt: at })
        .returningAll()
        .executeTakeFirstOrThrow()
      recordReference(tx, ctx, row, 'people.reference_added')
      return { reference: await showReference(tx, row), removedAt: null }
    })
  },
})
