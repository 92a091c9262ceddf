import { randomUUID } from 'node:crypto'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { contentHash, serializeWork, shardColumns, ShardRows } from '#literature/shards.ts'
import type { Authorship, Work } from '#literature/work.ts'
import { buildLiterature } from '#warehouse/build.ts'
import { ParquetWriter } from '#warehouse/parquet-file.ts'
import type { Party } from './party.ts'

/** A work in few words. Authors are `Name`, `Name @ Organisation`, or with an ORCID. */
export interface SmallWork {
  readonly id: string
  readonly title?: string
  readonly year?: number | null
  readonly venue?: string
  readonly keywords?: readonly string[]
  readonly citations?: number
  readonly authors: readonly (string | SmallAuthor)[]
}

export interface SmallAuthor {
  readonly name: string
  readonly at?: string
  readonly orcid?: string
  readonly authorId?: string
}

/** The id that a small work gets: `workId('W1')`. */
export const workId = (id: string): string => `https://openalex.org/${id}`

/** Writes works as one more shard of the party's literature and builds it anew, for real. */
export const bringWorks = async (party: Party, works: readonly SmallWork[]): Promise<void> => {
  const { literature } = party.ctx
  const folder = join(literature.folder, 'works')
  await mkdir(folder, { recursive: true })
  const before = (await readdir(folder)).toSorted()
  const rows = new ShardRows()
  const run = randomUUID()
  for (const [index, small] of works.entries()) {
    const work = toWork(small)
    const serialized = serializeWork(work)
    rows.add(work, serialized, contentHash(work, serialized), {
      run,
      seenAt: new Date(0).toISOString(),
      file: '/srv/somebody/invented.jsonl',
      line: index + 1,
    })
  }
  const shard = `${String(before.length + 1).padStart(6, '0')}-${run}.parquet`
  await using writer = await ParquetWriter.open(shardColumns)
  await writer.write(join(folder, shard), rows.rows, rows.columns)
  await rebuild(party)
}

/** Builds the party's literature anew from the shards that are there. */
export const rebuild = async (party: Party): Promise<void> => {
  const { literature, db } = party.ctx
  const shards = (await readdir(join(literature.folder, 'works'))).toSorted()
  await buildLiterature({ folder: literature.folder, db, shards })
  await literature.refresh()
}

const toWork = (small: SmallWork): Work => ({
  id: workId(small.id),
  updated: '',
  title: small.title ?? `Work ${small.id}`,
  rawTitle: null,
  year: small.year === undefined ? 2024 : small.year,
  date: '',
  type: 'article',
  language: 'en',
  venue: small.venue ?? 'Learned Systems',
  venueId: '',
  doi: '',
  landingPage: '',
  pdfUrl: '',
  abstract: '',
  keywords: small.keywords ?? [],
  topics: [],
  citations: small.citations ?? null,
  citationsByYear: null,
  references: [],
  retracted: false,
  authorships: small.authors.map(toAuthorship),
  unalignedAffiliations: [],
  flags: [],
})

const toAuthorship = (given: string | SmallAuthor, position: number): Authorship => {
  const [printed = '', place] = typeof given === 'string' ? given.split(' @ ') : []
  const author: SmallAuthor =
    typeof given === 'string'
      ? { name: printed, ...(place === undefined ? {} : { at: place }) }
      : given
  return {
    position,
    name: author.name,
    rawName: author.name,
    orcid: author.orcid ?? null,
    authorId: author.authorId ?? null,
    corresponding: null,
    affiliations: author.at === undefined ? [] : [author.at],
    organisations:
      author.at === undefined
        ? []
        : [{ id: null, name: author.at, country: 'DE', type: null, ror: null }],
    domains: [],
    mended: [],
    kind: 'person',
  }
}
