import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { NoteOutput } from './contract.ts'
import { EditNote } from './inputs.ts'
import { readOwnNoteAt, toNote } from './note.ts'

export const editNote = defineAction({
  name: 'people.editNote',
  summary: 'Change a note of your own, or who reads it.',
  http: 'PATCH /notes/{noteId}',
  kind: 'change',
  input: EditNote,
  output: NoteOutput,
  allow: member,
  doors: 'all',
  cli: { positional: ['noteId', 'text'], render: ({ note }) => `Changed, ${note.readers}.` },
  run: (ctx, { noteId, version, text, readers }) =>
    inTransaction(ctx.db, async (tx) => {
      const before = await readOwnNoteAt(tx, ctx.actor, { noteId, version }, 'standing')
      const row = await tx
        .updateTable('personNote')
        .set({ text, readers, version: version + 1, editedAt: ctx.now() })
        .where('id', '=', noteId)
        .returningAll()
        .executeTakeFirstOrThrow()
      recordEvent(tx, {
        name: 'people.note_edited',
        actor: ctx.actor,
        subjectId: noteId,
        payload: { readers, version: version + 1 },
        // What was private stays private, even when it is shared from now on.
        ...(readers === 'shared' && before.readers === 'shared'
          ? { personal: { personId: row.personId, data: { before: before.text, after: text } } }
          : {}),
      })
      return { note: toNote(row, ctx.actor), removedAt: null }
    }),
})
