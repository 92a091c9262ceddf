import type { Shelf, ShelvedWork } from './openalex-shelf.ts'

/** A query that the real API would refuse; its message goes into the 400 answer. */
export class BadQuery extends Error {}

// The documented limit on alternatives in one filter.
const mostAlternatives = 100

type Test = (work: ShelvedWork) => boolean

/** Works that a request asks for, sorted as it asks; throws BadQuery as the real API refuses. */
export const selectWorks = (shelf: Shelf, query: URLSearchParams): ShelvedWork[] => {
  const tests = filtersOf(query.get('filter'))
  const search = query.get('search')
  if (search) tests.push(hasWords(search, (work) => work.words))
  const found = shelf.works.filter((work) => tests.every((test) => test(work)))
  return sorted(found, query.get('sort'))
}

/** Authors whose name holds every word of the search, most works first. */
export const selectAuthors = (shelf: Shelf, query: URLSearchParams) => {
  const parts = new Map((query.get('filter') ?? '').split(',').map((part) => split(part, ':')))
  const ids = parts.get('ids.openalex') ?? parts.get('openalex') ?? parts.get('openalex_id')
  if (ids) {
    const wanted = new Set(ids.split('|').map(shortId))
    return [...shelf.authors.values()].filter((author) => wanted.has(shortId(author.id)))
  }
  const name = query.get('search') ?? parts.get('display_name.search') ?? ''
  const words = plain(name).split(/\s+/).filter(Boolean)
  if (words.length === 0) throw new BadQuery('A search or a filter is needed.')
  return [...shelf.authors.values()]
    .filter((author) => {
      const own = plain(author.name).split(/[\s.-]+/)
      return words.every((word) => own.some((part) => part.startsWith(word)))
    })
    .toSorted((a, b) => b.works.length - a.works.length || (a.id < b.id ? -1 : 1))
}

/** `https://openalex.org/W1`, `openalex.org/W1` and `W1` name the same thing. */
export const shortId = (id: string): string =>
  id
    .slice(id.lastIndexOf('/') + 1)
    .trim()
    .toUpperCase()

const filtersOf = (filter: string | null): Test[] =>
  filter === null || filter === '' ? [] : splitFilters(filter).map(filterOf)

// A comma inside quotation marks belongs to the value.
const splitFilters = (filter: string): string[] => filter.match(/(?:"[^"]*"|[^,])+/g) ?? []

const filterOf = (part: string): Test => {
  const [name, value] = split(part, ':')
  const alternatives = value.split('|')
  if (alternatives.length > mostAlternatives) {
    throw new BadQuery(`Maximum number of values exceeded for ${name}.`)
  }
  const ids = new Set(alternatives.map(shortId))
  switch (name) {
    case 'author.id':
    case 'authorships.author.id':
      return (work) => work.authors.some((id) => ids.has(shortId(id)))
    case 'institutions.id':
    case 'authorships.institutions.id':
    case 'authorships.institutions.lineage':
      return (work) => work.institutions.some((id) => ids.has(shortId(id)))
    case 'primary_location.source.id':
    case 'locations.source.id':
      return (work) => work.source !== '' && ids.has(shortId(work.source))
    case 'ids.openalex':
    case 'openalex':
    case 'openalex_id':
      return (work) => ids.has(shortId(work.id))
    case 'doi': {
      const dois = new Set(alternatives.map(plainDoi))
      return (work) => work.doi !== '' && dois.has(plainDoi(work.doi))
    }
    case 'title.search':
    case 'display_name.search': {
      const tests = alternatives.map((one) => hasWords(one, (work) => work.title))
      return (work) => tests.some((test) => test(work))
    }
    case 'title_and_abstract.search':
    case 'default.search': {
      const tests = alternatives.map((one) => hasWords(one, (work) => work.words))
      return (work) => tests.some((test) => test(work))
    }
    case 'publication_year':
      return yearTest(value)
    case 'from_publication_date':
      return (work) => work.date >= value
    case 'to_publication_date':
      return (work) => work.date <= value
    default:
      throw new BadQuery(`${name} is not a valid field.`)
  }
}

const yearTest = (value: string): Test => {
  if (value.startsWith('>')) return (work) => work.year > Number(value.slice(1))
  if (value.startsWith('<')) return (work) => work.year < Number(value.slice(1))
  const range = /^(\d{4})-(\d{4})$/.exec(value)
  if (range) return (work) => work.year >= Number(range[1]) && work.year <= Number(range[2])
  const years = new Set(value.split('|').map(Number))
  return (work) => years.has(work.year)
}

const hasWords = (search: string, text: (work: ShelvedWork) => string): Test => {
  const words = plain(search.replaceAll('"', ' '))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1)
  if (words.length === 0) throw new BadQuery('The search holds no word.')
  return (work) => words.every((word) => text(work).includes(word))
}

const sorted = (works: ShelvedWork[], sort: string | null): ShelvedWork[] => {
  const [field, way] = split(sort ?? 'cited_by_count:desc', ':')
  const value = {
    cited_by_count: (work: ShelvedWork) => work.citations,
    publication_year: (work: ShelvedWork) => work.year,
    publication_date: (work: ShelvedWork) => Number(work.date.replaceAll('-', '')),
    relevance_score: (work: ShelvedWork) => work.citations,
  }[field]
  if (!value) throw new BadQuery(`${field} is not a valid field to sort by.`)
  const sign = way === 'asc' ? 1 : -1
  return works.toSorted((a, b) => sign * (value(a) - value(b)) || (a.id < b.id ? -1 : 1))
}

const plainDoi = (doi: string): string =>
  doi.toLowerCase().replace(/^(https?:\/\/)?(dx\.)?(doi\.org\/)?/, '')

const plain = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

const split = (text: string, mark: string): [string, string] => {
  const at = text.indexOf(mark)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + mark.length)]
}
