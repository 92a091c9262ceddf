import { DuckDBInstance } from '@duckdb/node-api'

/** A work as every peer indexes it, and who wrote it. */
export interface PeerWork {
  readonly id: number
  readonly title: string
  readonly abstract: string
  /** Numbers of its people. */
  readonly people: readonly number[]
  readonly year: number
}

/** The works of a build, for peers: the same works, texts and people as our own search has. */
export const readPeerWorks = async (buildFile: string): Promise<PeerWork[]> => {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await instance.connect()
  await connection.run(`attach '${buildFile.replaceAll("'", "''")}' as build (read_only)`)
  const result = await connection.run(`
    select w.work_no, w.title, w.abstract, coalesce(w.year, 0)::integer,
      list(s.person_no) filter (where s.person_no is not null)
    from build.work w left join build.signature s on s.work_no = w.work_no
    group by all order by w.work_no`)
  const rows = await result.getRowsJS()
  connection.closeSync()
  instance.closeSync()
  return rows.map(([id, title, abstract, year, people]) => ({
    id: Number(id),
    title: typeof title === 'string' ? title : '',
    abstract: typeof abstract === 'string' ? abstract : '',
    year: Number(year),
    people: Array.isArray(people) ? people.map(Number) : [],
  }))
}

/** A found work and its score, larger is better. */
export interface PeerHit {
  readonly id: number
  readonly score: number
}

/** Works that are summed, as in our own search. */
export const peerWorks = 2000
const newestYear = 2025
const halfLife = 8

/** What a peer must do beyond finding works: people, by the sum of squared scores and recency. */
export const rankPeople = (
  works: readonly PeerWork[],
  hits: readonly PeerHit[],
  top: number,
): number[] => {
  const best = hits.slice(0, 20)
  const norm = best.reduce((sum, hit) => sum + hit.score, 0) / Math.max(1, best.length) || 1
  const sums = new Map<number, number>()
  for (const { id, score } of hits) {
    const work = works[id]
    if (!work) continue
    const value = (score / norm) ** 2 * 0.5 ** ((newestYear - work.year) / halfLife)
    for (const person of work.people) sums.set(person, (sums.get(person) ?? 0) + value)
  }
  return [...sums]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, top)
    .map(([person]) => person)
}

/** Words of a brief as a peer's query language takes them; its own stemming does the rest. */
export const plainWords = (brief: string): string[] => [
  ...new Set(brief.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []),
]

/** A search engine that does the same job. */
export interface Peer extends AsyncDisposable {
  readonly name: string
  /** Seconds to index all works. */
  readonly indexSeconds: number
  find(brief: string): Promise<readonly PeerHit[]>
}
