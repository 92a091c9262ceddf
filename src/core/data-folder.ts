import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { AppError } from './errors.ts'

/** Who uses a data folder, written for other processes and for people. */
export const FolderHolder = z.object({
  pid: z.int(),
  /** `app` serves others; a `command` opened the stores for itself. */
  kind: z.enum(['app', 'command']),
  /** The command line without values: `start`, `literature ingest`. */
  command: z.string(),
  startedAt: z.iso.datetime(),
  /** Where the app answers on this machine: `http://127.0.0.1:4690`; null until it does. */
  address: z.url().nullable(),
  /** Where people reach it: `http://localhost:4690`. */
  origin: z.url().nullable(),
  /** Random; the app says it back, so that no other program on that port gets the token. */
  instance: z.string(),
})
export type FolderHolder = z.infer<typeof FolderHolder>

/** Longer than `isHeld` of another process keeps the lock. */
const glanceMs = 1_000

/** A data folder that belongs to this process until it is given back, or the process dies. */
export interface HeldFolder extends Disposable {
  readonly path: string
  /** Tells others what is new about the holder. */
  announce: (holder: FolderHolder) => void
}

/**
 * Takes the data folder for this process: makes it (0700) and locks it. The lock is the kernel's
 * own on an open file, held through SQLite, since Node has no `flock`: it ends with the process,
 * however that ends, and cannot be left over.
 *
 * @throws AppError `folder_in_use` that names the holder: at once when it is an app, else after
 * `waitMs`; `folder_unwritable`; `restore_unfinished` for half of a campaign.
 */
export const holdFolder = async (
  path: string,
  holder: FolderHolder,
  options: {
    waitMs: number
    onWait?: (other: FolderHolder | null) => void
    /** Set by a restore, which alone may use what it has not finished. */
    restoring?: true
  },
): Promise<HeldFolder> => {
  makeFolder(path)
  const began = Date.now()
  let told = false
  for (;;) {
    const lock = tryLock(path)
    if (lock) {
      if (!options.restoring && existsSync(unfinishedMark(path))) {
        lock.close()
        throw restoreUnfinished(path)
      }
      const announce = (news: FolderHolder) => writeHolder(path, news)
      announce(holder)
      return {
        path,
        announce,
        [Symbol.dispose]: () => {
          rmSync(holderFile(path), { force: true })
          lock.close()
        },
      }
    }
    const other = readHolder(path)
    // An app stays, a command ends. Whoever only looks holds the lock for a moment too.
    const patience = other?.kind === 'app' ? glanceMs : options.waitMs
    if (Date.now() - began >= patience) throw inUse(path, other)
    if (!told && other?.kind !== 'app') {
      options.onWait?.(other)
      told = true
    }
    await sleep(200)
  }
}

/** Stands in a data folder while a backup is read into it; what a killed restore left is refused. */
export const unfinishedMark = (path: string): string => join(path, 'restore-unfinished')

/** Whether a process holds the folder at this moment. */
export const isHeld = (path: string): boolean => {
  const lock = tryLock(path)
  lock?.close()
  return lock === null
}

/** Who says to hold the folder; null when nobody does, or what stands there is unreadable. */
export const readHolder = (path: string): FolderHolder | null => {
  try {
    return FolderHolder.parse(JSON.parse(readFileSync(holderFile(path), 'utf8')))
  } catch {
    return null // missing, or half written by a machine that lost power: nobody we know
  }
}

const holderFile = (path: string): string => join(path, 'run.json')

const makeFolder = (path: string): void => {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    chmodSync(path, 0o700)
  } catch (cause) {
    throw new AppError('invalid', `The data folder ${path} cannot be made or used.`, {
      code: 'folder_unwritable',
      next: 'Give another one with --data, or make it yours (chown).',
      cause,
    })
  }
}

const tryLock = (path: string): DatabaseSync | null => {
  const lock = openLock(path)
  try {
    lock.exec('pragma journal_mode = memory')
    lock.exec('begin exclusive')
    return lock
  } catch (error) {
    lock.close()
    if (error instanceof Error && /locked|busy/.test(error.message)) return null
    throw error
  }
}

const openLock = (path: string): DatabaseSync => {
  try {
    return new DatabaseSync(join(path, 'lock'), { timeout: 0 })
  } catch (cause) {
    throw new AppError('invalid', `The data folder ${path} cannot be written.`, {
      code: 'folder_unwritable',
      next: 'Give another one with --data, or make it yours (chown).',
      cause,
    })
  }
}

const writeHolder = (path: string, holder: FolderHolder): void => {
  const draft = `${holderFile(path)}.${process.pid}`
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 })
  renameSync(draft, holderFile(path))
}

const inUse = (path: string, holder: FolderHolder | null): AppError => {
  const who = holder
    ? `${holder.kind === 'app' ? 'a running app' : `\`./party ${holder.command}\``} (process ${holder.pid}${holder.origin ? `, ${holder.origin}` : ''})`
    : 'another process'
  return new AppError('conflict', `The data folder ${path} is in use by ${who}.`, {
    code: 'folder_in_use',
    next:
      holder?.kind === 'app'
        ? 'Use that one, end it with `./party stop`, or give another folder with --data.'
        : 'Wait until it is done, or give another folder with --data.',
    details: holder ? { pid: holder.pid, origin: holder.origin } : {},
  })
}

const restoreUnfinished = (path: string): AppError =>
  new AppError('conflict', `A restore into ${path} was cut off; only a part is there.`, {
    code: 'restore_unfinished',
    next: 'Remove the folder and restore again; the backup is as it was.',
  })
