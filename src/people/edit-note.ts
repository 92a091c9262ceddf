import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { NoteOutput } from './contract.ts'
import { EditNote } from './inputs.ts'
import { readOwnNoteAt, showNote } from './note.ts'
import { recordMention } from './note-lines.ts'
import { checkReaders, keepMentions } from './note-mentions.ts'

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
  run: (ctx, { noteId, version, text, readers, compartmentId, mentions }) =>
    inTransaction(ctx.db, async (tx) => {
      const before = await readOwnNoteAt(tx, ctx.actor, { noteId, version }, 'standing')
      await checkReaders(tx, { readers, compartmentId, mentions })
      const row = await tx
        .updateTable('personNote')
        .set({ text, readers, compartmentId, version: version + 1, editedAt: ctx.now() })
        .where('id', '=', noteId)
        .returningAll()
        .executeTakeFirstOrThrow()
      const named = await keepMentions(tx, noteId, mentions)
      recordEvent(tx, {
        name: 'people.note_edited',
        actor: ctx.actor,
        subjectId: noteId,
        // What was hidden stays hidden, even when it is shown to more from now on.
        compartmentId: before.compartmentId ?? compartmentId,
        payload: { readers, version: version + 1 },
        // What was private stays private, even when it is shared from now on.
        ...(readers === 'shared' && before.readers === 'shared'
          ? { personal: { personId: row.personId, data: { before: before.text, after: text } } }
          : {}),
      })
      if (named.length > 0) recordMention(tx, ctx.actor, row, named)
      return { note: await showNote(tx, row, ctx.actor), removedAt: null }
    }),
})
