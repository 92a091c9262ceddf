import { createHash, hkdfSync, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { z } from 'zod'
import { AppError } from './errors.ts'
import { openChunks, sealChunks } from './sealed-chunks.ts'

// A sealed file is two lines of text and then chunks (docs/backup.md describes format 1 in full).

const checkBytes = 16
/** Both lines together are well below this; a file without them in it is none of ours. */
const longestHead = 4_096

/** OWASP's choice for scrypt: 128 MB and some 0.4 s for each guess at a passphrase. */
const cost = { N: 2 ** 17, r: 8, p: 1 } as const

const SealedHead = z.object({
  format: z.literal('recruiting-party sealed file'),
  version: z.literal(1),
  /** A backup, or the keys that belong to backups. */
  kind: z.enum(['backup', 'keys']),
  /** Which campaign's; a backup and the keys that open it say the same. */
  family: z.uuid(),
  madeAt: z.iso.datetime(),
  /** Limits keep a forged head from taking all memory. */
  kdf: z.object({
    name: z.literal('scrypt'),
    N: z.union([z.literal(2 ** 15), z.literal(2 ** 16), z.literal(2 ** 17), z.literal(2 ** 18)]),
    r: z.literal(8),
    p: z.int().min(1).max(4),
    salt: z.base64(),
  }),
})

/** What stands readable at the beginning of a sealed file. */
export type SealedHead = z.infer<typeof SealedHead>

/** What opens a sealed file: a passphrase, and for a backup the secret from its file of keys. */
export interface Opener {
  readonly passphrase: string
  readonly secret?: Buffer
}

/** Content sealed as the bytes of a whole file. */
export async function* sealFile(
  about: Pick<SealedHead, 'kind' | 'family' | 'madeAt'>,
  opener: Opener,
  plain: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  const kdf = { name: 'scrypt', ...cost, salt: randomBytes(32).toString('base64') } as const
  const head: SealedHead = { format: 'recruiting-party sealed file', version: 1, ...about, kdf }
  const line = JSON.stringify(head)
  const key = await deriveKey(head, line, opener)
  const checks = key.checks.map((check) => check.toString('base64')).join(' ')
  yield Buffer.from(`${line}\n${checks}\n`)
  yield* sealChunks(plain, key.bytes)
}

/** A sealed file whose passphrase and secret fit. */
export interface OpenedFile {
  readonly head: SealedHead
  /** The content from its beginning, each time it is asked for. */
  readonly content: () => AsyncIterable<Buffer>
}

/** Reads the readable beginning. Throws `not_a_backup` for another file. */
export const readSealedHead = async (path: string): Promise<SealedHead> =>
  (await readBeginning(path)).head

/**
 * Opens a sealed file.
 *
 * @throws AppError `not_a_backup`, `wrong_passphrase`, `wrong_keys`; while the content is read
 * `backup_damaged`, `backup_cut_short`.
 */
export const openSealed = async (path: string, opener: Opener): Promise<OpenedFile> => {
  const { head, line, checks, contentAt } = await readBeginning(path)
  const key = await deriveKey(head, line, opener)
  if (!fits(checks[0], key.checks[0])) throw wrongPassphrase()
  if (!fits(checks[1], key.checks[1])) throw wrongKeys()
  return {
    head,
    content: () => openChunks(createReadStream(path, { start: contentAt }), key.bytes),
  }
}

const readBeginning = async (path: string) => {
  const start = await readStart(path)
  const end = start.indexOf('\n')
  const second = end < 0 ? -1 : start.indexOf('\n', end + 1)
  const line = start.subarray(0, Math.max(end, 0)).toString('utf8')
  const head = SealedHead.safeParse(parseJson(line))
  if (second < 0 || !head.success) throw notABackup(path)
  const checks = start
    .subarray(end + 1, second)
    .toString('latin1')
    .split(' ')
    .map((check) => Buffer.from(check, 'base64'))
  return { head: head.data, line, checks, contentAt: second + 1 }
}

const readStart = async (path: string): Promise<Buffer> => {
  const file = await open(path).catch((cause: unknown) => {
    throw new AppError('not_found', `The file ${path} cannot be read.`, {
      code: 'backup_unreadable',
      next: 'Check its name, and that it may be read.',
      cause,
    })
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longestHead), 0, longestHead, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null // no head of ours; its shape is refused next
  }
}

interface Key {
  readonly bytes: Buffer
  /** Of the passphrase alone, and of the whole key: they tell what does not fit. */
  readonly checks: readonly [Buffer, Buffer]
}

const deriveKey = async (head: SealedHead, line: string, opener: Opener): Promise<Key> => {
  const known = await stretch(opener.passphrase, head.kdf)
  // The whole first line is bound in, so that a changed one opens nothing.
  const bound = createHash('sha256').update(line).digest()
  const whole = Buffer.concat([known, opener.secret ?? Buffer.alloc(0)])
  const derive = (from: Buffer, use: string, length: number): Buffer =>
    Buffer.from(hkdfSync('sha256', from, bound, `recruiting-party sealed file: ${use}`, length))
  return {
    bytes: derive(whole, 'chunks', 32),
    checks: [derive(known, 'passphrase', checkBytes), derive(whole, 'key', checkBytes)],
  }
}

const stretch = (passphrase: string, kdf: SealedHead['kdf']): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const { N, r, p } = kdf
    const salt = Buffer.from(kdf.salt, 'base64')
    const done = (error: Error | null, key: Buffer) => (error ? reject(error) : resolve(key))
    scrypt(passphrase.normalize('NFC'), salt, 32, { N, r, p, maxmem: 256 * N * r }, done)
  })

const fits = (one: Buffer | undefined, other: Buffer): boolean =>
  one?.length === other.length && timingSafeEqual(one, other)

const notABackup = (path: string): AppError =>
  new AppError(
    'invalid',
    `${path} is not a backup of recruiting-party, or its beginning is lost.`,
    {
      code: 'not_a_backup',
      next: 'Give the file that `./party backup` wrote.',
    },
  )

const wrongPassphrase = (): AppError =>
  new AppError('not_allowed', 'The passphrase does not fit this file.', {
    code: 'wrong_passphrase',
    next: 'Try again; if it is surely right, the first lines of the file were changed: use another copy.',
  })

const wrongKeys = (): AppError =>
  new AppError('conflict', 'The file of keys does not belong to this backup.', {
    code: 'wrong_keys',
    next: 'Give the one that was written with it, or a later one of the same campaign, with --keys.',
  })
