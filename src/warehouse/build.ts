import { fork } from 'node:child_process'
import { readdir, rm, stat } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { diskFull } from '#core/disk-full.ts'
import { AppError } from '#core/errors.ts'
import type { CampaignDatabase } from '#database/open.ts'
import { inTransaction } from '#database/transaction.ts'
import { readErasedIds } from '#events/person-key.ts'
import { keepLostIds } from '#people/keep-lost-ids.ts'
import type { BuilderMessage, BuildOrder, BuildProgress, BuildSummary } from './build/messages.ts'
import { readLiveBuild } from './serve.ts'
import { readSuppression } from './suppression.ts'

export type { BuildProgress, BuildSummary } from './build/messages.ts'

// A million works take some minutes; a builder that is silent for longer than this hangs.
const silenceTimeoutMs = 10 * 60_000
// Two cores and 1.5 GB for all processes together are what a build of 100,000 works may take.
const threads = 2
const leastMemoryMb = 340
// What some steps of a build hold at once grows with the shards; beyond this it goes to the disk.
const memoryPerShardMb = 7
const largestShareOfMachine = 0.5
// The build before stays on disk for readers in other processes that have not swapped yet.
const retiredToKeep = 1

export interface BuildRequest {
  /** `<data>/literature`. */
  readonly folder: string
  readonly db: CampaignDatabase
  /** Names of the shards in `works/` that are safely in, oldest first. */
  readonly shards: readonly string[]
  readonly onProgress?: (progress: BuildProgress) => void
  /** Ends the builder; the build that is served stays. */
  readonly signal?: AbortSignal
}

/**
 * Builds the literature anew from the shards, in a process of its own, and makes the new build the
 * live one. The caller then calls `literature.refresh()`. When it fails, is stopped or crashes, the
 * build before stays live and an AppError says so. One build at a time is the caller's duty.
 */
export const buildLiterature = async (
  request: BuildRequest,
): Promise<BuildSummary & { readonly build: number }> => {
  const { folder, db } = request
  await removeLeftovers(folder, db)
  const previous = await readLiveBuild(db)
  const { number } = await db
    .insertInto('literatureBuild')
    .defaultValues()
    .returning('number')
    .executeTakeFirstOrThrow()
  const file = `literature-${number}.duckdb`
  try {
    const summary = await runBuilder(request, {
      folder,
      shards: request.shards.map((shard) => join(folder, 'works', shard)),
      file: join(folder, file),
      previous: previous === null ? null : join(folder, previous.file),
      threads,
      memoryMb: await memoryFor(request),
      withheld: await readWithheld(db, folder),
    })
    await makeLive(db, number, file, summary)
    return { ...summary, build: number }
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error)
    await db
      .updateTable('literatureBuild')
      .set({ state: 'failed', failure })
      .where('number', '=', number)
      .execute()
    await removeFiles(folder, file)
    throw error
  }
}

/** Read after the build has its row: what is erased from now on is hidden by the overlay. */
const readWithheld = async (
  db: CampaignDatabase,
  folder: string,
): Promise<BuildOrder['withheld']> => {
  const suppression = await readSuppression(db, folder)
  if (suppression === null) return null
  return {
    key: suppression.key.toString('base64'),
    marks: [...suppression.marks],
    personIds: await readErasedIds(db),
  }
}

/** Memory of the builder's store in MB: little for what is usual, more for what is large. */
const memoryFor = async ({ folder, shards }: BuildRequest): Promise<number> => {
  let bytes = 0
  for (const shard of shards) bytes += (await stat(join(folder, 'works', shard))).size
  const wanted = Math.ceil((bytes / 1e6) * memoryPerShardMb)
  const most = Math.floor((totalmem() / 1e6) * largestShareOfMachine)
  return Math.max(leastMemoryMb, Math.min(wanted, most))
}

const makeLive = (
  db: CampaignDatabase,
  number: number,
  file: string,
  summary: BuildSummary,
): Promise<void> =>
  inTransaction(db, async (tx) => {
    await tx
      .updateTable('literatureBuild')
      .set({ state: 'retired' })
      .where('state', '=', 'live')
      .execute()
    await tx
      .updateTable('literatureBuild')
      .set({
        state: 'live',
        file,
        works: summary.works,
        signatures: summary.signatures,
        people: summary.people,
        organisations: summary.organisations,
        builtAt: new Date(),
      })
      .where('number', '=', number)
      .execute()
    await keepLostIds(tx, summary.lost)
  })

const runBuilder = (
  { onProgress, signal }: BuildRequest,
  order: BuildOrder,
): Promise<BuildSummary> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(stopped())
      return
    }
    const child = fork(new URL('./builder.ts', import.meta.url), {
      execPath: process.execPath,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    let lastWords = ''
    let told = ''
    let summary: BuildSummary | undefined
    let silence = setTimeout(() => child.kill('SIGKILL'), silenceTimeoutMs)
    const stop = () => child.kill('SIGKILL')
    signal?.addEventListener('abort', stop, { once: true })
    child.stderr?.on('data', (text: Buffer) => {
      lastWords = (lastWords + text.toString()).slice(-2000)
    })
    child.on('message', (message: BuilderMessage) => {
      clearTimeout(silence)
      silence = setTimeout(() => child.kill('SIGKILL'), silenceTimeoutMs)
      if (message.kind === 'progress') onProgress?.(message.progress)
      else if (message.kind === 'done') summary = message.summary
      else told = message.sentence
    })
    child.on('error', (error) => {
      told = error.message
    })
    child.on('close', (code, killedBy) => {
      clearTimeout(silence)
      signal?.removeEventListener('abort', stop)
      if (summary && code === 0) resolve(summary)
      else if (signal?.aborted) reject(stopped())
      else reject(failed(told || lastWords.trim() || `it ended with ${killedBy ?? code}`))
    })
    child.send(order)
  })

const stopped = (): AppError =>
  new AppError('conflict', 'The build was stopped. The literature is as it was before.', {
    code: 'build_stopped',
  })

const failed = (why: string): AppError =>
  diskFull(new Error(why)) ??
  new AppError('upstream', `The literature could not be built: ${why}`, {
    code: 'build_failed',
    next: 'What was served before is still served. Bring the files again, or see `party doctor`.',
  })

/** Files of builds that nobody will open again: cut off, failed, or long retired. */
export const removeLeftovers = async (folder: string, db: CampaignDatabase): Promise<void> => {
  const kept = await db
    .selectFrom('literatureBuild')
    .select('file')
    .where('state', 'in', ['live', 'retired'])
    .orderBy('number', 'desc')
    .limit(1 + retiredToKeep)
    .execute()
  const keep = new Set(kept.map((row) => row.file))
  for (const name of await readdir(folder).catch(() => [])) {
    const build = /^literature-\d+\.duckdb/.exec(name)?.[0]
    if (build !== undefined && !keep.has(name)) await rm(join(folder, name), rmOptions)
  }
  await db
    .updateTable('literatureBuild')
    .set({ state: 'failed', failure: 'It was cut off.' })
    .where('state', '=', 'building')
    .execute()
}

const rmOptions = { force: true, recursive: true } as const

const removeFiles = async (folder: string, file: string): Promise<void> => {
  for (const name of [file, `${file}.tmp`, `${file}.tmp.wal`, `${file}.tmp.spill`]) {
    await rm(join(folder, name), rmOptions)
  }
}
