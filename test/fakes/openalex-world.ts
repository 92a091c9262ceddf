import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** A work as OpenAlex gives it, as far as the fake looks into it. The rest is passed on as it is. */
export interface FakeWork {
  id: string
  doi?: string | null
  title: string | null
  publication_year: number | null
  publication_date?: string | null
  cited_by_count?: number | null
  type?: string
  primary_location?: {
    source?: { id: string | null; display_name: string; type?: string } | null
  } | null
  authorships: {
    author: { id: string | null; display_name: string; orcid: string | null }
    institutions: {
      id: string | null
      display_name: string
      country_code?: string | null
      type?: string
    }[]
    raw_author_name?: string
  }[]
  topics?: { display_name: string }[]
  abstract_inverted_index?: Record<string, number[]> | null
  [field: string]: unknown
}

/** An author, an institution or a source with the works it has. */
export interface FakeEntity {
  readonly id: string
  readonly display_name: string
  readonly country_code: string | null
  /** Of institutions and sources: company, education; journal, conference. */
  readonly type: string | null
  readonly orcid: string | null
  readonly works: FakeWork[]
}

export interface FakeWorld {
  readonly works: readonly FakeWork[]
  readonly byId: ReadonlyMap<string, FakeWork>
  readonly authors: ReadonlyMap<string, FakeEntity>
  readonly institutions: ReadonlyMap<string, FakeEntity>
  readonly sources: ReadonlyMap<string, FakeEntity>
}

/** Reads every .jsonl and .jsonl.gz of a folder, or one file. */
export const readWorks = (path: string): FakeWork[] => {
  const isFile = /\.jsonl(\.gz)?$/.test(path)
  const files = isFile
    ? [path]
    : readdirSync(path)
        .filter((name) => /\.jsonl(\.gz)?$/.test(name))
        .map((name) => join(path, name))
  return files.flatMap((file) => {
    const bytes = readFileSync(file)
    const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as FakeWork)
  })
}

/**
 * Builds the lists of authors, institutions and sources. Where a work gives no id, one is made of
 * the name, the same at every start: so everybody of one name is one author here, as in a careless
 * database.
 */
export const makeWorld = (works: readonly FakeWork[]): FakeWorld => {
  const authors = new Map<string, FakeEntity>()
  const institutions = new Map<string, FakeEntity>()
  const sources = new Map<string, FakeEntity>()
  for (const work of works) {
    for (const line of work.authorships) {
      const name = line.author.display_name || line.raw_author_name || ''
      if (name === '') continue
      line.author = { ...line.author, display_name: name, id: line.author.id ?? idOf('A', name) }
      note(authors, line.author.id ?? '', name, work, { orcid: line.author.orcid })
      for (const institution of line.institutions) {
        institution.id ??= idOf('I', institution.display_name)
        const country = institution.country_code ?? null
        note(institutions, institution.id, institution.display_name, work, {
          country,
          type: institution.type,
        })
      }
    }
    const source = work.primary_location?.source
    if (source) {
      source.id ??= idOf('S', source.display_name)
      note(sources, source.id, source.display_name, work, { type: source.type })
    }
  }
  return {
    works,
    byId: new Map(works.map((work) => [work.id, work])),
    authors,
    institutions,
    sources,
  }
}

const note = (
  entities: Map<string, FakeEntity>,
  id: string,
  name: string,
  work: FakeWork,
  more: { country?: string | null; orcid?: string | null; type?: string | undefined },
): void => {
  const known = entities.get(id)
  if (known === undefined) {
    entities.set(id, {
      id,
      display_name: name,
      country_code: more.country ?? null,
      type: more.type ?? null,
      orcid: more.orcid ?? null,
      works: [work],
    })
  } else if (known.works.at(-1) !== work) known.works.push(work)
}

/** `A9` and twelve digits out of the name: far above any real id. */
export const idOf = (letter: 'A' | 'I' | 'S', name: string): string => {
  const key = name.normalize('NFKD').toLowerCase().replaceAll(/\s+/g, ' ').trim()
  const digest = createHash('sha256').update(`${letter}:${key}`).digest()
  return `https://openalex.org/${letter}9${String(digest.readUIntBE(0, 6) % 10 ** 12).padStart(12, '0')}`
}
