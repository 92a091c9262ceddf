import { z } from 'zod'
import type { AuthorCandidate } from '../../contract.ts'
import type { OpenAlexClient } from './client.ts'
import { openAlexId, orcidAddress } from './ids.ts'
import { readPage } from './pages.ts'

const Named = z.object({ display_name: z.string() })
const Author = z.object({
  id: z.string(),
  display_name: z.string(),
  display_name_alternatives: z.array(z.string()).catch([]),
  orcid: z.string().nullable().catch(null),
  works_count: z.number().int().nonnegative().catch(0),
  cited_by_count: z.number().int().nonnegative().catch(0),
  affiliations: z
    .array(
      z.object({
        institution: z.object({
          display_name: z.string(),
          country_code: z.string().nullable().catch(null),
        }),
        years: z.array(z.number().int()).catch([]),
      }),
    )
    .catch([]),
  last_known_institutions: z.array(Named).nullable().catch(null),
  topics: z.array(Named).catch([]),
  counts_by_year: z
    .array(z.object({ year: z.number().int(), works_count: z.number().int().catch(0) }))
    .catch([]),
})

const SomeWork = z.object({
  title: z.string().nullable().catch(null),
  publication_year: z.number().int().nullable().catch(null),
})

const authorFields =
  'id,display_name,display_name_alternatives,orcid,works_count,cited_by_count,affiliations,last_known_institutions,topics,counts_by_year'

/** People of OpenAlex who bear a name, with what tells namesakes apart; most works first. */
export const searchAuthors = async (
  client: OpenAlexClient,
  name: string,
  most: number,
): Promise<{ candidates: AuthorCandidate[]; total: number }> => {
  const params = { search: name, select: authorFields, per_page: most }
  const page = await readPage(client, 'authors', params, '*')
  const authors = page.results.flatMap((result) => {
    const author = Author.safeParse(result)
    return author.success ? [author.data] : []
  })
  const candidates: AuthorCandidate[] = []
  for (const author of authors.slice(0, most)) {
    const candidate = candidateOf(author)
    if (candidate !== null)
      candidates.push({ ...candidate, ...(await someWorks(client, candidate)) })
  }
  return { candidates, total: Math.max(page.count, candidates.length) }
}

const candidateOf = (author: z.output<typeof Author>): AuthorCandidate | null => {
  const id = openAlexId(author.id, 'A')
  if (id === null) return null
  const years = author.counts_by_year
    .filter((count) => count.works_count > 0)
    .map((count) => count.year)
  const places = author.affiliations.map(({ institution, years: at }) => ({
    name: institution.display_name,
    country: institution.country_code,
    firstYear: at.length === 0 ? null : Math.min(...at),
    lastYear: at.length === 0 ? null : Math.max(...at),
  }))
  const all = [...years, ...author.affiliations.flatMap((affiliation) => affiliation.years)]
  return {
    id,
    name: author.display_name,
    otherNames: author.display_name_alternatives
      .filter((other) => other !== author.display_name)
      .slice(0, 6),
    orcid: orcidAddress(author.orcid),
    works: author.works_count,
    citations: author.cited_by_count,
    lastOrganisation: author.last_known_institutions?.at(0)?.display_name ?? null,
    organisations: places.toSorted((a, b) => (b.lastYear ?? 0) - (a.lastYear ?? 0)).slice(0, 8),
    firstYear: all.length === 0 ? null : Math.min(...all),
    lastYear: all.length === 0 ? null : Math.max(...all),
    topics: author.topics.slice(0, 5).map((topic) => topic.display_name),
    someWorks: [],
  }
}

/** Three titles by which one recognises a person: the most cited ones. */
const someWorks = async (
  client: OpenAlexClient,
  candidate: AuthorCandidate,
): Promise<Pick<AuthorCandidate, 'someWorks'>> => {
  const page = await readPage(
    client,
    'works',
    {
      filter: `authorships.author.id:${candidate.id.split('/').at(-1)}`,
      sort: 'cited_by_count:desc',
      select: 'id,title,publication_year',
      per_page: 3,
    },
    '*',
  )
  return {
    someWorks: page.results.flatMap((result) => {
      const work = SomeWork.safeParse(result)
      return work.success && work.data.title !== null
        ? [{ title: work.data.title, year: work.data.publication_year }]
        : []
    }),
  }
}
