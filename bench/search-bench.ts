import { join } from 'node:path'
import type { CampaignDatabase } from '#database/open.ts'
import { readMentions, runScorer, figuresOf, type Mention } from './eval/rankings.ts'
import type { LiteratureReader } from '#warehouse/open.ts'
import { topicBriefs } from './briefs.ts'
import { inMs, latencyOf, timeEach } from './latency.ts'
import { openMiniSearch } from './peers/minisearch.ts'
import { rankPeople, readPeerWorks, type Peer, type PeerWork } from './peers/people-of-works.ts'
import { openPostgres } from './peers/postgres.ts'
import { openSqlite } from './peers/sqlite.ts'

/** nDCG@10 of the needs in technical and plain words, by the scorer beside the data. */
export const ndcgOf = async (
  shared: string,
  scratch: string,
  rank: (brief: string) => Promise<readonly (readonly Mention[])[]>,
): Promise<string> => {
  const predictions = []
  for (const { query, brief } of await topicBriefs(shared)) {
    predictions.push({ query, ranking: await rank(brief) })
  }
  const folder = join(shared, 'topics')
  const lines = (await runScorer(folder, 'score_topic_search.py', predictions, scratch)).split('\n')
  const of = (style: string) =>
    (figuresOf(lines.find((line) => line.startsWith(style)) ?? '').get('ndcg@10') ?? 0).toFixed(3)
  return `${of('technical')} / ${of('plain')}`
}

// Peers are asked fewer briefs: the slowest takes a quarter of a second for each.
const peerBriefs = 150
const peerWarmUp = 15

/** The peers doing the same job on the same works and people: a line of the table each. */
export const benchPeers = async (
  buildFile: string,
  db: CampaignDatabase,
  reader: LiteratureReader,
  briefs: readonly string[],
  shared: string,
  scratch: string,
): Promise<string[][]> => {
  const works = await readPeerWorks(buildFile)
  const mentions = await readMentions(reader)
  const rows: string[][] = []
  for (const open of [
    openSqlite,
    (all: readonly PeerWork[]) => openPostgres(db, all),
    openMiniSearch,
  ]) {
    await using peer: Peer = await open(works)
    const people = async (brief: string) => rankPeople(works, await peer.find(brief), 50)
    await timeEach(briefs.slice(0, peerWarmUp), 1, people)
    const { median, p99 } = latencyOf(
      await timeEach(briefs.slice(peerWarmUp, peerWarmUp + peerBriefs), 1, people),
    )
    const ndcg = await ndcgOf(shared, scratch, async (brief) =>
      (await people(brief)).map((person) => mentions.get(person) ?? []),
    )
    rows.push([
      peer.name,
      inMs(median),
      inMs(p99),
      ndcg,
      `${peer.indexSeconds.toFixed(1)} s to index`,
    ])
  }
  return rows
}
