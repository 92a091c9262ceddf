import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { nameOf } from '#actions/by-whom.ts'
import { HandChange } from './contract.ts'
import { VersionedPerson } from './inputs.ts'
import { readHandPersonAt, toHandFacts } from './hand-person.ts'

export const removePerson = defineAction({
  name: 'people.remove',
  summary: 'Take away what is kept by hand about a person. Works and signatures stay.',
  http: 'DELETE /people/{id}',
  kind: 'change',
  input: VersionedPerson,
  output: HandChange,
  allow: member,
  doors: 'all',
  cli: { positional: ['id'], render: ({ person }) => `Removed: ${person.name}` },
  run: (ctx, input) => setRemoved(ctx, input, 'standing'),
})

/** The undo of `people.remove`, under the same id. */
export const restorePerson = defineAction({
  name: 'people.restore',
  summary: 'Bring back what was kept by hand about a person.',
  http: 'POST /people/{id}/restoration',
  kind: 'change',
  input: VersionedPerson,
  output: HandChange,
  allow: member,
  doors: 'all',
  cli: { positional: ['id'], render: ({ person }) => `Back: ${person.name}` },
  run: (ctx, input) => setRemoved(ctx, input, 'removed'),
})

const setRemoved = async (
  ctx: Context,
  { id, version }: { readonly id: string; readonly version: number },
  now: 'standing' | 'removed',
) => {
  const removing = now === 'standing'
  const row = await inTransaction(ctx.db, async (tx) => {
    await readHandPersonAt(tx, id, version, now)
    recordEvent(tx, {
      name: removing ? 'people.removed' : 'people.restored',
      actor: ctx.actor,
      subjectId: id,
      payload: { version: version + 1 },
    })
    return tx
      .updateTable('handPerson')
      .set({
        version: version + 1,
        changedAt: ctx.now(),
        removedAt: removing ? ctx.now() : null,
        removedByName: removing ? nameOf(ctx.actor) : null,
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
  })
  await ctx.literature.refresh()
  return { person: toHandFacts(row), removedAt: row.removedAt?.toISOString() ?? null }
}
