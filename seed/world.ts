/**
 * A small invented world: 3,012 works by 804 people who do not exist, and some who write nothing.
 * The same at every run. Whatever resembles a real person, organisation or venue does so by chance.
 */
import campaign from './campaign.json' with { type: 'json' }
import { addReferences } from './cite.ts'
import others from './others.json' with { type: 'json' }
import listed from './organisations.json' with { type: 'json' }
import type { OpenAlexWork } from './openalex-work.ts'
import { organisationOpenAlexId } from './organisations.ts'
import { planWorks } from './plan.ts'
import { openAlexId, populate } from './population.ts'
import { printWork } from './print-work.ts'
import { openWriter } from './prose.ts'
import { openRandom, type Random } from './random.ts'

export type { OpenAlexWork } from './openalex-work.ts'

const worldSeed = 20_261_124
/** Works that come a second time, at another venue: real literature has them too. */
const secondPrintings = 8

export interface InventedPerson {
  readonly name: string
  readonly role: string
  readonly organisation: string
  readonly links: readonly string[]
  /** Where one would have heard of the person. */
  readonly source: string
  readonly why: string
}

export interface InventedOrganisation {
  readonly name: string
  readonly kind: 'lab' | 'company' | 'university' | 'fund' | 'other'
  readonly country: string
  readonly city: string | null
  readonly aliases: readonly string[]
  /** As the works name it; null for those that no work names. */
  readonly openAlexId: string | null
}

/** The works, oldest first, as OpenAlex Work objects with ids far above every real one. */
export function* inventedWorks(): Generator<OpenAlexWork> {
  const random = openRandom(worldSeed)
  const plans = planWorks(random, populate(random)).toSorted((a, b) => a.year - b.year)
  const writer = openWriter(random)
  const works = plans.map((plan, index) => printWork(random, writer, plan, index + 1))
  const cited = addReferences(random, works, plans)
  yield* cited
  yield* printAgain(
    random,
    // Works of the named people come once, so that their numbers are those of the pictures.
    cited.filter((_, index) => plans[index]?.authors.every((author) => author.part !== 'cast')),
    works.length,
  )
}

/** Founders, investors and engineers who sign no works; they are found and listed all the same. */
export const inventedPeople = (): readonly InventedPerson[] => others.people

/** A line of the invented campaign. `due` counts days from today, `days` those in the stage. */
export interface InventedLine {
  readonly kind?: string
  readonly name: string
  readonly at: string
  readonly tier: string
  readonly area?: string
  readonly stage: string
  readonly days: number
  readonly thesis: string
  readonly source: string
  readonly move?: string
  readonly due?: number | null
  readonly waits?: string
  readonly reason?: string
  readonly owned: boolean
}

/** A campaign under way in the world: its charter in short, and who is on The List. */
export const inventedCampaign = (): {
  readonly charter: {
    readonly goal: string
    readonly tone: string
    readonly seats: readonly { readonly name: string; readonly seats: number }[]
  }
  readonly lines: readonly InventedLine[]
} => campaign

/** Every organisation of the world, those without works included. */
export const inventedOrganisations = (): readonly InventedOrganisation[] => [
  ...listed.signing.map((entry, index) => ({
    name: entry.name,
    openAlexId: organisationOpenAlexId(index),
    kind: kindOf(entry.kind),
    country: entry.country,
    city: entry.city,
    aliases: [],
  })),
  ...listed.others.map((entry) => ({
    name: entry.name,
    openAlexId: null,
    kind: kindOf(entry.kind),
    country: entry.country,
    city: null,
    aliases: entry.aliases,
  })),
]

function* printAgain(
  random: Random,
  works: readonly OpenAlexWork[],
  lastNumber: number,
): Generator<OpenAlexWork> {
  const settled = works.filter(
    (work) => work.publication_year >= 2018 && work.publication_year < 2026,
  )
  for (let copy = 1; copy <= secondPrintings; copy += 1) {
    const work = settled[Math.floor(random.next() * settled.length)]
    if (work === undefined) return
    const id = openAlexId('W', lastNumber + copy)
    yield {
      ...work,
      id,
      cited_by_count: Math.min(3, work.cited_by_count ?? 0),
      counts_by_year: [],
      primary_location: {
        landing_page_url: `https://works.example/${id.slice('https://openalex.org/'.length)}`,
        pdf_url: null,
        source: null,
      },
    }
  }
}

/** The words of OpenAlex for kinds of organisations, in ours. */
const kindOf = (kind: string): InventedOrganisation['kind'] => {
  switch (kind) {
    case 'company':
      return 'company'
    case 'education':
      return 'university'
    case 'fund':
      return 'fund'
    default:
      return 'lab'
  }
}
