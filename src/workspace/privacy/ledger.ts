import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import { markKinds, privacyFolder, type Mark } from '#warehouse/suppression.ts'

// NIST SP 800-38D: 96-bit nonces for GCM, 128-bit tags.
const nonceBytes = 12
const tagBytes = 16

const Line = z.object({
  erasureId: z.uuid(),
  at: z.iso.datetime(),
  /** The ids of the person, encrypted under the key of suppression, in base64. */
  sealedIds: z.base64(),
  marks: z.array(z.tuple([z.enum(markKinds), z.base64url()])),
})

/** One erasure as it is kept beside the database, to be done again on an older copy. */
export interface KeptErasure {
  readonly erasureId: string
  readonly at: string
  readonly ids: readonly string[]
  readonly marks: readonly Mark[]
}

/** Where erasures are kept beside the database, one a line. It names nobody in clear. */
export const ledgerFile = (literatureFolder: string): string =>
  join(privacyFolder(literatureFolder), 'erasures.jsonl')

/** Adds an erasure; on disk when this returns. */
export const addToLedger = async (
  file: string,
  key: Buffer,
  erasure: KeptErasure,
): Promise<void> => {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const line: z.infer<typeof Line> = {
    erasureId: erasure.erasureId,
    at: erasure.at,
    sealedIds: seal(key, erasure.erasureId, JSON.stringify(erasure.ids)),
    marks: erasure.marks.map(({ kind, mark }) => [kind, mark.toString('base64url')]),
  }
  await appendFile(file, `${JSON.stringify(line)}\n`, { mode: 0o600, flush: true })
}

/**
 * The erasures of a file, oldest first, each once; none when there is no file. A last line that was
 * cut off was never done and is left out.
 *
 * @throws AppError `erasures_unreadable` for other lines, and when the key is another one.
 */
export const readLedger = async (file: string, key: Buffer): Promise<readonly KeptErasure[]> => {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (z.object({ code: z.literal('ENOENT') }).safeParse(error).success) return ''
    throw error
  })
  const erasures = new Map<string, KeptErasure>()
  for (const [index, line] of text.split('\n').slice(0, -1).entries()) {
    try {
      const read = Line.parse(JSON.parse(line))
      const ids = z.array(z.uuid()).parse(JSON.parse(open(key, read.erasureId, read.sealedIds)))
      const marks = read.marks.map(([kind, mark]) => ({
        kind,
        mark: Buffer.from(mark, 'base64url'),
      }))
      erasures.set(read.erasureId, { erasureId: read.erasureId, at: read.at, ids, marks })
    } catch (cause) {
      throw new AppError('invalid', `Line ${index + 1} of ${file} cannot be read.`, {
        code: 'erasures_unreadable',
        next: 'Give the file and the key that belong together; without them erased people come back.',
        cause,
      })
    }
  }
  return [...erasures.values()]
}

const seal = (key: Buffer, erasureId: string, text: string): string => {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(erasureId))
  return Buffer.concat([
    nonce,
    cipher.update(text, 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ]).toString('base64')
}

const open = (key: Buffer, erasureId: string, sealed: string): string => {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes))
  decipher.setAAD(Buffer.from(erasureId))
  decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes))
  const text = decipher.update(bytes.subarray(nonceBytes, bytes.length - tagBytes))
  return Buffer.concat([text, decipher.final()]).toString('utf8')
}
