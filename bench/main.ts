import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { readLiveBuild } from '#warehouse/serve.ts'
import { openWarehouse } from '#warehouse/open.ts'
import { openDatabase } from '#database/open.ts'
import { manyBriefs } from './briefs.ts'
import { corpusFiles, sharedData, withoutSharedData } from './corpus.ts'
import { readMentions } from './eval/rankings.ts'
import { inMs, latencyOf, timeEach, type Latency } from './latency.ts'
import {
  machineLine,
  megabytesOf,
  runParty,
  serveParty,
  spawnParty,
  type ServedParty,
} from './party.ts'
import { memoryOfTree, watchMemory } from './process-tree.ts'
import { secondsToRead } from './read-only.ts'
import { benchPeers, ndcgOf } from './search-bench.ts'
import { openBenchStore } from './store.ts'
import { printTable } from './table.ts'
import { writeTenfold } from './tenfold.ts'

// The numbers we defend (two cores), with peers in the same run. Budgets are printed beside what
// was measured; a machine that is busy with other work measures that work too.
// `npm run bench` takes some ten minutes; `npm run bench -- quick` leaves out peers and ten times.

const port = 7399
const warmUp = 50
const asked = 500
// The app reads what searches keep in memory right after its start; then it rests.
const settleMs = 10_000
const quick = process.argv.includes('quick')

const Ranked = z.object({ people: z.array(z.object({ person: z.string() })) })

const benchImport = async (files: readonly string[], dataFolder: string): Promise<string[][]> => {
  const floor = await secondsToRead(files)
  // As a founder does it: the app runs, and two commands talk to it.
  await using party = await serveParty(dataFolder, port)
  const memory = watchMemory(party.pid)
  const started = performance.now()
  await runParty(spawnParty(dataFolder, ['ingest', ...files]))
  const answer = await runParty(
    spawnParty(dataFolder, ['scout', 'robots that walk on sand', '--top', '5', '--json']),
  )
  const seconds = (performance.now() - started) / 1000
  const people = answer.includes('"people"') ? '' : ' (no answer)'
  return [
    [`corpus to first answer${people}`, '30 s', `${seconds.toFixed(1)} s`],
    [
      'ratio to DuckDB merely reading it',
      '',
      `${(seconds / floor).toFixed(1)} × ${floor.toFixed(1)} s`,
    ],
    ['memory meanwhile, all processes', '1,500 MB', `${memory.stop()} MB`],
    ['disk, data folder', '250 MB', `${megabytesOf(dataFolder)} MB`],
  ]
}

const askOver = (party: ServedParty) => (brief: string) => party.get('/scout', { brief })

const benchServed = async (
  dataFolder: string,
  briefs: readonly string[],
  shared: string,
  scratch: string,
): Promise<{ rows: string[][]; one: Latency }> => {
  await (await serveParty(dataFolder, port))[Symbol.asyncDispose]()
  await using party = await serveParty(dataFolder, port)
  await sleep(settleMs)
  const atRest = Math.round(memoryOfTree(party.pid))
  const ask = askOver(party)
  await timeEach(briefs.slice(0, warmUp), 1, ask)
  const one = latencyOf(await timeEach(briefs.slice(warmUp, warmUp + asked), 1, ask))
  const eight = latencyOf(await timeEach(briefs.slice(warmUp, warmUp + asked), 8, ask))
  const askAsPage = (brief: string) => party.get('/scout', { brief, works: '1' })
  const page = latencyOf(await timeEach(briefs.slice(warmUp, warmUp + asked), 1, askAsPage))
  const found = new Map<string, readonly string[]>()
  for (const brief of await topicTexts(shared)) {
    const { people } = Ranked.parse(await party.get('/scout', { brief, works: '0' }))
    found.set(
      brief,
      people.map(({ person }) => person),
    )
  }
  const searching = Math.round(memoryOfTree(party.pid))
  const rows = [
    ['second start to first page', '3 s', `${(party.startedInMs / 1000).toFixed(1)} s`],
    ['memory at rest, all processes', '500 MB', `${atRest} MB`],
    ['memory after 1,000 searches', '', `${searching} MB`],
    ['people search over HTTP, median', '20 ms', inMs(one.median)],
    ['… 99th percentile', '60 ms', inMs(one.p99)],
    ['… as the Scout page asks, one work each, median', '', inMs(page.median)],
    ['… eight at once, median', '', inMs(eight.median)],
    ['… eight at once, 99th percentile', '', inMs(eight.p99)],
  ]
  // Two processes cannot hold one data folder: the app ends before its people are looked up.
  await party[Symbol.asyncDispose]()
  const ndcg = await scoreFound(dataFolder, found, shared, scratch)
  return { rows: [...rows, ['… nDCG@10 of the same run, technical / plain', '', ndcg]], one }
}

