import { sql } from 'kysely'
import type { CampaignDatabase } from '#database/open.ts'
import { peerWorks, plainWords, type Peer, type PeerWork } from './people-of-works.ts'

const rowsAtOnce = 2000

/** PostgreSQL's full text search with a GIN index, on our own embedded server. */
export const openPostgres = async (
  db: CampaignDatabase,
  works: readonly PeerWork[],
): Promise<Peer> => {
  const started = performance.now()
  await sql`create unlogged table bench_work (id integer primary key, words tsvector)`.execute(db)
  for (let from = 0; from < works.length; from += rowsAtOnce) {
    const part = works.slice(from, from + rowsAtOnce)
    await sql`
      insert into bench_work
      select id, setweight(to_tsvector('english', title), 'A') || to_tsvector('english', abstract)
      from unnest(${part.map(({ id }) => id)}::integer[], ${part.map(({ title }) => title)}::text[],
        ${part.map(({ abstract }) => abstract)}::text[]) as t (id, title, abstract)`.execute(db)
  }
  await sql`create index bench_work_words on bench_work using gin (words)`.execute(db)
  await sql`analyze bench_work`.execute(db)
  return {
    name: 'PostgreSQL full text',
    indexSeconds: (performance.now() - started) / 1000,
    find: async (brief) => {
      const words = plainWords(brief).join(' | ')
      const { rows } = await sql<{ id: number; score: number }>`
        select id, ts_rank(words, to_tsquery('english', ${words})) as score from bench_work
        where words @@ to_tsquery('english', ${words})
        order by score desc limit ${sql.lit(peerWorks)}`.execute(db)
      return rows
    },
    [Symbol.asyncDispose]: async () => {
      await sql`drop table bench_work`.execute(db)
    },
  }
}
