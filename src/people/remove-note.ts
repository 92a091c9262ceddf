import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { nameOf } from '#actions/by-whom.ts'
import { NoteOutput } from './contract.ts'
import { VersionedNote } from './inputs.ts'
import { readOwnNoteAt, showNote } from './note.ts'

export const removeNote = defineAction({
  name: 'people.removeNote',
  summary: 'Take away a note of your own.',
  http: 'DELETE /notes/{noteId}',
  kind: 'change',
  input: VersionedNote,
  output: NoteOutput,
  allow: member,
  doors: 'all',
  cli: { positional: ['noteId'], render: () => 'Removed.' },
  run: (ctx, input) => setRemoved(ctx, input, 'standing'),
})

/** The undo of `people.removeNote`. */
export const restoreNote = defineAction({
  name: 'people.restoreNote',
  summary: 'Bring back a note of your own.',
  http: 'POST /notes/{noteId}/restoration',
  kind: 'change',
  input: VersionedNote,
  output: NoteOutput,
  allow: member,
  doors: 'all',
  cli: { positional: ['noteId'], render: () => 'Back.' },
  run: (ctx, input) => setRemoved(ctx, input, 'removed'),
})

const setRemoved = (
  ctx: Context,
  input: { readonly noteId: string; readonly version: number },
  now: 'standing' | 'removed',
) =>
  inTransaction(ctx.db, async (tx) => {
    const removing = now === 'standing'
    await readOwnNoteAt(tx, ctx.actor, input, now)
    const row = await tx
      .updateTable('personNote')
      .set({
        version: input.version + 1,
        removedAt: removing ? ctx.now() : null,
        removedByName: removing ? nameOf(ctx.actor) : null,
      })
      .where('id', '=', input.noteId)
      .returningAll()
      .executeTakeFirstOrThrow()
    recordEvent(tx, {
      name: removing ? 'people.note_removed' : 'people.note_restored',
      actor: ctx.actor,
      subjectId: input.noteId,
      compartmentId: row.compartmentId,
      payload: { readers: row.readers },
    })
    const note = await showNote(tx, row, ctx.actor)
    return { note, removedAt: row.removedAt?.toISOString() ?? null }
  })
