import { existsSync, lstatSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readConfig, type Config } from '#core/config.ts'
import { holdFolder, unfinishedMark } from '#core/data-folder.ts'
import { AppError } from '#core/errors.ts'
import { openForRestore } from '#database/open-plain.ts'
import { numberEvents } from '#events/number-events.ts'
import { afterRestore, type WaitingJob } from '#workspace/after-restore.ts'
import { replayErasures } from '#workspace/privacy-replay.ts'
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
  readonly erasures?: string
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
  let erased = 0
  try {
    erased = await restoreHeld(config, verified, flags.erasures)
  } catch (error) {
    removeAll(config.dataFolder, isMade)
    throw error
  } finally {
    clearProgress()
  }
  const seconds = (performance.now() - began) / 1000
  await print(inWords(config, verified, { seconds, erased }))
}

/** Says how many people were erased again. */
const restoreHeld = async (
  config: Config,
  verified: VerifiedBackup,
  erasures: string | undefined,
): Promise<number> => {
  using folder = await holdFolder(config.dataFolder, commandHolder('restore'), {
    waitMs: 0,
    restoring: true,
  })
  const mark = unfinishedMark(folder.path)
  writeFileSync(mark, 'A backup is being read into this folder.\n', { flush: true })
  const waiting = await readIn(config, verified)
  const erased = await makeFit(config, { verified, waiting, erasures })
  rmSync(mark)
  return erased
}

const readIn = async (config: Config, verified: VerifiedBackup): Promise<readonly WaitingJob[]> => {
  await using database = await openForRestore({
    dataFolder: config.dataFolder,
    ...(config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl }),
  })
  return await restoreInto(verified, {
    databaseUrl: database.url,
    dataFolder: config.dataFolder,
    onProgress: (what) => showProgress(`Restoring ${what}`),
  })
}

interface ReadIn {
  readonly verified: VerifiedBackup
  readonly waiting: readonly WaitingJob[]
  /** A later list of erasures than the one in the keys. */
  readonly erasures: string | undefined
}

const makeFit = async (config: Config, given: ReadIn): Promise<number> => {
  await using app = await openApp(config, () => undefined)
  const { family, madeAt } = given.verified.contents.about
  // First of all: nobody whom an erasure took away is to be seen by anything that follows.
  const asApp = app.contextOf({ kind: 'system', door: 'job' })
  const list = given.erasures === undefined ? undefined : resolve(given.erasures)
  const erased = await replayErasures(asApp, list)
  const known = new Set<string>(jobs.map(({ name }) => name))
  const waiting = given.waiting.filter(({ name }) => known.has(name))
  const operator = app.contextOf({ kind: 'operator', door: 'cli' })
  await afterRestore(operator, { family, madeAt, jobs: waiting })
  while ((await numberEvents(app.database.db)).waiting) await sleep(10)
  const trouble = troubleOf(app)
  if (trouble !== null) console.error(trouble)
  return erased
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
  { seconds, erased }: { readonly seconds: number; readonly erased: number },
): string => {
  const rows = contents.tables.reduce((sum, table) => sum + table.rows, 0)
  const people = erased === 1 ? '1 person was' : `${erased} people were`
  return [
    `Restored in ${seconds.toFixed(1)} s: the campaign of ${contents.about.madeAt}, ${rows.toLocaleString('en')} rows and ${contents.files} files.`,
    `${erased > 0 ? `${people} erased again. ` : ''}Erasures up to ${keyContents.about.madeAt} hold.`,
    'Nobody is signed in; codes, invitations and tokens of before are void.',
    'Passkeys and members are those of the backup: remove again whoever left since.',
    `Start it with \`./party start --data ${config.dataFolder}\`, then sign in with a passkey or \`./party sign-in\`.`,
  ].join('\n')
}
