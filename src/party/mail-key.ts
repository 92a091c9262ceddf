import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '#core/errors.ts'

// NIST SP 800-38D: AES-256 in GCM with 96-bit nonces and 128-bit tags.
const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16
/** Bound to what it is for: a sealed value moved to another place does not open. */
const purpose = Buffer.from('recruiting-party mail password 1')

/** The key of the mail password: in the data folder, never in the database or its backups. */
const keyFile = (literatureFolder: string): string =>
  join(dirname(literatureFolder), 'keys', 'mail')

/** Seals a password for the database; the key is made when there is none. */
export const sealPassword = async (literatureFolder: string, password: string): Promise<Buffer> => {
  const key = await ensureKey(keyFile(literatureFolder))
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(purpose)
  return Buffer.concat([
    nonce,
    cipher.update(password, 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ])
}

/**
 * Opens a sealed password.
 *
 * @throws AppError `mail_key_missing` when the key is gone or another one, as after a restore.
 */
export const openPassword = async (literatureFolder: string, sealed: Buffer): Promise<string> => {
  try {
    const key = await readFile(keyFile(literatureFolder))
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes))
    decipher.setAAD(purpose)
    decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes))
    const text = decipher.update(sealed.subarray(nonceBytes, sealed.length - tagBytes))
    return Buffer.concat([text, decipher.final()]).toString('utf8')
  } catch (cause) {
    throw new AppError('invalid', 'The password of the mail server cannot be read here.', {
      code: 'mail_key_missing',
      next: 'Write it once more under How you are told; its key stays with the data folder.',
      cause,
    })
  }
}

/** Written whole under another name first, so that two who make it at once have the same one. */
const ensureKey = async (file: string): Promise<Buffer> => {
  const known = await readFile(file).catch(() => null)
  if (known?.length === keyBytes) return known
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const own = `${file}.${randomBytes(6).toString('hex')}`
  await writeFile(own, randomBytes(keyBytes), { mode: 0o600, flush: true })
  await link(own, file).catch(() => undefined) // another one was quicker: theirs is read below
  await rm(own, { force: true })
  return readFile(file)
}
