import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import { EditReferenceInput, ReferenceOutput } from './contract.ts'
import { readReferenceAt, recordReference, referenceColumns, showReference } from './reference.ts'

export const editReference = defineAction({
  name: 'people.editReference',
  summary: 'Change a reference: what was said, the consent, who may read it.',
  http: 'PATCH /references/{referenceId}',
  kind: 'change',
  input: EditReferenceInput,
  output: ReferenceOutput,
  allow: member,
  doors: 'human',
  cli: { positional: ['referenceId'], render: ({ reference }) => `Kept: ${reference.referee}` },
  run: (ctx, { referenceId, version, ...input }) =>
    inTransaction(ctx.db, async (tx) => {
      const before = await readReferenceAt(tx, referenceId, version, 'standing')
      const columns = await referenceColumns(tx, ctx.actor, input)
      const row = await tx
        .updateTable('personReference')
        .set({ ...columns, version: version + 1, changedAt: ctx.now() })
        .where('id', '=', referenceId)
        .returningAll()
        .executeTakeFirstOrThrow()
      // What was hidden stays hidden, even when it is shown to more from now on.
      const told = { ...row, compartmentId: before.compartmentId ?? row.compartmentId }
      recordReference(tx, ctx, told, 'people.reference_edited')
      return { reference: await showReference(tx, row), removedAt: null }
    }),
})