const topicTexts = async (shared: string): Promise<string[]> => {
  const { topicBriefs } = await import('./briefs.ts')
  return (await topicBriefs(shared)).map(({ brief }) => brief)
}

/** The people that the served app named, scored by their author lines. */
const scoreFound = async (
  dataFolder: string,
  found: ReadonlyMap<string, readonly string[]>,
  shared: string,
  scratch: string,
): Promise<string> => {
  await using database = await openDatabase({ dataFolder })
  await using literature = await openWarehouse({
    folder: join(dataFolder, 'literature'),
    db: database.db,
  })
  const mentions = await readMentions(literature)
  const people = await literature.query<{ person_no: number; person_id: string }>(
    'select person_no, person_id from person',
  )
  const numberOf = new Map(people.map((row) => [row.person_id, row.person_no]))
  return await ndcgOf(shared, scratch, async (brief) =>
    (found.get(brief) ?? []).map((id) => mentions.get(numberOf.get(id) ?? -1) ?? []),
  )
}

const benchTenfold = async (
  dataFolder: string,
  briefs: readonly string[],
  one: Latency,
): Promise<string[][]> => {
  await using store = await openBenchStore()
  const shards = await writeTenfold(join(dataFolder, 'literature', 'works'), store.literatureFolder)
  const summary = await store.build(shards)
  const { rank } = await import('#scouting/rank.ts')
  const { runAction } = await import('#actions/run-action.ts')
  const ask = (brief: string) => runAction(rank, store.ctx, { brief })
  await timeEach(briefs.slice(0, warmUp), 1, ask)
  const ten = latencyOf(await timeEach(briefs.slice(warmUp, warmUp + 200), 1, ask))
  return [
    [
      `${summary.works.toLocaleString('en')} works: build`,
      '',
      `${(summary.tookMs / 1000).toFixed(0)} s`,
    ],
    [
      'people search on ten times the works, median',
      `${inMs(one.median * 3)} (three times)`,
      `${inMs(ten.median)} (${(ten.median / one.median).toFixed(1)} times)`,
    ],
  ]
}

const bench = async (shared: string): Promise<void> => {
  console.log(machineLine())
  const scratch = await mkdtemp(join(tmpdir(), 'party-bench-'))
  try {
    const dataFolder = join(scratch, 'data')
    const files = await corpusFiles(shared)
    const briefs = await manyBriefs(shared, warmUp + asked)
    const rows = await benchImport(files, dataFolder)
    const served = await benchServed(dataFolder, briefs, shared, scratch)
    rows.push(...served.rows)
    if (!quick) rows.push(...(await benchTenfold(dataFolder, briefs, served.one)))
    console.log()
    printTable(['what', 'must reach', 'measured'], rows)
    if (!quick) await printPeers(dataFolder, briefs, shared, scratch, served.one)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

const printPeers = async (
  dataFolder: string,
  briefs: readonly string[],
  shared: string,
  scratch: string,
  one: Latency,
): Promise<void> => {
  await using database = await openDatabase({ dataFolder })
  const folder = join(dataFolder, 'literature')
  await using literature = await openWarehouse({ folder, db: database.db })
  const live = await readLiveBuild(database.db)
  const file = join(folder, live?.file ?? '')
  const rows = await benchPeers(file, database.db, literature, briefs, shared, scratch)
  console.log('\nPeers ranking people on the same works, in process, without evidence and facets')
  printTable(
    ['peer', 'median', '99th percentile', 'nDCG@10', 'index', 'median to ours over HTTP'],
    rows.map((row) => [
      ...row,
      `${(Number.parseFloat(row[1] ?? '0') / one.median).toFixed(1)} times`,
    ]),
  )
}

const shared = sharedData()
if (shared === null) console.log(withoutSharedData)
else await bench(shared)
