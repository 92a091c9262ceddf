import type { OpenAlexQuery } from '../../contract.ts'
import { doiAddress, openAlexId } from './ids.ts'
import type { OpenAlexParams } from './client.ts'

/** One question to `/works`, with a name for the screen and the most works to take from it. */
export interface WorkQuestion {
  readonly name: string
  readonly params: OpenAlexParams
  readonly limit: number
  /** Take only works with this title: a title is searched for, and found if it is the same. */
  readonly title?: string
}

/** What of a work we keep; asked for by name, so that nothing else travels. */
export const workFields = [
  'id',
  'doi',
  'title',
  'display_name',
  'publication_year',
  'publication_date',
  'language',
  'type',
  'primary_location',
  'best_oa_location',
  'authorships',
  'corresponding_author_ids',
  'cited_by_count',
  'counts_by_year',
  'keywords',
  'topics',
  'referenced_works',
  'is_retracted',
  'abstract_inverted_index',
  'updated_date',
].join(',')

// "Filter entity lists": up to 100 values in one "or"; 50 keep the address short.
const valuesAtOnce = 50

/**
 * The questions that fetch what a query asks for. Parts are joined by "and"; DOIs and titles are
 * asked in portions. Empty when nothing was asked for.
 */
export const questionsOf = (query: OpenAlexQuery): readonly WorkQuestion[] => {
  const shared = [
    ids('authorships.author.id', 'A', query.authorIds),
    ids('authorships.institutions.lineage', 'I', query.institutionIds),
    ids('primary_location.source.id', 'S', query.venueIds),
  ].filter((filter) => filter !== '')
  const years = yearFilter(query.fromYear, query.toYear)
  const withYears = years === '' ? shared : [...shared, years]
  const { limit } = query
  const dois = (query.dois ?? []).map(doiAddress).filter((doi) => doi !== '')
  if (dois.length > 0) {
    return portions(dois).map((some, at) => ({
      name: `DOIs, portion ${at + 1}`,
      params: filtered([...withYears, `doi:${some.join('|')}`]),
      limit,
    }))
  }
  const titles = (query.titles ?? []).map((title) => title.trim()).filter((title) => title !== '')
  if (titles.length > 0) {
    return titles.map((title) => ({
      name: title,
      params: filtered([...withYears, `title.search:${plainValue(title)}`]),
      limit: 10,
      title,
    }))
  }
  const topic = query.topic?.trim() ?? ''
  if (topic === '' && shared.length === 0) return []
  const name = topic === '' ? 'Works' : `“${topic}”`
  return [{ name, params: { ...filtered(withYears), search: topic }, limit }]
}

/** `publication_year:2020-2024`, `:>2019` or `:<2025` ("Filtering"); empty when neither is given. */
export const yearFilter = (from: number | undefined, to: number | undefined): string => {
  if (from === undefined && to === undefined) return ''
  if (to === undefined) return `publication_year:>${(from ?? 0) - 1}`
  return from === undefined ? `publication_year:<${to + 1}` : `publication_year:${from}-${to}`
}

/** An "or" of ids; empty when none is one. */
export const ids = (
  field: string,
  letter: 'A' | 'I' | 'S',
  values: readonly string[] | undefined,
): string => {
  const known = (values ?? []).map((value) => openAlexId(value, letter)?.split('/').at(-1))
  const some = known.filter((value) => value !== undefined).slice(0, valuesAtOnce)
  return some.length === 0 ? '' : `${field}:${some.join('|')}`
}

/** Filters joined by "and". */
export const filtered = (filters: readonly string[]): OpenAlexParams => ({
  filter: filters.join(','),
})

const portions = <Item>(items: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / valuesAtOnce) }, (_, at) =>
    items.slice(at * valuesAtOnce, (at + 1) * valuesAtOnce),
  )

/** Commas, pipes and colons join filters; in a value they are blanks. */
const plainValue = (text: string): string =>
  text.replaceAll(/[,|:!"]/g, ' ').replaceAll(/\s+/g, ' ')
