import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { readConfig, type Config } from '#core/config.ts'
import { holdFolder, type HeldFolder } from '#core/data-folder.ts'
import { AppError } from '#core/errors.ts'
import { appVersion } from '#core/version.ts'
import { openForBackup } from '#database/open-plain.ts'
import { backupName, makeBackup, type BackupResult } from '#workspace/backup.ts'
import { noteBackup } from '#workspace/note-backup.ts'
import { verifyBackup } from '#workspace/read-backup.ts'
import { knownPassphrase, newPassphrase } from './ask-secret.ts'
import { findApp } from './caller.ts'
import { commandHolder } from './holder.ts'
import { clearProgress, print, showProgress } from './terminal.ts'

/** A command that imports may hold the folder for so long. */
const folderWaitMs = 15 * 60_000

/** What `./party backup` may be told. */
export interface BackupFlags {
  readonly data?: string
  readonly to?: string
  readonly keysTo?: string
  readonly keep?: string
  readonly json?: boolean
}

/** `./party backup`: the whole campaign in a file and its keys, while the app runs or without it. */
export const backupCommand = async (flags: BackupFlags): Promise<void> => {
  const config = readConfig(flags, process.env)
  const now = new Date()
  const place = placeOf(flags, now)
  const keep = keepOf(flags.keep, place)
  for (const path of [place.file, place.keysFile]) refuseExisting(path)
  const passphrase = await newPassphrase()
  const started = performance.now()
  await using parts = new AsyncDisposableStack()
  const alone = await holdAlone(config)
  if (alone) parts.use(alone)
  const database = parts.use(await openForBackup(placeOfDatabase(config)))
  const made = await makeBackup({
    dataFolder: config.dataFolder,
    databaseUrl: database.url,
    passphrase,
    file: place.file,
    keysFile: place.keysFile,
    now,
    app: appVersion,
    onProgress: ({ what, bytes }) => showProgress(`${inMb(bytes)} · ${what}`),
  }).finally(clearProgress)
  await noteBackup(database.url, made)
  const removed = keep === null ? [] : removeOlder(dirname(place.file), keep)
  const seconds = (performance.now() - started) / 1000
  await print(
    flags.json
      ? JSON.stringify({ ...place, ...made, removed, seconds: Math.round(seconds * 10) / 10 })
      : inWords(place, made, removed, seconds),
  )
}

/** `./party backup verify FILE`: reads it from end to end, as a restore would. */
export const verifyCommand = async (
  file: string,
  flags: { readonly keys?: string; readonly json?: boolean },
): Promise<void> => {
  const keysFile = resolve(flags.keys ?? `${file}.keys`)
  const passphrase = await knownPassphrase()
  const { contents, keyContents } = await verifyBackup({
    file: resolve(file),
    keysFile,
    passphrase,
  })
  const { madeAt, app, build, steps } = contents.about
  const rows = contents.tables.reduce((sum, table) => sum + table.rows, 0)
  const summary = {
    madeAt,
    app,
    schema: steps.at(-1)?.name ?? '',
    literatureBuild: build,
    tables: contents.tables.length,
    rows,
    files: contents.files,
    bytes: contents.bytes,
    keysMadeAt: keyContents.about.madeAt,
  }
  await print(
    flags.json
      ? JSON.stringify(summary, null, 2)
      : [
          `The backup of ${madeAt} is whole, and its keys (${keyContents.about.madeAt}) open it.`,
          `${contents.tables.length} tables with ${rows.toLocaleString('en')} rows, ${contents.files} files, ${inMb(contents.bytes)}; recruiting-party ${app}, schema ${summary.schema}.`,
        ].join('\n'),
  )
}

interface Place {
  readonly file: string
  readonly keysFile: string
}

const placeOf = (flags: BackupFlags, now: Date): Place => {
  const to = resolve(flags.to ?? '.')
  const isFolder = existsSync(to) && statSync(to).isDirectory()
  const file = isFolder ? join(to, backupName(now)) : to
  const keysTo = resolve(flags.keysTo ?? `${file}.keys`)
  const keysInFolder = existsSync(keysTo) && statSync(keysTo).isDirectory()
  return { file, keysFile: keysInFolder ? join(keysTo, `${basename(file)}.keys`) : keysTo }
}

const refuseExisting = (path: string): void => {
  if (!existsSync(path)) return
  throw new AppError('conflict', `${path} is there already.`, {
    code: 'backup_exists',
    next: 'Give another name with --to; nothing is ever written over.',
  })
}

const keepOf = (given: string | undefined, { file }: Place): number | null => {
  if (given === undefined) return null
  const keep = Number(given)
  if (Number.isInteger(keep) && keep > 0 && ownName.test(basename(file))) return keep
  throw new AppError('invalid', '--keep is a whole number of backups, with --to a folder.', {
    code: 'keep_invalid',
    next: 'For a daily backup: `./party backup --to FOLDER --keep 14`.',
  })
}

const ownName = /^recruiting-party-\d{4}-\d{2}-\d{2}-\d{4}\.backup$/

/** Removes all but the newest backups that carry a name of ours, with the keys beside them. */
const removeOlder = (folder: string, keep: number): readonly string[] => {
  const found = readdirSync(folder)
    .filter((name) => ownName.test(name))
    .toSorted()
  const old = found.slice(0, Math.max(0, found.length - keep))
  for (const name of old) {
    rmSync(join(folder, name), { force: true })
    rmSync(join(folder, `${name}.keys`), { force: true })
  }
  return old
}

/** Takes the folder when no app has it; a running app shares its database. */
const holdAlone = async (config: Config): Promise<HeldFolder | null> =>
  (await findApp(config)) === null && existsSync(config.dataFolder)
    ? holdFolder(config.dataFolder, commandHolder('backup'), { waitMs: folderWaitMs })
    : null

const placeOfDatabase = (config: Config) => ({
  dataFolder: config.dataFolder,
  ...(config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl }),
})

const inMb = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`

const inWords = (
  place: Place,
  made: BackupResult,
  removed: readonly string[],
  seconds: number,
): string =>
  [
    `Backed up in ${seconds.toFixed(1)} s: ${made.tables} tables and ${made.files} files, ${inMb(made.bytes)} before compression.`,
    `  ${place.file}  (${inMb(statSync(place.file).size)})`,
    `  ${place.keysFile}  the keys: keep them in another place, one opens nothing without the other`,
    ...(removed.length > 0 ? [`Removed ${removed.length} older: ${removed.join(', ')}`] : []),
  ].join('\n')
