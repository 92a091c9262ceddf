import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { bytesOf, type NewEntry } from '#core/archive.ts'
import { AppError } from '#core/errors.ts'
import { writeSealedArchive } from '#core/sealed-archive.ts'
import { openSnapshot, type CopiedTable, type Snapshot } from '#database/snapshot.ts'
import { readWaitingJobs, schemaOfJobs } from '#jobs/waiting-jobs.ts'
import { keptLiterature, type KeptLiterature } from '#warehouse/kept-files.ts'
import { ensureBackupKey, type BackupKey } from './backup/campaign-key.ts'
import { holdFiles, readHeld, type FolderFile, type FolderFiles } from './backup/folder-files.ts'
import { WaitingJob, type About, type EntryHead } from './backup/parts.ts'

/** What to copy, and where to. */
export interface BackupOrder {
  readonly dataFolder: string
  /** The campaign database; see `openForBackup`. */
  readonly databaseUrl: string
  readonly passphrase: string
  /** File of the backup, and file of the keys that open it. Neither may be there yet. */
  readonly file: string
  readonly keysFile: string
  readonly now: Date
  /** Version of the app. */
  readonly app: string
  readonly onProgress: (progress: BackupProgress) => void
}

export interface BackupProgress {
  /** A table or a file. */
  readonly what: string
  /** Bytes copied so far, before they are compressed. */
  readonly bytes: number
}

export interface BackupResult {
  readonly tables: number
  readonly files: number
  readonly bytes: number
}

/** A shard can be removed between the snapshot and its second name; never three times in a row. */
const triesForFiles = 3
/** For what is not counted: heads, keys, the rest of a chunk. */
const spareBytes = 16 * 1_048_576

/**
 * Copies the whole campaign while it goes on: every table at one moment, and the files of that
 * moment. Two sealed files are written beside their places and named when both are whole: the
 * backup, and the keys without which it does not open (docs/decisions).
 *
 * @throws AppError `disk_full`, `backup_not_written`; nothing is left behind then.
 */
export const makeBackup = async (order: BackupOrder): Promise<BackupResult> => {
  const key = await ensureBackupKey(order.dataFolder)
  const { snapshot, literature, files } = await holdMoment(order)
  await using parts = new AsyncDisposableStack()
  parts.use(snapshot)
  parts.use(files)
  await checkRoom(order.file, snapshot, files)
  const about: About = {
    entry: 'about',
    family: key.family,
    madeAt: order.now.toISOString(),
    app: order.app,
    steps: [...snapshot.steps],
    build: literature.build?.number ?? null,
  }
  const count: Counting = { tables: 0, files: 0, bytes: 0, onProgress: order.onProgress }
  const sealed = { family: key.family, madeAt: about.madeAt }
  const keys = await writeSealedArchive(order.keysFile, {
    about: { ...sealed, kind: 'keys' },
    opener: { passphrase: order.passphrase },
    entries: keyEntries(about, snapshot, files, count),
  })
  parts.defer(keys.remove)
  const backup = await writeSealedArchive(order.file, {
    about: { ...sealed, kind: 'backup' },
    opener: { passphrase: order.passphrase, secret: secretOf(key) },
    entries: backupEntries(about, snapshot, files, count),
  })
  parts.defer(backup.remove)
  // The keys first: a backup that is there can always be opened.
  await keys.giveName()
  await backup.giveName()
  return { tables: count.tables, files: count.files, bytes: count.bytes }
}

/** The secret half of the key of a backup. */
export const secretOf = (key: BackupKey): Buffer => Buffer.from(key.secret, 'base64')

/** A name for a backup made at a moment: `recruiting-party-2026-11-22-0210.backup`. */
export const backupName = (now: Date): string =>
  `recruiting-party-${now.toISOString().slice(0, 16).replace('T', '-').replace(':', '')}.backup`

interface Moment {
  readonly snapshot: Snapshot
  readonly literature: KeptLiterature
  readonly files: FolderFiles
}

