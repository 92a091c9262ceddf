import type { FakeEntity, FakeWork } from './openalex-world.ts'

/** A 400 with OpenAlex's two fields. */
export class BadRequest extends Error {}

const abstractOf = (work: FakeWork): string =>
  Object.keys(work.abstract_inverted_index ?? {}).join(' ')

const words = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** Whether every searched word begins some word of the text. */
const searches = (text: string, search: string): boolean => {
  const there = words(text)
  return words(search).every((word) => there.some((one) => one.startsWith(word)))
}

const shortId = (id: string | null | undefined): string => (id ?? '').split('/').at(-1) ?? ''

const inRange = (value: number | null, range: string): boolean => {
  if (value === null) return false
  const [from, to] = range.includes('-') ? range.split('-') : [range, range]
  if (range.startsWith('>')) return value > Number(range.slice(1))
  if (range.startsWith('<')) return value < Number(range.slice(1))
  if (!/^\d*-?\d*$/.test(range)) throw new BadRequest(`Invalid filter value: ${range}`)
  return (from === '' || value >= Number(from)) && (to === '' || value <= Number(to))
}

type Test = (work: FakeWork, value: string) => boolean

const institutionIs: Test = (work, value) =>
  work.authorships.some((line) =>
    line.institutions.some((one) => shortId(one.id) === shortId(value)),
  )
const authorIs: Test = (work, value) =>
  work.authorships.some((line) => shortId(line.author.id) === shortId(value))

// "Filter works": those of the documented filters that the application may use.
const workFilters: Readonly<Record<string, Test>> = {
  'authorships.author.id': authorIs,
  'author.id': authorIs,
  'authorships.institutions.lineage': institutionIs,
  'authorships.institutions.id': institutionIs,
  'institutions.id': institutionIs,
  'primary_location.source.id': (work, value) =>
    shortId(work.primary_location?.source?.id) === shortId(value),
  doi: (work, value) =>
    (work.doi ?? '').toLowerCase().endsWith(value.replace(/^https:\/\/doi.org\//, '')),
  openalex: (work, value) => shortId(work.id) === shortId(value),
  publication_year: (work, value) => inRange(work.publication_year, value),
  from_publication_date: (work, value) => (work.publication_date ?? '') >= value,
  to_publication_date: (work, value) => (work.publication_date ?? '9999') <= value,
  cited_by_count: (work, value) => inRange(work.cited_by_count ?? null, value),
  type: (work, value) => work.type === value,
  'title.search': (work, value) => searches(work.title ?? '', value),
  'default.search': (work, value) => searches(`${work.title} ${abstractOf(work)}`, value),
  'title_and_abstract.search': (work, value) =>
    searches(`${work.title} ${abstractOf(work)}`, value),
}

/** Works that fit `filter=a:1|2,b:!3` and `search=`, as documented; 400 for an unknown filter. */
export const filterWorks = (
  works: readonly FakeWork[],
  filter: string,
  search: string,
): readonly FakeWork[] => {
  const conditions = filter.split(',').filter(Boolean).map(readCondition)
  return works.filter(
    (work) =>
      conditions.every((condition) => condition(work)) &&
      (search === '' || searches(`${work.title} ${abstractOf(work)}`, search)),
  )
}

const readCondition = (text: string): ((work: FakeWork) => boolean) => {
  const colon = text.indexOf(':')
  const name = text.slice(0, colon)
  const test = Object.hasOwn(workFilters, name) ? workFilters[name] : undefined
  if (colon < 1 || test === undefined) {
    throw new BadRequest(`Unknown filter field: ${name}. Did you mean: authorships.author.id?`)
  }
  const value = text.slice(colon + 1)
  const negated = value.startsWith('!')
  const values = (negated ? value.slice(1) : value).split('|')
  if (values.length > 100) throw new BadRequest('Maximum number of values exceeded for OR filter')
  return (work) => values.some((one) => test(work, one)) !== negated
}

/** Authors, institutions or sources by words of their name. */
export const searchEntities = (
  entities: Iterable<FakeEntity>,
  search: string,
): readonly FakeEntity[] =>
  [...entities]
    .filter((entity) => search === '' || searches(entity.display_name, search))
    .toSorted((a, b) => b.works.length - a.works.length || a.id.localeCompare(b.id))

/** `sort=cited_by_count:desc`; unknown keys are a 400. */
export const sortWorks = (works: readonly FakeWork[], sort: string): readonly FakeWork[] => {
  if (sort === '') return works
  const [key = '', direction = 'asc'] = sort.split(':')
  const values: Readonly<Record<string, (work: FakeWork) => string | number>> = {
    cited_by_count: (work) => work.cited_by_count ?? -1,
    publication_date: (work) => work.publication_date ?? '',
    publication_year: (work) => work.publication_year ?? 0,
    display_name: (work) => work.title ?? '',
    relevance_score: () => 0,
  }
  const value = Object.hasOwn(values, key) ? values[key] : undefined
  if (value === undefined) throw new BadRequest(`Cannot sort by ${key}`)
  const sign = direction === 'desc' ? -1 : 1
  return works.toSorted((a, b) => {
    const [left, right] = [value(a), value(b)]
    return left === right ? a.id.localeCompare(b.id) : left < right ? -sign : sign
  })
}
