import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { constants, createGunzip, type Gunzip } from 'node:zlib'
import { intakeLimits } from './limits.ts'

/** How the reading of a file's bytes ended. */
export type Unpacked =
  | { readonly end: 'whole' }
  | { readonly end: 'stopped' }
  /** The packed data breaks off or is damaged; everything before it was given. */
  | { readonly end: 'cut_short' | 'damaged' | 'bomb' | 'unreadable'; readonly cause: string }

export interface UnpackHandlers {
  /** Bytes of the file itself that have been read so far. */
  readonly onRead: (bytes: number) => void
  /** Unpacked bytes. The buffer is only good until the call returns. */
  readonly onChunk: (chunk: Buffer) => void
  /** Called between chunks; awaited. Returns false to stop. */
  readonly goOn: () => boolean | Promise<boolean>
}

// Packed bytes a step: at most a thousand times as much comes out before `goOn` is asked again.
const stepBytes = 64 * 1024
const plainStepBytes = 512 * 1024

/**
 * Reads a file as it is, or unpacks it when it begins like gzip (also of several members, whatever
 * its name). Whatever could be read is given, also when the end is missing.
 */
export const unpack = async (path: string, handlers: UnpackHandlers): Promise<Unpacked> => {
  try {
    return (await isGzip(path)) ? await readPacked(path, handlers) : await readPlain(path, handlers)
  } catch (error) {
    return { end: 'unreadable', cause: error instanceof Error ? error.message : String(error) }
  }
}

const isGzip = async (path: string): Promise<boolean> => {
  const file = await open(path)
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await file.close()
  }
}

const readPlain = async (path: string, handlers: UnpackHandlers): Promise<Unpacked> => {
  let read = 0
  for await (const chunk of createReadStream(path, { highWaterMark: plainStepBytes })) {
    if (!Buffer.isBuffer(chunk)) continue
    read += chunk.length
    handlers.onRead(read)
    handlers.onChunk(chunk)
    if (!(await handlers.goOn())) return { end: 'stopped' }
  }
  return { end: 'whole' }
}

const readPacked = async (path: string, handlers: UnpackHandlers): Promise<Unpacked> => {
  let read = 0
  let unpacked = 0
  const gunzip = createGunzip({ chunkSize: 256 * 1024, finishFlush: constants.Z_FINISH })
  // A listener, not an iterator: an iterator throws away what was unpacked before an error.
  gunzip.on('data', (chunk: Buffer) => {
    unpacked += chunk.length
    handlers.onChunk(chunk)
  })
  const failed = new Promise<Unpacked>((resolve) => {
    gunzip.once('error', (error: NodeJS.ErrnoException) => resolve(endOf(error)))
  })
  for await (const chunk of createReadStream(path, { highWaterMark: stepBytes })) {
    if (!Buffer.isBuffer(chunk)) continue
    read += chunk.length
    const end = await Promise.race([written(gunzip, chunk), failed])
    handlers.onRead(read)
    if (end !== null) return end
    if (unpacked > intakeLimits.unpackedBeforeRatio && unpacked > read * intakeLimits.unpackRatio) {
      gunzip.destroy()
      return { end: 'bomb', cause: `It unpacks to ${Math.round(unpacked / read)} times its size.` }
    }
    if (!(await handlers.goOn())) {
      gunzip.destroy()
      return { end: 'stopped' }
    }
  }
  const whole = new Promise<Unpacked>((resolve) =>
    gunzip.once('end', () => resolve({ end: 'whole' })),
  )
  gunzip.end()
  return Promise.race([whole, failed])
}

const written = (gunzip: Gunzip, chunk: Buffer): Promise<null> =>
  new Promise((resolve) => gunzip.write(chunk, () => resolve(null)))

const endOf = (error: NodeJS.ErrnoException): Unpacked => ({
  end: error.code === 'Z_BUF_ERROR' ? 'cut_short' : 'damaged',
  cause: error.message,
})
