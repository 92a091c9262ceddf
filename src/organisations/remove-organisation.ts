import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { nameOf } from '#actions/by-whom.ts'
import { OrganisationChange, VersionedOrganisation } from './contract.ts'
import { readHandOrganisationAt, toHandOrganisation } from './hand-organisation.ts'

export const removeOrganisation = defineAction({
  name: 'organisations.remove',
  summary: 'Take away an organisation that is kept by hand. Its people stay.',
  http: 'DELETE /organisations/{id}',
  kind: 'change',
  input: VersionedOrganisation,
  output: OrganisationChange,
  allow: member,
  doors: 'all',
  cli: { positional: ['id'], render: ({ organisation }) => `Removed: ${organisation.name}` },
  run: (ctx, input) => setRemoved(ctx, input, 'standing'),
})

/** The undo of `organisations.remove`, under the same id. */
export const restoreOrganisation = defineAction({
  name: 'organisations.restore',
  summary: 'Bring back an organisation that was kept by hand.',
  http: 'POST /organisations/{id}/restoration',
  kind: 'change',
  input: VersionedOrganisation,
  output: OrganisationChange,
  allow: member,
  doors: 'all',
  cli: { positional: ['id'], render: ({ organisation }) => `Back: ${organisation.name}` },
  run: (ctx, input) => setRemoved(ctx, input, 'removed'),
})

const setRemoved = async (
  ctx: Context,
  input: { readonly id: string; readonly version: number },
  now: 'standing' | 'removed',
) => {
  const removing = now === 'standing'
  const row = await inTransaction(ctx.db, async (tx) => {
    await readHandOrganisationAt(tx, input, now)
    recordEvent(tx, {
      name: removing ? 'organisations.removed' : 'organisations.restored',
      actor: ctx.actor,
      subjectId: input.id,
      payload: { version: input.version + 1 },
    })
    return tx
      .updateTable('handOrganisation')
      .set({
        version: input.version + 1,
        changedAt: ctx.now(),
        removedAt: removing ? ctx.now() : null,
        removedByName: removing ? nameOf(ctx.actor) : null,
      })
      .where('id', '=', input.id)
      .returningAll()
      .executeTakeFirstOrThrow()
  })
  await ctx.literature.refresh()
  return { organisation: toHandOrganisation(row), removedAt: row.removedAt?.toISOString() ?? null }
}
