import { recentYears } from '#warehouse/years.ts'
import { scoutingLimits, type Facets, type FacetValue } from './contract.ts'
import type { z } from 'zod'
import type { filtersShape } from './contract.ts'
import type { FoundWorks } from './find-works.ts'
import type { Resident } from './resident.ts'
import type { ScoredPerson } from './score-people.ts'

export type Filters = z.output<z.ZodObject<typeof filtersShape>>

const bits = {
  organisation: 1,
  country: 2,
  recent: 4,
  activeFrom: 8,
  minimumWorks: 16,
  other: 32,
} as const

/**
 * Which filters a person fails, one bit each; 0 passes. "Not at" has its own bit: it is never
 * lifted to count other organisations.
 */
export const failuresOf = (
  resident: Resident,
  filters: Filters,
): ((personNo: number) => number) => {
  const { people } = resident
  const wanted = numbersOf(filters.organisation, resident.organisationNo)
  const unwanted = numbersOf(filters.notOrganisation, resident.organisationNo)
  const countries = new Set(
    filters.country.map((code) => resident.countries.indexOf(code.toUpperCase())),
  )
  return (personNo) => {
    const organisation = people.organisation[personNo] ?? -1
    let failed = 0
    if (filters.organisation.length > 0 && !wanted.has(organisation)) failed |= bits.organisation
    if (filters.country.length > 0 && !countries.has(people.country[personNo] ?? -1)) {
      failed |= bits.country
    }
    if ((people.recentShare[personNo] ?? 0) < filters.recent) failed |= bits.recent
    if ((people.lastYear[personNo] ?? -1) < (filters.activeFrom ?? -1)) failed |= bits.activeFrom
    if ((people.works[personNo] ?? 0) < filters.minimumWorks) failed |= bits.minimumWorks
    const firstYear = people.firstYear[personNo] ?? -1
    const late = filters.activeTo !== undefined && (firstYear < 0 || firstYear > filters.activeTo)
    if (late || unwanted.has(organisation) || people.known[personNo] !== 1) failed |= bits.other
    return failed
  }
}

const numbersOf = (
  ids: readonly string[],
  numbers: ReadonlyMap<string, number>,
): ReadonlySet<number> => new Set(ids.flatMap((id) => numbers.get(id) ?? []))

const recentSteps = Float64Array.of(0.25, 0.5, 0.75, 1)
const workSteps = Float64Array.of(2, 5, 10, 20, 50)
const activeSteps = [1, recentYears, 5, 10]

/** The state of a count: who matched before any filter on people, and how they fared. */
export interface Matched {
  readonly people: readonly ScoredPerson[]
  readonly failures: Int32Array
}

/** Counts over all matches; see `Facets` in contract.ts for what is counted with what. */
export const countFacets = (
  resident: Resident,
  matched: Matched,
  filters: Filters,
): Omit<Facets, 'venue'> => {
  const organisation = new Int32Array(resident.organisationCount)
  const country = new Int32Array(resident.countries.length)
  const recent = new Int32Array(recentSteps.length)
  const works = new Int32Array(workSteps.length)
  const years = Float64Array.from(activeSteps, (step) => resident.newestYear - step + 1)
  const active = new Int32Array(years.length)
  const role = { any: 0, first: 0, last: 0 }
  const { people } = resident
  for (let i = 0; i < matched.people.length; i++) {
    const person = matched.people[i]
    if (!person) continue
    const failed = matched.failures[i] ?? 0
    const no = person.personNo
    // A facet is counted for whoever fails nothing, or nothing but this facet's own filter.
    const all = failed === 0
    if (all || failed === bits.organisation) add(organisation, people.organisation[no] ?? -1)
    if (all || failed === bits.country) add(country, people.country[no] ?? -1)
    if (all || failed === bits.recent) atLeast(recent, recentSteps, people.recentShare[no] ?? 0)
    if (all || failed === bits.minimumWorks) atLeast(works, workSteps, people.works[no] ?? 0)
    if (all || failed === bits.activeFrom) atLeast(active, years, people.lastYear[no] ?? -1)
    if (!all) continue
    role.any++
    if (person.hasRole('first')) role.first++
    if (person.hasRole('last')) role.last++
  }
  return {
    organisation: values(organisation, filters.organisation, (no) => {
      const known = resident.organisations.get(no)
      return known ? { value: known.id, label: known.name } : null
    }),
    country: values(country, filters.country, (no) => {
      const code = resident.countries[no]
      return code === undefined ? null : { value: code, label: code }
    }),
    role: Object.entries(role).map(([value, count]) => ({ value, label: value, people: count })),
    recent: steps(recentSteps, recent),
    activeFrom: steps(years, active),
    minimumWorks: steps(workSteps, works),
  }
}

/** Venues of the works that made people match, each person counted once a venue. */
export const countVenues = (
  resident: Resident,
  found: FoundWorks,
  matched: Matched,
): FacetValue[] => {
  const count = new Int32Array(resident.venues.length)
  const seenBy = new Int32Array(resident.venues.length).fill(-1)
  for (let i = 0; i < matched.people.length; i++) {
    const person = matched.people[i]
    if (!person || matched.failures[i] !== 0) continue
    for (let nth = 0; nth < person.works; nth++) {
      const venue = resident.venue[found.work[person.foundAt(nth)] ?? -1] ?? -1
      if (venue < 0 || seenBy[venue] === i) continue
      seenBy[venue] = i
      add(count, venue)
    }
  }
  return values(count, [], (no) => {
    const name = resident.venues[no]
    return name === undefined ? null : { value: name, label: name }
  })
}

const add = (count: Int32Array, key: number): void => {
  if (key >= 0) count[key] = (count[key] ?? 0) + 1
}

const atLeast = (counts: Int32Array, limits: Float64Array, value: number): void => {
  for (let i = 0; i < counts.length; i++) {
    if (value >= (limits[i] ?? Infinity)) counts[i] = (counts[i] ?? 0) + 1
  }
}

const steps = (limits: Float64Array, counts: Int32Array): FacetValue[] =>
  Array.from(limits, (limit, i) => ({
    value: String(limit),
    label: String(limit),
    people: counts[i] ?? 0,
  }))

/** The most frequent values, and those chosen even when they are rare or have nobody. */
const values = (
  count: Int32Array,
  chosen: readonly string[],
  named: (no: number) => { value: string; label: string } | null,
): FacetValue[] => {
  const present: number[] = []
  for (let no = 0; no < count.length; no++) if ((count[no] ?? 0) > 0) present.push(no)
  present.sort((a, b) => (count[b] ?? 0) - (count[a] ?? 0) || a - b)
  const wanted = new Set(chosen)
  return present.flatMap((no, i) => {
    if (i >= scoutingLimits.facetValues && wanted.size === 0) return []
    const name = named(no)
    if (!name || (i >= scoutingLimits.facetValues && !wanted.has(name.value))) return []
    return [{ ...name, people: count[no] ?? 0 }]
  })
}
