import { join } from 'node:path'
import type { CampaignDatabase } from '#database/open.ts'
import { inTransaction } from '#database/transaction.ts'
import { readTextColumns } from '#warehouse/parquet-file.ts'
import { committedShards } from '../shard-rows.ts'
import { KnownWorks } from './known-works.ts'
import { type FileCounts, noCounts, type ThreadMessage, type WrittenShard } from './messages.ts'
import { appendRefusals, keepRefusalsUpTo } from './refusal-file.ts'
import { RunMeter } from './run-meter.ts'
import { readInThreads } from './thread-pool.ts'

export interface ReadRunFiles {
  readonly db: CampaignDatabase
  /** `<data>/literature`. */
  readonly folder: string
  readonly run: string
  readonly now: () => Date
  readonly signal: AbortSignal
}

// The smallest real line packs to some 400 bytes; more room than works costs little.
const bytesPerWork = 500

/**
 * Reads the files of a run that are not yet read to their end, two at a time, each from where it
 * was left. Every mark of a thread (a shard on disk, refusals, counts) is one transaction, so that
 * after a crash nothing is lost and nothing counted twice.
 */
export const readRunFiles = async (work: ReadRunFiles): Promise<void> => {
  const { db, folder, run } = work
  const files = await db
    .selectFrom('literatureRunFile')
    .selectAll()
    .where('runId', '=', run)
    .where('state', 'in', ['waiting', 'reading'])
    .orderBy('number')
    .execute()
  if (files.length === 0) return
  await keepRefusalsUpTo(folder, run, new Map(files.map((file) => [file.name, file.lines])))
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const known = await loadKnownWorks(db, folder, Math.ceil(bytes / bytesPerWork))
  const meter = new RunMeter(work, files)
  const bases = new Map(files.map((file) => [file.number, file]))
  const seenAt = work.now().toISOString()
  const onMessage = async (message: ThreadMessage): Promise<void> => {
    const base = bases.get(message.file)
    if (base === undefined) return
    switch (message.kind) {
      case 'progress':
        return meter.hear(message.file, added(base, message.counts), message.bytesRead)
      case 'mark':
        await appendRefusals(folder, run, message.refusals)
        await storeMark(db, run, message, added(base, message.counts), base.refusedByCode)
        return meter.hear(message.file, added(base, message.counts), message.bytesRead)
      case 'end':
        if (message.end === 'stopped') return
        await storeEnd(db, run, message)
        return meter.end(message.file)
    }
  }
  await db
    .updateTable('literatureRunFile')
    .set({ state: 'reading' })
    .where('runId', '=', run)
    .where('number', 'in', [...bases.keys()].slice(0, 2))
    .execute()
  const tasks = files.map((file) => ({
    run,
    file: file.number,
    name: file.name,
    path: file.path,
    linesDone: file.lines,
    firstPart: file.parts,
    seenAt,
  }))
  await readInThreads(
    tasks,
    { worksFolder: join(folder, 'works'), known: known.buffer },
    onMessage,
    work.signal,
  )
  await meter.flush()
}

/** The table of works that are in, with room for so many more. */
export const loadKnownWorks = async (
  db: CampaignDatabase,
  folder: string,
  more: number,
): Promise<KnownWorks> => {
  const shards = await committedShards(db)
  const count = shards.reduce((sum, shard) => sum + shard.works, 0)
  const known = KnownWorks.forWorks(count + more)
  const files = shards.map((shard) => join(folder, 'works', shard.name))
  await readTextColumns(files, ['work_id', 'content_hash', 'updated'], ([ids, hashes, dates]) => {
    for (const [row, id] of (ids ?? []).entries()) {
      if (id !== null) known.note(id, hashes?.[row] ?? '', dates?.[row] ?? '')
    }
  })
  return known
}

/** Lines are counted from the file's beginning; the rest is what this sitting added. */
const added = (base: FileCounts, counts: FileCounts): FileCounts => {
  const sum = noCounts()
  sum.lines = Math.max(base.lines, counts.lines)
  for (const key of ['new', 'changed', 'same', 'refused', 'mended'] as const) {
    sum[key] = base[key] + counts[key]
  }
  return sum
}

const storeMark = (
  db: CampaignDatabase,
  run: string,
  mark: Extract<ThreadMessage, { kind: 'mark' }>,
  counts: FileCounts,
  refusedBefore: unknown,
): Promise<void> =>
  inTransaction(db, async (tx) => {
    await tx
      .updateTable('literatureRunFile')
      .set({
        ...counts,
        state: 'reading',
        bytesRead: mark.bytesRead,
        refusedByCode: JSON.stringify(mergeCounts(refusedBefore, mark.refusedByCode)),
        ...(mark.shard === null ? {} : { parts: mark.shard.part + 1 }),
      })
      .where('runId', '=', run)
      .where('number', '=', mark.file)
      .execute()
    if (mark.shard !== null) await insertShard(tx, run, mark.file, mark.shard)
  })

/** Notes a shard that is whole and on disk; from now on it is part of every build. */
export const insertShard = async (
  tx: CampaignDatabase,
  run: string,
  file: number,
  shard: WrittenShard,
): Promise<void> => {
  await tx
    .insertInto('literatureShard')
    .values({ ...shard, runId: run, fileNumber: file })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
}

/** The sum of two counts by code. */
export const mergeCounts = (
  before: unknown,
  more: Readonly<Record<string, number>>,
): Record<string, number> => {
  const sum: Record<string, number> = { ...more }
  if (typeof before !== 'object' || before === null) return sum
  for (const [code, count] of Object.entries(before)) {
    if (typeof count === 'number') sum[code] = (sum[code] ?? 0) + count
  }
  return sum
}

const storeEnd = async (
  db: CampaignDatabase,
  run: string,
  message: Extract<ThreadMessage, { kind: 'end' }>,
): Promise<void> => {
  if (message.end === 'stopped') return
  await db
    .updateTable('literatureRunFile')
    .set({
      state: message.end,
      sentence: message.sentence,
      ...(message.end === 'done' ? { bytesRead: (eb) => eb.ref('bytes') } : {}),
    })
    .where('runId', '=', run)
    .where('number', '=', message.file)
    .execute()
}
