import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import { ReferenceOutput, VersionedReference } from './contract.ts'
import { readReferenceAt, recordReference, showReference } from './reference.ts'

export const removeReference = defineAction({
  name: 'people.removeReference',
  summary: 'Take a reference away.',
  http: 'DELETE /references/{referenceId}',
  kind: 'change',
  input: VersionedReference,
  output: ReferenceOutput,
  allow: member,
  doors: 'human',
  cli: { positional: ['referenceId'], render: () => 'Removed.' },
  run: (ctx, input) => setRemoved(ctx, input, 'standing'),
})

/** The undo of `people.removeReference`. */
export const restoreReference = defineAction({
  name: 'people.restoreReference',
  summary: 'Bring a reference back.',
  http: 'POST /references/{referenceId}/restoration',
  kind: 'change',
  input: VersionedReference,
  output: ReferenceOutput,
  allow: member,
  doors: 'human',
  cli: { positional: ['referenceId'], render: () => 'Back.' },
  run: (ctx, input) => setRemoved(ctx, input, 'removed'),
})

const setRemoved = (
  ctx: Context,
  { referenceId, version }: { readonly referenceId: string; readonly version: number },
  now: 'standing' | 'removed',
) =>
  inTransaction(ctx.db, async (tx) => {
    await readReferenceAt(tx, referenceId, version, now)
    const row = await tx
      .updateTable('personReference')
      .set({ removedAt: now === 'standing' ? ctx.now() : null, version: version + 1 })
      .where('id', '=', referenceId)
      .returningAll()
      .executeTakeFirstOrThrow()
    const name = now === 'standing' ? 'people.reference_removed' : 'people.reference_restored'
    recordReference(tx, ctx, row, name)
    const reference = await showReference(tx, row)
    return { reference, removedAt: row.removedAt?.toISOString() ?? null }
  })
