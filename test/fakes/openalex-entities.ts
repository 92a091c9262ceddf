import type { FakeEntity, FakeWork } from './openalex-world.ts'

/** An Author object with the documented fields ("Author object"). */
export const authorObject = (author: FakeEntity): Record<string, unknown> => {
  const years = new Map<number, { works: number; cited: number }>()
  const places = new Map<string, { institution: Record<string, unknown>; years: Set<number> }>()
  const topics = new Map<string, number>()
  for (const work of author.works) {
    const year = work.publication_year ?? 0
    const counted = years.get(year) ?? { works: 0, cited: 0 }
    years.set(year, { works: counted.works + 1, cited: counted.cited + (work.cited_by_count ?? 0) })
    const line = work.authorships.find((one) => one.author.id === author.id)
    for (const institution of line?.institutions ?? []) {
      const place = places.get(institution.display_name) ?? {
        institution: { ...institution, lineage: [institution.id] },
        years: new Set<number>(),
      }
      place.years.add(year)
      places.set(institution.display_name, place)
    }
    for (const topic of work.topics ?? []) {
      topics.set(topic.display_name, (topics.get(topic.display_name) ?? 0) + 1)
    }
  }
  const affiliations = [...places.values()].map((place) => ({
    institution: place.institution,
    years: [...place.years].toSorted((a, b) => b - a),
  }))
  const newest = affiliations.toSorted((a, b) => (b.years[0] ?? 0) - (a.years[0] ?? 0))
  return {
    id: author.id,
    orcid: author.orcid,
    display_name: author.display_name,
    display_name_alternatives: [author.display_name],
    works_count: author.works.length,
    cited_by_count: citedOf(author.works),
    affiliations,
    last_known_institutions: newest.slice(0, 1).map((place) => place.institution),
    topics: [...topics]
      .toSorted(([, a], [, b]) => b - a)
      .map(([display_name, count]) => ({ display_name, count })),
    counts_by_year: [...years].map(([year, { works, cited }]) => ({
      year,
      works_count: works,
      cited_by_count: cited,
    })),
  }
}

/** An Institution or Source object, as far as names, counts and countries go. */
export const placeObject = (place: FakeEntity): Record<string, unknown> => ({
  id: place.id,
  display_name: place.display_name,
  country_code: place.country_code,
  type: place.type,
  works_count: place.works.length,
  cited_by_count: citedOf(place.works),
})

const citedOf = (works: readonly FakeWork[]): number =>
  works.reduce((sum, work) => sum + (work.cited_by_count ?? 0), 0)
