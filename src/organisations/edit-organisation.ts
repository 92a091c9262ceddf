import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { EditOrganisation, OrganisationChange } from './contract.ts'
import { handColumns, readHandOrganisationAt, toHandOrganisation } from './hand-organisation.ts'

/** Replaces all facts; the undo is the same change back. A stale version is refused. */
export const editOrganisation = defineAction({
  name: 'organisations.edit',
  summary: 'Change an organisation that is kept by hand.',
  http: 'PATCH /organisations/{id}',
  kind: 'change',
  input: EditOrganisation,
  output: OrganisationChange,
  allow: member,
  doors: 'all',
  cli: {
    positional: ['id'],
    render: ({ organisation }) => `Changed: ${organisation.name}, version ${organisation.version}`,
  },
  run: async (ctx, { id, version, ...given }) => {
    const columns = handColumns(given)
    const row = await inTransaction(ctx.db, async (tx) => {
      const before = await readHandOrganisationAt(tx, { id, version }, 'standing')
      recordEvent(tx, {
        name: 'organisations.edited',
        actor: ctx.actor,
        subjectId: id,
        payload: { version: version + 1, before: { name: before.name, kind: before.kind } },
      })
      return tx
        .updateTable('handOrganisation')
        .set({ ...columns, version: version + 1, changedAt: ctx.now() })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow()
    })
    await ctx.literature.refresh()
    return { organisation: toHandOrganisation(row), removedAt: null }
  },
})
