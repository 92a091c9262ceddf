import { DatabaseSync } from 'node:sqlite'
import { peerWorks, plainWords, type Peer, type PeerWork } from './people-of-works.ts'

/** SQLite FTS5 with its Porter stemmer, in memory. */
export const openSqlite = async (works: readonly PeerWork[]): Promise<Peer> => {
  const started = performance.now()
  const db = new DatabaseSync(':memory:')
  db.exec(`create virtual table work using fts5(title, abstract, content='', tokenize='porter')`)
  db.exec('begin')
  const insert = db.prepare('insert into work (rowid, title, abstract) values (?, ?, ?)')
  for (const { id, title, abstract } of works) insert.run(id + 1, title, abstract)
  db.exec('commit')
  const ask = db.prepare(
    `select rowid as id, bm25(work, 2.0, 1.0) as score from work where work match ?
     order by score limit ${peerWorks}`,
  )
  return {
    name: 'SQLite FTS5',
    indexSeconds: (performance.now() - started) / 1000,
    find: async (brief) =>
      ask
        .all(
          plainWords(brief)
            .map((word) => `"${word}"`)
            .join(' OR '),
        )
        .map((row) => ({ id: Number(row['id']) - 1, score: -Number(row['score']) })),
    [Symbol.asyncDispose]: async () => db.close(),
  }
}
