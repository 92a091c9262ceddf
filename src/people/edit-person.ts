import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { toFacts } from './add-person.ts'
import { HandChange } from './contract.ts'
import { EditPerson } from './inputs.ts'
import { handColumns, readHandPersonAt, toHandFacts } from './hand-person.ts'

/** Replaces all facts; the undo is the same change back. A stale version is refused. */
export const editPerson = defineAction({
  name: 'people.edit',
  summary: 'Change what is kept by hand about a person.',
  http: 'PATCH /people/{id}',
  kind: 'change',
  input: EditPerson,
  output: HandChange,
  allow: member,
  doors: 'all',
  cli: {
    positional: ['id'],
    render: ({ person }) => `Changed: ${person.name}, version ${person.version}`,
  },
  run: async (ctx, { id, version, ...given }) => {
    const facts = await toFacts(ctx, given)
    const row = await inTransaction(ctx.db, async (tx) => {
      const before = await readHandPersonAt(tx, id, version, 'standing')
      const changed = await tx
        .updateTable('handPerson')
        .set({ ...handColumns(facts), version: version + 1, changedAt: ctx.now() })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow()
      recordEvent(tx, {
        name: 'people.edited',
        actor: ctx.actor,
        subjectId: id,
        payload: { version: version + 1 },
        personal: {
          personId: id,
          data: { before: { ...toHandFacts(before) }, after: { ...toHandFacts(changed) } },
        },
      })
      return changed
    })
    await ctx.literature.refresh()
    return { person: toHandFacts(row), removedAt: null }
  },
})
