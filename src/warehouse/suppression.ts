import { createHmac, randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '#core/errors.ts'
import type { CampaignDatabase } from '#database/open.ts'
import { fold } from '#literature/fold.ts'
import { signatureKey } from './build/ids.ts'

/**
 * What an erased person could come back by. `spared` is the opposite: known to be somebody else;
 * `work` says that a work holds lines of either.
 */
export const markKinds = [
  'person',
  'work',
  'signature',
  'spared',
  'identifier',
  'address',
  'name_place',
  'name',
] as const
export type MarkKind = (typeof markKinds)[number]

/** One keyed hash, 32 bytes. */
export interface Mark {
  readonly kind: MarkKind
  readonly mark: Buffer
}

const keyBytes = 32

/** Of the campaign's files those that keep erased people away; never in the database. */
export const privacyFolder = (literatureFolder: string): string =>
  join(dirname(literatureFolder), 'privacy')

/** Where the key of all marks stands (0600). Whoever loses it cannot keep erased people away. */
export const suppressionKeyFile = (literatureFolder: string): string =>
  join(privacyFolder(literatureFolder), 'suppression.key')

/** HMAC-SHA256 (RFC 2104) of kind and value under the key: it tells nothing without the key. */
export const markOf = (key: Buffer, kind: MarkKind | 'key', value: string): Buffer =>
  createHmac('sha256', key).update(`${kind}\0${value}`, 'utf8').digest()

/** A mark as a key of sets and as text. */
export const markText = ({ kind, mark }: Mark): string => `${kind}:${mark.toString('base64url')}`

/** The value of a signature's mark. */
export const signatureValue = signatureKey

/** The words of a name in one order: "Li, Wei" and "Wei Li" are the same value. */
export const nameValue = (name: string): string => words(name).toSorted().join(' ')

/** The value of a name at an organisation; empty when one of them is. */
export const namePlaceValue = (name: string, place: string): string => {
  const at = words(place).join(' ')
  const who = nameValue(name)
  return at === '' || who === '' ? '' : `${who}@${at}`
}

/** An ORCID, an author id, a page or a mail address in its one form, whatever was typed. */
export const addressValue = (text: string): string => {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^mailto:/u, '')
  const bare = plain.replace(/^[a-z][a-z\d+.-]*:\/\//u, '').replace(/^www\./u, '')
  return bare
    .replace(/^orcid\.org\//u, '')
    .replace(/^(?:api\.)?openalex\.org\/(?:authors\/|people\/)?/u, '')
    .replace(/[/?#]+$/u, '')
}

const words = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')

/** All marks that stand, and the key that made them. */
export interface Suppression {
  readonly key: Buffer
  /** `markText` of each. */
  readonly marks: ReadonlySet<string>
}

/**
 * What keeps erased people away; null while nobody was erased.
 *
 * @throws AppError `suppression_key_missing` when there are marks and not the key that made them.
 */
export const readSuppression = async (
  db: CampaignDatabase,
  literatureFolder: string,
): Promise<Suppression | null> => {
  const rows = await db.selectFrom('suppression').select(['kind', 'mark']).execute()
  if (rows.length === 0) return null
  const key = await readKey(literatureFolder)
  const checks = rows.filter((row) => row.kind === 'key')
  if (key === null || !checks.every((row) => row.mark.equals(markOf(key, 'key', '')))) {
    throw keyMissing(literatureFolder)
  }
  return { key, marks: new Set(rows.map((row) => `${row.kind}:${row.mark.toString('base64url')}`)) }
}

/** Whether one of these is kept away. */
export const isMarked = (suppression: Suppression, kind: MarkKind, value: string): boolean =>
  value !== '' &&
  suppression.marks.has(markText({ kind, mark: markOf(suppression.key, kind, value) }))

/**
 * The key, made (256 random bits) when there is none. It appears whole or not at all, and of two
 * processes that make one at once only one wins.
 */
export const ensureSuppressionKey = async (
  db: CampaignDatabase,
  literatureFolder: string,
): Promise<Buffer> => {
  const known = await readSuppression(db, literatureFolder)
  if (known) return known.key
  const file = suppressionKeyFile(literatureFolder)
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const fresh = `${file}.${randomBytes(6).toString('hex')}`
  await writeFile(fresh, `${randomBytes(keyBytes).toString('base64')}\n`, {
    mode: 0o600,
    flush: true,
  })
  // A link refuses to take the place of a key that is there.
  await link(fresh, file).catch(() => undefined)
  await rm(fresh, { force: true })
  const key = await readKey(literatureFolder)
  if (key === null) throw keyMissing(literatureFolder)
  return key
}

const readKey = async (literatureFolder: string): Promise<Buffer | null> => {
  const text = await readFile(suppressionKeyFile(literatureFolder), 'utf8').catch(() => '')
  const key = Buffer.from(text.trim(), 'base64')
  return key.length === keyBytes ? key : null
}

const keyMissing = (literatureFolder: string): AppError =>
  new AppError('conflict', 'The key that keeps erased people away is missing or another one.', {
    code: 'suppression_key_missing',
    next: `Bring ${suppressionKeyFile(literatureFolder)} back from the keys of your backup.`,
  })
