import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the token stands with which the holder of a data folder talks to its app (0600). */
export const tokenFile = (dataFolder: string): string => join(dataFolder, 'token')

/** The token of a data folder; null when the folder has none yet. */
export const readToken = (dataFolder: string): string | null => {
  try {
    return readFileSync(tokenFile(dataFolder), 'utf8').trim() || null
  } catch {
    return null // no app has started on this folder yet
  }
}

/** The token of a data folder, made (256 random bits) when there is none. */
export const ensureToken = (dataFolder: string): string => {
  const known = readToken(dataFolder)
  if (known) return known
  const token = randomBytes(32).toString('base64url')
  writeFileSync(tokenFile(dataFolder), `${token}\n`, { mode: 0o600 })
  return token
}

/** Compares two secrets in a time that tells nothing about where they differ. */
export const sameSecret = (one: string, other: string): boolean =>
  timingSafeEqual(digest(one), digest(other))

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
