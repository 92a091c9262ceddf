import { createCipheriv, createDecipheriv } from 'node:crypto'
import { AppError } from './errors.ts'

/** Content of one chunk. Each is held whole, so that nothing unproven is handed on. */
export const chunkBytes = 65_536
const tagBytes = 16

/**
 * Seals content chunk by chunk: AES-256-GCM, each chunk followed by its tag. The nonce is the
 * chunk's number (11 bytes, from 0) and one byte that is 1 for the last chunk: the STREAM
 * construction (Hoang, Reyhanitabar, Rogaway, Vizár: Online Authenticated-Encryption, 2015). A key
 * seals one file only. Gives the sealed bytes.
 */
export async function* sealChunks(
  plain: AsyncIterable<Uint8Array>,
  key: Buffer,
): AsyncGenerator<Buffer> {
  let number = 0
  let held: Buffer | null = null
  for await (const chunk of inPieces(plain, chunkBytes)) {
    if (held !== null) yield sealOne(held, key, nonceOf(number++, false))
    held = chunk
  }
  yield sealOne(held ?? Buffer.alloc(0), key, nonceOf(number, true))
}

/**
 * Opens what `sealChunks` made. Every chunk is proven before it is given.
 *
 * @throws AppError `backup_damaged` for a chunk that was changed, moved or left out;
 * `backup_cut_short` when the last chunk is missing.
 */
export async function* openChunks(
  sealed: AsyncIterable<Uint8Array>,
  key: Buffer,
): AsyncGenerator<Buffer> {
  let number = 0
  let held: Buffer | null = null
  for await (const chunk of inPieces(sealed, chunkBytes + tagBytes)) {
    if (held !== null) yield openOne(held, key, number++, false)
    held = chunk
  }
  if (held === null) throw cutShort(0)
  yield openOne(held, key, number, true)
}

const sealOne = (chunk: Buffer, key: Buffer, nonce: Buffer): Buffer => {
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()])
}

const openOne = (sealed: Buffer, key: Buffer, number: number, isLast: boolean): Buffer => {
  const opened = tryOpen(sealed, key, nonceOf(number, isLast))
  if (opened !== null) return opened
  // A whole chunk in the last place that opens as one of the middle: the file ends too early.
  if (isLast && tryOpen(sealed, key, nonceOf(number, false)) !== null) throw cutShort(number + 1)
  throw damaged(number)
}

const tryOpen = (sealed: Buffer, key: Buffer, nonce: Buffer): Buffer | null => {
  if (sealed.length < tagBytes) return null
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes))
  const text = decipher.update(sealed.subarray(0, sealed.length - tagBytes))
  try {
    return Buffer.concat([text, decipher.final()])
  } catch {
    return null // the tag does not fit: these bytes were not sealed with this key at this place
  }
}

const nonceOf = (number: number, isLast: boolean): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(number), 3)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

/** Cuts a stream into pieces of one size; the last may be shorter, and none is empty. */
async function* inPieces(bytes: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = []
  let length = 0
  for await (const some of bytes) {
    waiting.push(some)
    length += some.length
    if (length < size) continue
    const whole = Buffer.concat(waiting)
    let at = 0
    for (; whole.length - at >= size; at += size) yield whole.subarray(at, at + size)
    waiting = at < whole.length ? [whole.subarray(at)] : []
    length = whole.length - at
  }
  if (length > 0) yield Buffer.concat(waiting)
}

const inMegabytes = (chunks: number): string => ((chunks * chunkBytes) / 1e6).toFixed(1)

const damaged = (number: number): AppError =>
  new AppError('invalid', `The backup is damaged after ${inMegabytes(number)} MB.`, {
    code: 'backup_damaged',
    next: 'A part was changed, moved or left out. Nothing was written; use another copy.',
  })

const cutShort = (chunks: number): AppError =>
  new AppError('invalid', `The backup is cut off after ${inMegabytes(chunks)} MB.`, {
    code: 'backup_cut_short',
    next: 'Its end is missing. Nothing was written; use another copy.',
  })
