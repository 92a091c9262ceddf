import { createHash } from 'node:crypto'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { actorId } from '#actions/actor.ts'
import { authorOf } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError, notFound } from '#core/errors.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { uploadsFolder } from '#literature/tidy-run.ts'
import { attachmentLimitBytes, attachmentsOfNote, NoteOutput } from './contract.ts'
import { typeOfBytes } from './file-type.ts'
import { AttachToNote } from './inputs.ts'
import { showNote, type NoteRow } from './note.ts'

/** The bytes come by `/api/uploads` first, like every file of a browser; here they get a note. */
export const attachToNote = defineAction({
  name: 'people.attachToNote',
  summary: 'Put an uploaded file to a note of your own, 10 MB at most.',
  http: 'POST /notes/{noteId}/files',
  kind: 'change',
  input: AttachToNote,
  output: NoteOutput,
  allow: authorOf('note'),
  doors: 'all',
  mcp: false,
  cli: false,
  run: async (ctx, { noteId, upload }) => {
    const { path, name, content } = await readUpload(ctx, upload)
    const note = await inTransaction(ctx.db, async (tx) => {
      const row = await ownNote(tx, ctx, noteId)
      await tx
        .insertInto('personNoteFile')
        .values({
          noteId,
          name,
          type: typeOfBytes(content),
          bytes: content.byteLength,
          sha256: createHash('sha256').update(content).digest(),
          content,
          addedAt: ctx.now(),
        })
        .execute()
      recordEvent(tx, {
        name: 'people.note_file_added',
        actor: ctx.actor,
        subjectId: noteId,
        compartmentId: row.compartmentId,
        payload: { bytes: content.byteLength },
      })
      return showNote(tx, row, ctx.actor)
    })
    await rm(path, { force: true })
    return { note, removedAt: null }
  },
})

/** The author's note, held so that two files at once do not pass the limit together. */
const ownNote = async (tx: CampaignTransaction, ctx: Context, noteId: string): Promise<NoteRow> => {
  const row = await tx
    .selectFrom('personNote')
    .selectAll()
    .where('id', '=', noteId)
    .where('removedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row || row.createdBy !== actorId(ctx.actor)) throw notFound('note')
  const { count } = await tx
    .selectFrom('personNoteFile')
    .select((build) => build.fn.countAll<number>().as('count'))
    .where('noteId', '=', noteId)
    .where('removedAt', 'is', null)
    .executeTakeFirstOrThrow()
  if (count < attachmentsOfNote) return row
  throw new AppError('limit', `The note has ${attachmentsOfNote} files already.`, {
    code: 'too_many_files',
    next: 'Take one away, or write another note.',
  })
}

const readUpload = async (ctx: Context, upload: string) => {
  const folder = uploadsFolder(ctx.literature.folder)
  const names = await readdir(folder).catch(() => [])
  const found = names.find((name) => name.startsWith(`${upload}-`) && !name.endsWith('.part'))
  if (found === undefined) throw notFound('upload')
  const path = join(folder, found)
  const { size } = await stat(path)
  if (size > attachmentLimitBytes) {
    await rm(path, { force: true })
    throw new AppError('limit', `The file has ${Math.ceil(size / 1024 ** 2)} MB; 10 is the most.`, {
      code: 'file_too_large',
      next: 'Put it where your company keeps large files, and write its address into the note.',
    })
  }
  return { path, name: found.slice(upload.length + 1), content: await readFile(path) }
}