const holdMoment = async (order: BackupOrder): Promise<Moment> => {
  for (let attempt = 1; ; attempt++) {
    const snapshot = await openSnapshot(order.databaseUrl, [schemaOfJobs])
    try {
      const literature = await keptLiterature((shape, sql) => snapshot.rows(shape, sql))
      return {
        snapshot,
        literature,
        files: await holdFiles(order.dataFolder, literature, order.now),
      }
    } catch (error) {
      await snapshot[Symbol.asyncDispose]()
      if (!isGone(error)) throw error
      if (attempt === triesForFiles) throw worksMissing(error)
    }
    await sleep(1_000)
  }
}

const isGone = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

const worksMissing = (cause: Error): AppError =>
  new AppError('conflict', 'Works that the campaign database names are not in the data folder.', {
    code: 'works_missing',
    next: 'Name the data folder in which they were imported (--data); see `./party doctor`.',
    cause,
  })

const checkRoom = async (path: string, snapshot: Snapshot, files: FolderFiles): Promise<void> => {
  const disk = await statfs(dirname(path)).catch(() => null)
  // A folder that is not there is refused, with its name, when it is written to.
  if (disk === null) return
  const free = disk.bavail * disk.bsize
  const needed = files.others.reduce(
    (sum, file) => sum + file.bytes,
    spareBytes + snapshot.bytes / 2,
  )
  if (free >= needed) return
  const inMb = (bytes: number): string => `${Math.ceil(bytes / 1e6).toLocaleString('en')} MB`
  throw new AppError(
    'limit',
    `There is no room for the backup: some ${inMb(needed)} are needed, ${inMb(free)} are free.`,
    {
      code: 'disk_full',
      next: 'Make room, or write to another disk with --to.',
    },
  )
}

interface Counting {
  tables: number
  files: number
  bytes: number
  readonly onProgress: BackupOrder['onProgress']
}

/** Kept apart: keys of people, what keeps the erased away, and key files. */
export const isKeyTable = ({ schema, name }: Pick<CopiedTable, 'schema' | 'name'>): boolean =>
  schema === 'keys' || (schema === 'public' && name === 'suppression')

async function* keyEntries(
  about: About,
  snapshot: Snapshot,
  files: FolderFiles,
  count: Counting,
): AsyncGenerator<NewEntry> {
  yield entry(about, bytesOf(''))
  for (const table of snapshot.tables.filter(isKeyTable)) yield tableEntry(table, snapshot, count)
  for (const file of files.keys) yield fileEntry(file, count)
}

async function* backupEntries(
  about: About,
  snapshot: Snapshot,
  files: FolderFiles,
  count: Counting,
): AsyncGenerator<NewEntry> {
  yield entry(about, bytesOf(''))
  for (const table of snapshot.tables) {
    if (!isKeyTable(table)) yield tableEntry(table, snapshot, count)
  }
  yield entry({ entry: 'sequences' }, bytesOf(JSON.stringify(snapshot.sequences)))
  const jobs = await waitingJobs(snapshot)
  yield entry({ entry: 'jobs' }, bytesOf(JSON.stringify(jobs)))
  for (const file of files.others) yield fileEntry(file, count)
}

/** Jobs may never have been opened on this database: then none waits. */
const waitingJobs = async (snapshot: Snapshot): Promise<readonly WaitingJob[]> => {
  const Found = z.object({ found: z.boolean() })
  const [seen] = await snapshot.rows(
    Found,
    `select to_regclass('${schemaOfJobs}.job') is not null as found`,
  )
  return seen?.found ? snapshot.rows(WaitingJob, readWaitingJobs) : []
}

const entry = (head: EntryHead, content: AsyncIterable<Uint8Array>): NewEntry => ({ head, content })

const tableEntry = (table: CopiedTable, snapshot: Snapshot, count: Counting): NewEntry => {
  count.tables += 1
  return entry({ entry: 'table', ...table }, counted(table.name, snapshot.copy(table), count))
}

const fileEntry = (file: FolderFile, count: Counting): NewEntry => {
  count.files += 1
  return entry({ entry: 'file', path: file.path }, counted(file.path, readHeld(file), count))
}

async function* counted(
  what: string,
  bytes: AsyncIterable<Buffer>,
  count: Counting,
): AsyncGenerator<Buffer> {
  for await (const some of bytes) {
    count.bytes += some.length
    count.onProgress({ what, bytes: count.bytes })
    yield some
  }
}
