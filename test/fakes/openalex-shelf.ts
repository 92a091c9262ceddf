import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'

const Named = z.looseObject({ id: z.string().nullish(), display_name: z.string().nullish() })
const Authorship = z.looseObject({
  author: z.looseObject({
    id: z.string().nullish(),
    display_name: z.string().nullish(),
    orcid: z.string().nullish(),
  }),
  institutions: z
    .array(z.looseObject({ ...Named.shape, country_code: z.string().nullish() }))
    .nullish(),
})
/** A work as the API serves it: only the parts that this shelf has to look at are named. */
export const ServedWork = z.looseObject({
  id: z.string(),
  doi: z.string().nullish(),
  title: z.string().nullish(),
  publication_year: z.number().nullish(),
  publication_date: z.string().nullish(),
  cited_by_count: z.number().nullish(),
  authorships: z.array(Authorship).nullish(),
  primary_location: z.looseObject({ source: Named.nullish() }).nullish(),
  abstract_inverted_index: z.record(z.string(), z.array(z.number())).nullish(),
})
export type ServedWork = z.infer<typeof ServedWork>

/** One work in the shelf: its ids for filters, its words for search, its text for the answer. */
export interface ShelvedWork {
  readonly id: string
  readonly doi: string
  readonly title: string
  readonly words: string
  readonly year: number
  readonly date: string
  readonly citations: number
  readonly authors: readonly string[]
  readonly institutions: readonly string[]
  readonly source: string
  readonly json: string
}

/** An author as `/authors` serves it, gathered from the works. */
export interface ShelvedAuthor {
  readonly id: string
  readonly name: string
  readonly orcid: string | null
  readonly works: number[]
}

export interface Shelf {
  readonly works: readonly ShelvedWork[]
  readonly authors: ReadonlyMap<string, ShelvedAuthor>
  readonly sources: ReadonlyMap<string, string>
  readonly institutions: ReadonlyMap<string, { name: string; country: string | null }>
}

/**
 * Reads files or folders of OpenAlex works (JSON lines, plain or gzip) into memory. Works whose
 * authors, institutions or venue carry no id get one made from the name, the same every time.
 */
export const readShelf = async (paths: readonly string[]): Promise<Shelf> => {
  const shelf = {
    works: new Array<ShelvedWork>(),
    authors: new Map<string, ShelvedAuthor>(),
    sources: new Map<string, string>(),
    institutions: new Map<string, { name: string; country: string | null }>(),
  }
  for (const path of paths) {
    for (const file of await workFiles(path)) {
      const raw = createReadStream(file)
      const lines = createInterface({
        input: file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw,
      })
      for await (const line of lines) {
        if (line.trim() !== '') shelve(shelf, ServedWork.parse(JSON.parse(line)))
      }
    }
  }
  return shelf
}

/** The same shelf from works in memory, for tests that bring their own. */
export const shelfOf = (works: Iterable<unknown>): Shelf => {
  const shelf = {
    works: new Array<ShelvedWork>(),
    authors: new Map<string, ShelvedAuthor>(),
    sources: new Map<string, string>(),
    institutions: new Map<string, { name: string; country: string | null }>(),
  }
  for (const work of works) shelve(shelf, ServedWork.parse(work))
  return shelf
}

interface OpenShelf {
  readonly works: ShelvedWork[]
  readonly authors: Map<string, ShelvedAuthor>
  readonly sources: Map<string, string>
  readonly institutions: Map<string, { name: string; country: string | null }>
}

const workFiles = async (path: string): Promise<string[]> => {
  if ((await stat(path)).isFile()) return [path]
  const names = await readdir(path, { recursive: true })
  return names
    .filter((name) => /\.jsonl?(\.gz)?$/.test(name) && !name.includes('manifest'))
    .toSorted()
    .map((name) => join(path, name))
}

const shelve = (shelf: OpenShelf, work: ServedWork): void => {
  const at = shelf.works.length
  const authors: string[] = []
  const institutions: string[] = []
  for (const line of work.authorships ?? []) {
    const name = line.author.display_name ?? ''
    line.author.id ??= madeId('A', name)
    const id = line.author.id
    authors.push(id)
    const known = shelf.authors.get(id)
    if (known) known.works.push(at)
    else shelf.authors.set(id, { id, name, orcid: line.author.orcid ?? null, works: [at] })
    for (const place of line.institutions ?? []) {
      place.id ??= madeId('I', place.display_name ?? '')
      institutions.push(place.id)
      const country = place.country_code ?? null
      shelf.institutions.set(place.id, { name: place.display_name ?? '', country })
    }
  }
  const source = work.primary_location?.source
  if (source) {
    source.id ??= madeId('S', source.display_name ?? '')
    shelf.sources.set(source.id, source.display_name ?? '')
  }
  const title = work.title ?? ''
  shelf.works.push({
    id: work.id,
    doi: (work.doi ?? '').toLowerCase(),
    title: title.toLowerCase(),
    words: `${title} ${Object.keys(work.abstract_inverted_index ?? {}).join(' ')}`.toLowerCase(),
    year: work.publication_year ?? 0,
    date: work.publication_date ?? '',
    citations: work.cited_by_count ?? 0,
    authors,
    institutions: [...new Set(institutions)],
    source: source?.id ?? '',
    json: JSON.stringify(work),
  })
}

const madeId = (letter: 'A' | 'I' | 'S', name: string): string => {
  const key = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()
  const digest = createHash('sha256').update(key).digest().readUIntBE(0, 6)
  return `https://openalex.org/${letter}9${String(digest % 1_000_000_000).padStart(9, '0')}`
}
