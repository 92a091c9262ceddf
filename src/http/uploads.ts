import { randomUUID } from 'node:crypto'
import { createWriteStream, mkdirSync, readdirSync } from 'node:fs'
import { rename, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Hono } from 'hono'
import { readsOnly } from '#actions/scopes.ts'
import { AppError } from '#core/errors.ts'
import type { HttpDoor, HttpEnvironment } from './doors.ts'

/** The largest single file of the OpenAlex snapshot is under 2 GB; a whole field fits in eight. */
export const uploadLimitBytes = 8 * 1024 ** 3

/** What must stay free for the database and a build while a file comes in. */
const spareBytes = 1024 ** 3

/** A sender that says nothing for so long is gone. */
const idleMs = 60_000

/** Where files of browsers wait for their reading: `<data>/uploads/<uuid>-<name>`. */
export const uploadFolder = (dataFolder: string): string => join(dataFolder, 'uploads')

/** `POST /api/uploads?name=works.jsonl.gz` with the raw bytes as body. */
export const uploadRoutes = (door: HttpDoor): Hono<HttpEnvironment> => {
  const routes = new Hono<HttpEnvironment>()
  const folder = uploadFolder(door.dataFolder)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  forgetHalves(folder)
  routes.post('/uploads', async (c) => {
    const actor = c.get('actor')
    if (actor.kind === 'stranger') throw signInFirst()
    if (actor.kind === 'member' && actor.token && readsOnly(actor.token.scopes)) throw onlyReads()
    const body = c.req.raw.body
    const name = safeName(c.req.query('name') ?? '')
    const declared = Number(c.req.header('content-length') ?? 0)
    await checkRoom(folder, declared)
    if (!body) throw emptyUpload()
    const id = randomUUID()
    const bytes = await receive(body, join(folder, `${id}-${name}`))
    return c.json({ upload: id, id, name, bytes })
  })
  return routes
}

/** A file name without a folder, control characters or surprises; at most 120 letters. */
export const safeName = (name: string): string => {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last.replaceAll(/[^\p{L}\p{N}._ -]/gu, '_').replace(/^[.\s-]+/, '')
  return Array.from(plain).slice(-120).join('') || 'file'
}

const receive = async (body: ReadableStream<Uint8Array>, path: string): Promise<number> => {
  const part = `${path}.part`
  let bytes = 0
  const idle = new AbortController()
  const onIdle = () => idle.abort(stalled())
  let timer = setTimeout(onIdle, idleMs)
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      clearTimeout(timer)
      timer = setTimeout(onIdle, idleMs)
      bytes += chunk.byteLength
      done(bytes > uploadLimitBytes ? tooLarge() : null, chunk)
    },
  })
  try {
    const file = createWriteStream(part, { mode: 0o600, flush: true })
    await pipeline(Readable.fromWeb(body), count, file, { signal: idle.signal })
    if (bytes === 0) throw emptyUpload()
    await rename(part, path)
    return bytes
  } catch (error) {
    await rm(part, { force: true })
    throw idle.signal.aborted ? stalled() : cutOff(error)
  } finally {
    clearTimeout(timer)
  }
}

const checkRoom = async (folder: string, bytes: number): Promise<void> => {
  if (bytes > uploadLimitBytes) throw tooLarge()
  const disk = await statfs(folder)
  const free = disk.bavail * disk.bsize
  if (free - spareBytes < bytes) {
    throw new AppError(
      'limit',
      `The disk has ${megabytes(free)} free; this needs ${megabytes(bytes)} and 1 GB to spare.`,
      {
        code: 'disk_full',
        next: 'Free some of the disk, then bring the file again.',
      },
    )
  }
}

const megabytes = (bytes: number): string => `${Math.max(0, Math.floor(bytes / 1024 ** 2))} MB`

/** What a killed app left half received; the browser sends such a file again as a whole. */
const forgetHalves = (folder: string): void => {
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.part')) void rm(join(folder, name), { force: true })
  }
}

const cutOff = (error: unknown): AppError => {
  if (error instanceof AppError) return error
  const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
  return new AppError('limit', full ? 'The disk is full.' : 'The file was cut off on its way.', {
    code: full ? 'disk_full' : 'upload_cut_off',
    next: full ? 'Free some of the disk, then bring the file again.' : 'Bring it once more.',
    cause: error,
  })
}

const tooLarge = (): AppError =>
  new AppError('limit', 'The file is over 8 GB.', {
    code: 'upload_too_large',
    next: 'Split it, or read it from the terminal with `./party ingest FILE`.',
  })

const emptyUpload = (): AppError =>
  new AppError('invalid', 'The file is empty.', {
    code: 'upload_empty',
    next: 'Choose another one.',
  })

const stalled = (): AppError =>
  new AppError('limit', 'No byte of the file arrived for a minute.', {
    code: 'upload_stalled',
    next: 'Bring it once more.',
  })

const signInFirst = (): AppError =>
  new AppError('not_allowed', 'This is for members.', {
    code: 'sign_in_first',
    next: 'Sign in first.',
  })

const onlyReads = (): AppError =>
  new AppError('not_allowed', 'This token may only read.', {
    code: 'scope_missing',
    next: 'Make a token that may write: Settings, Your access.',
  })
