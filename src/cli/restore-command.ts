import { existsSync, lstatSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readConfig, type Config } from '#core/config.ts'
import { holdFolder, unfinishedMark } from '#core/data-folder.ts'
import { AppError } from '#core/errors.ts'
import { openForRestore } from '#database/open-plain.ts'
import { numberEvents } from '#events/number-events.ts'
import { afterRestore, type WaitingJob } from '#workspace/after-restore.ts'
import { verifyBackup, type VerifiedBackup } from '#workspace/read-backup.ts'
import { refuseUnknownSchema, restoreInto } from '#workspace/restore.ts'
import { jobs, openApp, troubleOf } from '../app.ts'
import { knownPassphrase } from './ask-secret.ts'
import { commandHolder } from './holder.ts'
import { clearProgress, print, showProgress } from './terminal.ts'

/** What `./party restore` may be told. */
export interface RestoreFlags {
  readonly data?: string
  readonly keys?: string
}

/**
 * `./party restore FILE`: a campaign from its backup, in a folder that is empty or not there yet.
 * All of it, or nothing: the file is read from end to end before anything is written, and what
 * a failure leaves is taken away.
 */
export const restoreCommand = async (file: string, flags: RestoreFlags): Promise<void> => {
  const config = readConfig(flags, process.env)
  const isMade = refuseUnlessEmpty(config.dataFolder)
  const passphrase = await knownPassphrase()
  console.log('Reading the backup from end to end.')
  const keysFile = resolve(flags.keys ?? `${file}.keys`)
  const verified = await verifyBackup({ file: resolve(file), keysFile, passphrase })
  await refuseUnknownSchema(verified)
  const began = performance.now()
  try {
    await restoreHeld(config, verified)
  } catch (error) {
    removeAll(config.dataFolder, isMade)
    throw error
  } finally {
    clearProgress()
  }
  await print(inWords(config, verified, (performance.now() - began) / 1000))
}

const restoreHeld = async (config: Config, verified: VerifiedBackup): Promise<void> => {
  using folder = await holdFolder(config.dataFolder, commandHolder('restore'), {
    waitMs: 0,
    restoring: true,
  })
  const mark = unfinishedMark(folder.path)
  writeFileSync(mark, 'A backup is being read into this folder.\n', { flush: true })
  const waiting = await readIn(config, verified)
  await makeFit(config, verified, waiting)
  rmSync(mark)
}

const readIn = async (config: Config, verified: VerifiedBackup): Promise<readonly WaitingJob[]> => {
  await using database = await openForRestore({
    dataFolder: config.dataFolder,
    ...(config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl }),
  })
  return restoreInto(verified, {
    databaseUrl: database.url,
    dataFolder: config.dataFolder,
    onProgress: (what) => showProgress(`Restoring ${what}`),
  })
}

const makeFit = async (
  config: Config,
  verified: VerifiedBackup,
  waiting: readonly WaitingJob[],
): Promise<void> => {
  await using app = await openApp(config, () => undefined)
  const known = new Set<string>(jobs.map(({ name }) => name))
  const { family, madeAt } = verified.contents.about
  await afterRestore(app.contextOf({ kind: 'operator', door: 'cli' }), {
    family,
    madeAt,
    jobs: waiting.filter(({ name }) => known.has(name)),
  })
  while ((await numberEvents(app.database.db)).waiting) await sleep(10)
  const trouble = troubleOf(app)
  if (trouble !== null) console.error(trouble)
}

/** Whether the folder was there, empty. */
const refuseUnlessEmpty = (folder: string): boolean => {
  if (!existsSync(folder)) return false
  if (lstatSync(folder).isDirectory() && readdirSync(folder).length === 0) return true
  throw new AppError('conflict', `The folder ${folder} is not empty.`, {
    code: 'folder_not_empty',
    next: 'Restore into a new one with --data, look at it, and then use that one.',
  })
}

/** Takes away what a failed restore wrote. A link of ours leads to the database of that folder. */
const removeAll = (folder: string, isMade: boolean): void => {
  const database = join(folder, 'postgres')
  const isLink = lstatSync(database, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
  if (isLink) rmSync(readlinkSync(database), { recursive: true, force: true })
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    rmSync(join(folder, name), { recursive: true, force: true })
  }
  if (!isMade) rmSync(folder, { recursive: true, force: true })
}

const inWords = (
  config: Config,
  { contents, keyContents }: VerifiedBackup,
  seconds: number,
): string => {
  const rows = contents.tables.reduce((sum, table) => sum + table.rows, 0)
  return [
    `Restored in ${seconds.toFixed(1)} s: the campaign of ${contents.about.madeAt}, ${rows.toLocaleString('en')} rows and ${contents.files} files.`,
    `Erasures up to ${keyContents.about.madeAt} hold. Nobody is signed in; codes, invitations and tokens of before are void.`,
    'Passkeys and members are those of the backup: remove again whoever left since.',
    `Start it with \`./party start --data ${config.dataFolder}\`, then sign in with a passkey or \`./party sign-in\`.`,
  ].join('\n')
}
