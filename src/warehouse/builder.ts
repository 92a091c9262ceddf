import { rename, rm } from 'node:fs/promises'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import type { BuilderMessage, BuildOrder, BuildSummary } from './build/messages.ts'
import { blankShards } from './build/blank-shards.ts'
import { writePeople } from './build/people.ts'
import { writePostings } from './build/postings.ts'
import { chooseNewest, type ShardTask } from './build/shards.ts'
import { writeSignatures } from './build/signatures.ts'
import { tokenizeShards } from './build/tokens.ts'
import { writeWorks } from './build/works.ts'

// The entry of the builder process. It is a process of its own so that its memory is gone with it,
// and so that a crash in it leaves the app and the build that is served as they were.

const say = (message: BuilderMessage): void => {
  process.send?.(message)
}

const build = async (order: BuildOrder): Promise<BuildSummary> => {
  const started = performance.now()
  const temporary = `${order.file}.tmp`
  await rm(temporary, { force: true })
  await rm(`${temporary}.wal`, { force: true })
  const instance = await DuckDBInstance.create(temporary, {
    threads: String(order.threads),
    memory_limit: `${order.memoryMb}MB`,
    temp_directory: `${temporary}.spill`,
    // From this version on long texts are compressed too: half the file.
    storage_compatibility_version: 'v1.3.0',
  })
  const connection = await instance.connect()
  // The index is written beside the people: statements of one connection wait for each other.
  const second = await instance.connect()
  try {
    const summary = await fill(connection, second, order)
    await connection.run('checkpoint')
    return { ...summary, tookMs: Math.round(performance.now() - started) }
  } finally {
    second.closeSync()
    connection.closeSync()
    instance.closeSync()
    await rm(`${temporary}.spill`, { recursive: true, force: true })
  }
}

const fill = async (
  connection: DuckDBConnection,
  second: DuckDBConnection,
  order: BuildOrder,
): Promise<Omit<BuildSummary, 'tookMs'>> => {
  const tasks = await chooseNewest(connection, order.shards)
  const works = tasks.reduce((sum, task) => sum + task.works, 0)
  say({ kind: 'progress', progress: { stage: 'match', done: 0, of: works } })
  // Terms are counted beside the matching: one waits for JavaScript, the other for DuckDB.
  const index = tokenizeTasks(tasks, order.threads, works).then((parts) =>
    writePostings(second, parts),
  )
  const [matched, counted] = await Promise.allSettled([
    matchPeople(connection, order, works),
    index,
  ])
  // Both have ended before either is told of: nothing writes any more when the file is closed.
  if (matched.status === 'rejected') throw matched.reason
  if (counted.status === 'rejected') throw counted.reason
  const lost = matched.value
  const indexed = counted.value
  await connection.run(`insert into statistic values ('mean_length', ${indexed.meanLength}),
    ('terms', ${indexed.terms}), ('postings', ${indexed.postings})`)
  const statistics = await connection.run(`select "key", "value" from statistic`)
  const value = new Map((await statistics.getRows()).map(([key, n]) => [String(key), Number(n)]))
  return {
    works,
    signatures: value.get('signatures') ?? 0,
    people: value.get('people') ?? 0,
    organisations: value.get('organisations') ?? 0,
    terms: indexed.terms,
    postings: indexed.postings,
    lost,
  }
}

const tokenizeTasks = (tasks: readonly ShardTask[], threads: number, works: number) =>
  tokenizeShards(tasks, threads, (done) =>
    say({ kind: 'progress', progress: { stage: 'index', done, of: works } }),
  )

const matchPeople = async (
  connection: DuckDBConnection,
  order: BuildOrder,
  works: number,
): Promise<BuildSummary['lost']> => {
  await writeWorks(connection, order.shards)
  const withheld = order.withheld
  const suppression = withheld && {
    key: Buffer.from(withheld.key, 'base64'),
    marks: new Set(withheld.marks),
  }
  const matched = await writeSignatures(connection, suppression, order.previous)
  const erased = new Set(withheld?.personIds)
  const lost = await writePeople(connection, matched, order.previous, erased)
  if (withheld) await blankShards(connection, order.shards)
  say({ kind: 'progress', progress: { stage: 'match', done: works, of: works } })
  return lost
}

process.once('message', (order: BuildOrder) => {
  build(order)
    .then(async (summary) => {
      await rename(`${order.file}.tmp`, order.file)
      say({ kind: 'done', summary })
    })
    .catch((error: unknown) => {
      say({ kind: 'failed', sentence: error instanceof Error ? error.message : String(error) })
      process.exitCode = 1
    })
    .finally(() => process.disconnect())
})
