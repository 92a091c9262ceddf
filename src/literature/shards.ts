import { hash } from 'node:crypto'
import type { ParquetColumns, ParquetValues } from '#warehouse/parquet-file.ts'
import type { Work } from './work.ts'

/**
 * The columns of a shard, read by the build. Lists are JSON text. Only ever added to at the end:
 * old shards stay as they were written.
 */
export const shardColumns = [
  ['work_id', 'text'],
  ['updated', 'text'],
  ['seen_at', 'text'],
  ['run', 'text'],
  ['content_hash', 'text'],
  ['title', 'text'],
  ['raw_title', 'text'],
  ['year', 'smallint'],
  ['date', 'text'],
  ['type', 'text'],
  ['language', 'text'],
  ['venue', 'text'],
  ['venue_id', 'text'],
  ['doi', 'text'],
  ['landing_page', 'text'],
  ['pdf_url', 'text'],
  ['abstract', 'text'],
  ['keywords', 'text'],
  ['topics', 'text'],
  ['citations', 'integer'],
  ['citations_by_year', 'text'],
  ['reference_ids', 'text'],
  ['retracted', 'boolean'],
  ['source_file', 'text'],
  ['source_line', 'integer'],
  ['authorships', 'text'],
  ['extra', 'text'],
] as const satisfies ParquetColumns

/** Where a work was read; written beside it, so that every fact can be followed back. */
export interface Provenance {
  readonly run: string
  readonly seenAt: string
  readonly file: string
  /** Line of the file, from 1; in a page of the API the work's number in it. */
  readonly line: number
}

/** Works on their way into one shard, column by column. */
export class ShardRows {
  readonly #columns: (string | number | boolean | null)[][] = shardColumns.map(() => [])
  rows = 0
  /** About how much text is held, in UTF-16 units: what decides when a shard is full. */
  letters = 0

  add(work: Work, serialized: SerializedWork, contentHash: string, from: Provenance): void {
    const values = [
      work.id,
      work.updated,
      from.seenAt,
      from.run,
      contentHash,
      work.title,
      work.rawTitle,
      work.year,
      work.date,
      work.type,
      work.language,
      work.venue,
      work.venueId,
      work.doi,
      work.landingPage,
      work.pdfUrl,
      work.abstract,
      serialized.keywords,
      serialized.topics,
      work.citations,
      serialized.citationsByYear,
      serialized.references,
      work.retracted,
      from.file,
      from.line,
      serialized.authorships,
      serialized.extra,
    ]
    for (const [index, value] of values.entries()) this.#column(index).push(value)
    this.rows++
    this.letters += work.abstract.length + serialized.authorships.length + 600
  }

  get columns(): readonly ParquetValues[] {
    return this.#columns
  }

  #column(index: number): (string | number | boolean | null)[] {
    const column = this.#columns[index]
    if (column === undefined) throw new Error(`A shard has no column ${index}.`)
    return column
  }
}

/** The lists of a work as JSON text. */
export interface SerializedWork {
  readonly keywords: string
  readonly topics: string
  readonly citationsByYear: string | null
  readonly references: string
  readonly authorships: string
  readonly extra: string
}

/** The lists of a work as JSON text, as a shard keeps them. */
export const serializeWork = (work: Work): SerializedWork => ({
  keywords: jsonList(work.keywords),
  topics: jsonList(work.topics),
  citationsByYear: work.citationsByYear === null ? null : JSON.stringify(work.citationsByYear),
  references: jsonList(work.references),
  authorships: JSON.stringify(work.authorships),
  extra: JSON.stringify({
    unalignedAffiliations: work.unalignedAffiliations,
    flags: work.flags,
  }),
})

const jsonList = (list: readonly string[]): string =>
  list.length === 0 ? '[]' : JSON.stringify(list)

/**
 * SHA-256 over everything we keep of a work but when and where it came from; 32 hex digits. Equal
 * hashes: the work is the same, and nothing is to be written or built.
 */
export const contentHash = (work: Work, serialized: SerializedWork): string => {
  const content = [
    work.id,
    work.title,
    work.rawTitle ?? '',
    work.year ?? '',
    work.date,
    work.type,
    work.language,
    work.venue,
    work.venueId,
    work.doi,
    work.landingPage,
    work.pdfUrl,
    work.abstract,
    serialized.keywords,
    serialized.topics,
    work.citations ?? '',
    serialized.citationsByYear ?? '',
    serialized.references,
    work.retracted,
    serialized.authorships,
    serialized.extra,
  ].join('\u0000')
  return hash('sha256', content).slice(0, 32)
}
