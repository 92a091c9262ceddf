import { actorId } from '#actions/actor.ts'
import { authorOf, member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { notFound } from '#core/errors.ts'
import type { CampaignDatabase } from '#database/open.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { toAttachment } from './attachments.ts'
import { AttachmentContent, NoteOutput } from './contract.ts'
import { OneNoteFile } from './inputs.ts'
import { mayRead, showNote, type NoteRow } from './note.ts'

/** As text that JSON carries; the browser saves it and never shows it in a page. */
export const readNoteFile = defineAction({
  name: 'people.noteFile',
  summary: 'Fetch a file of a note that you may read, in base64.',
  http: 'GET /notes/files/{fileId}',
  kind: 'read',
  input: OneNoteFile,
  output: AttachmentContent,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: false,
  run: async (ctx, { fileId }) => {
    const { note, file } = await readFile(ctx.db, fileId, 'standing')
    if (note.removedAt !== null || !mayRead(note, ctx.actor)) throw notFound('file')
    return { ...toAttachment(file), content: file.content.toString('base64') }
  },
})

export const removeNoteFile = defineAction({
  name: 'people.removeNoteFile',
  summary: 'Take a file away from a note of your own.',
  http: 'DELETE /notes/files/{fileId}',
  kind: 'change',
  input: OneNoteFile,
  output: NoteOutput,
  allow: authorOf('note'),
  doors: 'all',
  mcp: false,
  cli: false,
  run: (ctx, { fileId }) => setRemoved(ctx, fileId, 'standing'),
})

/** The undo of `people.removeNoteFile`. */
export const restoreNoteFile = defineAction({
  name: 'people.restoreNoteFile',
  summary: 'Put a file back to a note of your own.',
  http: 'POST /notes/files/{fileId}/restoration',
  kind: 'change',
  input: OneNoteFile,
  output: NoteOutput,
  allow: authorOf('note'),
  doors: 'all',
  mcp: false,
  cli: false,
  run: (ctx, { fileId }) => setRemoved(ctx, fileId, 'removed'),
})

const setRemoved = (ctx: Context, fileId: string, now: 'standing' | 'removed') =>
  inTransaction(ctx.db, async (tx) => {
    const { note, file } = await readFile(tx, fileId, now)
    if (note.removedAt !== null || note.createdBy !== actorId(ctx.actor)) throw notFound('file')
    await tx
      .updateTable('personNoteFile')
      .set({ removedAt: now === 'standing' ? ctx.now() : null })
      .where('id', '=', file.id)
      .execute()
    recordEvent(tx, {
      name: now === 'standing' ? 'people.note_file_removed' : 'people.note_file_restored',
      actor: ctx.actor,
      subjectId: note.id,
      compartmentId: note.compartmentId,
    })
    return { note: await showNote(tx, note, ctx.actor), removedAt: null }
  })

/** The file with its note, as far as the reader of `db` sees them. */
const readFile = async (db: CampaignDatabase, fileId: string, now: 'standing' | 'removed') => {
  const file = await db
    .selectFrom('personNoteFile')
    .selectAll()
    .where('id', '=', fileId)
    .where('removedAt', now === 'standing' ? 'is' : 'is not', null)
    .executeTakeFirst()
  const note: NoteRow | undefined =
    file &&
    (await db.selectFrom('personNote').selectAll().where('id', '=', file.noteId).executeTakeFirst())
  if (!file || !note) throw notFound('file')
  return { file, note }
}
