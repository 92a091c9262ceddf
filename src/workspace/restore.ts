import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Entry } from '#core/archive.ts'
import { AppError } from '#core/errors.ts'
import { readSealedArchive } from '#core/sealed-archive.ts'
import { loadTables, type Loading } from '#database/load-tables.ts'
import { knownSteps, migrate } from '#database/migrate.ts'
import type { AppliedStep, CopiedTable } from '#database/snapshot.ts'
import { isKeyTable } from './backup.ts'
import { EntryHead, readList, Sequences, WaitingJob } from './backup/parts.ts'
import type { VerifiedBackup } from './read-backup.ts'

/** Where a backup is read into: an empty database, and an empty data folder. */
export interface RestorePlace {
  readonly databaseUrl: string
  readonly dataFolder: string
  readonly onProgress: (what: string) => void
}

/**
 * Refuses a backup whose schema this release does not know.
 *
 * @throws AppError `backup_newer`, `backup_other_schema`.
 */
export const refuseUnknownSchema = async (verified: VerifiedBackup): Promise<void> => {
  const known = new Map((await knownSteps()).map((step) => [step.number, step]))
  const { steps, app } = verified.keyContents.about
  for (const step of [...verified.contents.about.steps, ...steps]) {
    const ours = known.get(step.number)
    if (ours?.checksum === step.checksum) continue
    throw new AppError(
      'conflict',
      ours
        ? `The backup has another form of ${ours.name} than this release.`
        : `The backup was made by a newer release (${app}, ${step.name}).`,
      {
        code: ours ? 'backup_other_schema' : 'backup_newer',
        next: 'Restore it with the release that made it, or a later one. Nothing was written.',
      },
    )
  }
}

/**
 * Reads a backup into its place: the schema as it was, all rows, the files, then the keys, then
 * the steps of the schema since. Rows come in one transaction for each file. Gives the jobs that
 * waited. Nobody may use the place meanwhile; `afterRestore` makes it fit to be started.
 */
export const restoreInto = async (
  verified: VerifiedBackup,
  place: RestorePlace,
): Promise<readonly WaitingJob[]> => {
  const { databaseUrl } = place
  const then = numbersOf(verified.contents.about.steps)
  await migrate(databaseUrl, undefined, then)
  let jobs: readonly WaitingJob[] = []
  await loadTables(
    databaseUrl,
    (table) => !isKeyTable(table),
    async (loading) => {
      jobs = await readSealedArchive(verified.backup, (entries) => takeAll(entries, loading, place))
    },
  )
  // Keys may be of a later backup, with a later schema.
  await migrate(databaseUrl, undefined, then.union(numbersOf(verified.keyContents.about.steps)))
  await loadTables(databaseUrl, isKeyTable, async (loading) => {
    await readSealedArchive(verified.keys, (entries) => takeAll(entries, loading, place))
  })
  place.onProgress('steps of the schema')
  await migrate(databaseUrl)
  return jobs
}

const numbersOf = (steps: readonly AppliedStep[]): Set<number> =>
  new Set(steps.map(({ number }) => number))

const takeAll = async (
  entries: AsyncIterable<Entry>,
  loading: Loading,
  place: RestorePlace,
): Promise<readonly WaitingJob[]> => {
  let jobs: readonly WaitingJob[] = []
  for await (const { head: given, content } of entries) {
    const head = EntryHead.parse(given)
    if (head.entry === 'table') {
      place.onProgress(head.name)
      await takeTable(head, content, loading)
    } else if (head.entry === 'file') {
      place.onProgress(head.path)
      await takeFile(join(place.dataFolder, head.path), content)
    } else if (head.entry === 'sequences') {
      await loading.follow(Sequences.parse(await readList(content)))
    } else if (head.entry === 'jobs') {
      jobs = WaitingJob.array().parse(await readList(content))
    }
  }
  return jobs
}

const takeTable = async (
  table: CopiedTable,
  content: AsyncIterable<Buffer>,
  loading: Loading,
): Promise<void> => {
  let lines = 0
  const counted = async function* () {
    for await (const some of content) {
      for (let at = some.indexOf(10); at >= 0; at = some.indexOf(10, at + 1)) lines += 1
      yield some
    }
  }
  const rows = await loading.copy(table, counted())
  if (rows !== lines) throw new Error(`${table.name}: ${lines} rows were kept, ${rows} came in.`)
}

const takeFile = async (path: string, content: AsyncIterable<Buffer>): Promise<void> => {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await pipeline(content, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }))
}
