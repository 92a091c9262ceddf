import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { missingSiblings } from './lock-siblings.ts'
import type { LockFile } from './lock-siblings.ts'
import { appFolder } from '#core/version.ts'

/**
 * Writes into the lockfile what npm leaves out of it when a registry does not offer the packages of
 * other platforms: without them `npm ci` refuses the lockfile on every platform.
 */
const file = join(appFolder, 'package-lock.json')
const lock: LockFile = JSON.parse(readFileSync(file, 'utf8'))
const missing = missingSiblings(lock)
const packages = Object.fromEntries(
  [...Object.entries(lock.packages), ...missing].toSorted(([a], [b]) => (a < b ? -1 : 1)),
)
writeFileSync(file, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`)
console.log(`${missing.length} packages of other platforms noted in package-lock.json`)
