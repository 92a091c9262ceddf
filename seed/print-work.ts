/** A planned work as an OpenAlex object: words, places, citations. */
import venues from './venues.json' with { type: 'json' }
import type { OpenAlexTerm, OpenAlexWork } from './openalex-work.ts'
import { lastYear } from './organisations.ts'
import type { PlannedWork } from './plan.ts'
import { openAlexId } from './population.ts'
import { printAuthor } from './print-author.ts'
import type { Prose, Writer } from './prose.ts'
import type { Random } from './random.ts'
import { topicKeys, topicOf, type Topic } from './topics.ts'

/** The day on which the world was taken down; nothing in it is later. */
export const takenDown = '2026-11-14'

const venueNames = Object.keys(venues)
const venueList: Readonly<Record<string, { readonly type: string; readonly month: number }>> =
  venues

export const printWork = (
  random: Random,
  writer: Writer,
  work: PlannedWork,
  number: number,
): OpenAlexWork => {
  const topic = topicOf(work.topic)
  const prose = work.told === null ? writer.write(topic, work.year) : toldProse(work.told, topic)
  const venue = work.told === null ? chooseVenue(random, topic) : work.told.venue
  const date = work.told?.date ?? chooseDate(random, work.year, venue)
  const id = openAlexId('W', number)
  const title = work.told === null ? addTitleFault(random, prose.title) : prose.title
  const citations = work.told?.citations ?? drawCitations(random, work)
  const retracted = work.told === null && random.chance(0.003)
  return {
    id,
    doi: null,
    title,
    display_name: title,
    publication_year: work.year,
    publication_date: date,
    language: 'en',
    type: work.told !== null && 'type' in work.told ? (work.told.type ?? 'article') : 'article',
    primary_location: {
      landing_page_url: `https://works.example/${id.slice('https://openalex.org/'.length)}`,
      pdf_url: null,
      source: venue === null ? null : sourceOf(venue),
    },
    authorships: work.authors.map((person, position) =>
      printAuthor(random, person, work.year, position, work.authors.length),
    ),
    cited_by_count: citations,
    counts_by_year: countsByYear(citations, work),
    keywords: prose.keywords.map((keyword, place) => term(keyword, place)),
    topics: [{ ...term(topic.name, 0), id: openAlexId('T', topicKeys.indexOf(work.topic) + 1) }],
    referenced_works: [],
    abstract_inverted_index:
      work.told === null && random.chance(0.05) ? null : invert(prose.abstract),
    is_retracted: retracted,
    updated_date: takenDown,
  }
}

const toldProse = (
  told: { readonly title: string; readonly abstract: string },
  topic: Topic,
): Prose => ({ title: told.title, abstract: told.abstract, keywords: topic.keywords.slice(0, 4) })

const chooseVenue = (random: Random, topic: Topic): string | null =>
  random.chance(0.04)
    ? null
    : random.weighted(topic.venues, (name) => 1 / (1 + topic.venues.indexOf(name)))

const sourceOf = (venue: string) => ({
  id: openAlexId('S', venueNames.indexOf(venue) + 1),
  display_name: venue,
  type: venueList[venue]?.type ?? 'conference',
})

/** Conferences have their month; journals appear all year round. */
const chooseDate = (random: Random, year: number, venue: string | null): string => {
  const own = venue === null ? 0 : (venueList[venue]?.month ?? 0)
  const month = own > 0 ? own : random.between(1, year === lastYear ? 10 : 12)
  const day = random.between(1, year === lastYear && month === 11 ? 13 : 28)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const term = (name: string, place: number): OpenAlexTerm => ({
  id: `https://openalex.org/keywords/${name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-')}`,
  display_name: name,
  score: Number((0.9 - place * 0.08).toFixed(2)),
})

/** Few works are cited much: a log-normal draw that grows with age. Some counts are unknown. */
const drawCitations = (random: Random, work: PlannedWork): number | null => {
  if (random.chance(0.05)) return null
  const age = lastYear - work.year + 0.6
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
  const middle = 1.1 + 0.62 * Math.log(1 + age) * 1.4
  return Math.floor(Math.exp(middle + normal) * (work.year === lastYear ? 0.4 : 1))
}

/** Spread over the years since, most of them two to five years after. Newest year first. */
const countsByYear = (citations: number | null, work: PlannedWork) => {
  if (citations === null || citations === 0) return []
  if (work.told !== null) {
    const before = citations - work.told.thisYear
    const counts = [{ year: lastYear, cited_by_count: work.told.thisYear }]
    return before > 0 ? [...counts, { year: lastYear - 1, cited_by_count: before }] : counts
  }
  const years = Array.from(
    { length: Math.min(10, lastYear - work.year + 1) },
    (_, i) => lastYear - i,
  )
  const share = (year: number): number => 1 / (1 + Math.abs(year - work.year - 2.5))
  const total = years.reduce((sum, year) => sum + share(year), 0)
  return years
    .map((year) => ({ year, cited_by_count: Math.floor((citations * share(year)) / total) }))
    .filter((count) => count.cited_by_count > 0)
}

/** Word to positions, split at white space, as OpenAlex gives abstracts. */
const invert = (text: string): Record<string, number[]> => {
  const index: Record<string, number[]> = {}
  for (const [position, word] of text.split(/\s+/u).entries()) (index[word] ??= []).push(position)
  return index
}

const addTitleFault = (random: Random, title: string): string =>
  random.chance(0.008)
    ? random.pick([
        title.replace(' and ', ' &amp; '),
        title.replace(/^(\S+)/u, '\\emph{$1}'),
        title.toUpperCase(),
        `${title}.`,
        title.replace(' ', '  '),
      ])
    : title
