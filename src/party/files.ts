import { createHash } from 'node:crypto'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { actorId } from '#actions/actor.ts'
import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError, notFound } from '#core/errors.ts'
import { fileLimitBytes, FileId, RoomFile, RoomId } from './contract.ts'
import { lockOpenRoom } from './room-row.ts'

/** Files of one sender that no message took; more are a script, not a person. */
const mostLoose = 50
/** A file that was attached and never sent is forgotten after this long. */
export const looseAfterMs = 24 * 3_600_000

/** The bytes come by `/api/uploads` first, like every file of a browser; here they get a room. */
export const attachFile = defineAction({
  name: 'party.attach',
  summary: 'Bring an uploaded file into a room; a message then takes it along.',
  http: 'POST /room/{roomId}/files',
  kind: 'change',
  input: z.object({ roomId: RoomId, upload: z.uuid().describe('As /api/uploads answered') }),
  output: z.object({ file: RoomFile }),
  allow: member,
  doors: 'all',
  mcp: false,
  cli: false,
  run: async (ctx, { roomId, upload }) => {
    const room = await lockOpenRoom(ctx.db, roomId)
    await checkLoose(ctx)
    const { name, content, path } = await readUpload(ctx, upload)
    const file = await ctx.db
      .insertInto('partyFile')
      .values({
        roomId: room.id,
        name,
        type: typeOf(name),
        bytes: content.byteLength,
        sha256: createHash('sha256').update(content).digest(),
        content,
        addedBy: actorId(ctx.actor),
        addedAt: ctx.now(),
      })
      .returning(['id', 'name', 'type', 'bytes'])
      .executeTakeFirstOrThrow()
    await rm(path, { force: true })
    return { file }
  },
})

/** As text that JSON carries; the browser makes a download of it and never shows it in a page. */
export const readRoomFile = defineAction({
  name: 'party.file',
  summary: 'Fetch a file of a room that you are in, in base64.',
  http: 'GET /room/files/{fileId}',
  kind: 'read',
  input: z.object({ fileId: FileId }),
  output: RoomFile.extend({ content: z.base64() }),
  allow: member,
  doors: 'all',
  mcp: false,
  cli: false,
  run: async (ctx, { fileId }) => {
    const row = await ctx.db
      .selectFrom('partyFile')
      .leftJoin('message', 'message.id', 'partyFile.messageId')
      .select(['partyFile.id', 'partyFile.name', 'partyFile.type', 'partyFile.bytes'])
      .select(['partyFile.content', 'partyFile.addedBy', 'partyFile.messageId'])
      .select('message.deletedAt')
      .where('partyFile.id', '=', fileId)
      .executeTakeFirst()
    const loose = row?.messageId === null && row.addedBy !== actorId(ctx.actor)
    if (!row || loose || row.deletedAt !== null) throw notFound('file')
    const { id, name, type, bytes, content } = row
    return { id, name, type, bytes, content: content.toString('base64') }
  },
})

const checkLoose = async (ctx: Context): Promise<void> => {
  const { count } = await ctx.db
    .selectFrom('partyFile')
    .select((build) => build.fn.countAll<number>().as('count'))
    .where('messageId', 'is', null)
    .where('addedBy', 'is not distinct from', actorId(ctx.actor))
    .executeTakeFirstOrThrow()
  if (count < mostLoose) return
  throw new AppError('limit', `${count} files of yours wait for a message already.`, {
    code: 'too_many_loose_files',
    next: 'Send some of them; what is not sent is forgotten within a day.',
  })
}

/** Where browsers bring files: beside the literature, in the data folder. */
const readUpload = async (ctx: Context, upload: string) => {
  const folder = join(dirname(ctx.literature.folder), 'uploads')
  const names = await readdir(folder).catch(() => [])
  const found = names.find((name) => name.startsWith(`${upload}-`) && !name.endsWith('.part'))
  if (found === undefined) throw notFound('upload')
  const path = join(folder, found)
  const { size } = await stat(path)
  if (size > fileLimitBytes) {
    await rm(path, { force: true })
    throw tooLarge(size)
  }
  return { path, name: found.slice(upload.length + 1), content: await readFile(path) }
}

/** By the ending alone, and only what a person names a document; the rest is bytes. */
const typeOf = (name: string): string =>
  types.get(name.split('.').at(-1)?.toLowerCase() ?? '') ?? 'application/octet-stream'

const types = new Map([
  ['pdf', 'application/pdf'],
  ['txt', 'text/plain'],
  ['md', 'text/markdown'],
  ['csv', 'text/csv'],
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
])

const tooLarge = (bytes: number): AppError =>
  new AppError('limit', `The file has ${Math.ceil(bytes / 1024 ** 2)} MB; 10 MB is the most.`, {
    code: 'file_too_large',
    next: 'Put it where your company keeps large files, and paste its address.',
  })
