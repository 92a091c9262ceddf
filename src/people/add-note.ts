import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { byWhom } from '#actions/by-whom.ts'
import { NoteOutput } from './contract.ts'
import { AddNote } from './inputs.ts'
import { showNote } from './note.ts'
import { recordMention } from './note-lines.ts'
import { checkReaders, keepMentions } from './note-mentions.ts'
import { resolvePersonId } from './resolve-person.ts'

/** A private note is left out of the event: events are read by more people than its author. */
export const addNote = defineAction({
  name: 'people.addNote',
  summary: 'Write a note on a person. The person may one day read it.',
  http: 'POST /people/{id}/notes',
  kind: 'change',
  input: AddNote,
  output: NoteOutput,
  allow: member,
  doors: 'all',
  cli: {
    positional: ['id', 'text'],
    examples: ['people add-note 0192… "Met at the reading group." --readers shared'],
    render: ({ note }) => `Noted, ${note.readers}.`,
  },
  run: async (ctx, { id, text, readers, compartmentId, mentions }) => {
    const personId = await resolvePersonId(ctx, id)
    return inTransaction(ctx.db, async (tx) => {
      await checkReaders(tx, { readers, compartmentId, mentions })
      const row = await tx
        .insertInto('personNote')
        .values({
          personId,
          text,
          readers,
          compartmentId,
          ...byWhom(ctx.actor),
          createdAt: ctx.now(),
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      const named = await keepMentions(tx, row.id, mentions)
      recordEvent(tx, {
        name: 'people.note_added',
        actor: ctx.actor,
        subjectId: row.id,
        compartmentId,
        payload: { readers },
        ...(readers === 'shared' ? { personal: { personId, data: { text } } } : {}),
      })
      if (named.length > 0) recordMention(tx, ctx.actor, row, named)
      return { note: await showNote(tx, row, ctx.actor), removedAt: null }
    })
  },
})
