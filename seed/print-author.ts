/** How an author line is printed: name forms, affiliations, and the faults that printing adds. */
import type { OpenAlexAuthorship } from './openalex-work.ts'
import { spellIn, type Person } from './population.ts'
import type { Random } from './random.ts'

const countries = new Intl.DisplayNames(['en'], { type: 'region' })

/** The share of printed names with a fault, about what real conference data show. */
const faultShare = 0.012

export const printAuthor = (
  random: Random,
  person: Person,
  year: number,
  position: number,
  count: number,
): OpenAlexAuthorship => {
  const form = nameForm(random, person, year)
  const rawName =
    person.part !== 'cast' && random.chance(faultShare) ? addFault(random, form) : form
  const spell = spellIn(person, year)
  const organisation = spell === null || spell.away ? null : spell.group.organisation
  const unprinted = organisation === null || (person.part !== 'cast' && random.chance(0.05))
  const place = position === 0 ? 'first' : position === count - 1 ? 'last' : 'middle'
  return {
    author_position: place,
    author: {
      id: person.authorId,
      display_name: person.authorId === null ? rawName : person.name,
      orcid: showsOrcid(person, year) ? person.orcid : null,
    },
    institutions: unprinted
      ? []
      : [
          {
            id: organisation.id,
            display_name: organisation.name,
            ror: null,
            country_code: organisation.country,
            type: organisation.kind,
          },
        ],
    is_corresponding: position === (count > 3 && random.chance(0.25) ? count - 1 : 0),
    raw_author_name: rawName,
    raw_affiliation_strings: unprinted
      ? []
      : [
          random.pick([
            organisation.name,
            `${organisation.name}, ${organisation.city}`,
            `${organisation.name}, ${organisation.city}, ${countries.of(organisation.country) ?? ''}`,
          ]),
        ],
  }
}

/**
 * The story of Linh Đặng Thu: early works are printed without marks and without an ORCID, and two
 * as "L. Đặng", who could also be somebody else.
 */
const nameForm = (random: Random, person: Person, year: number): string => {
  if (person.key !== 'linh') {
    return person.also.length > 0 && random.chance(0.24) ? random.pick(person.also) : person.name
  }
  if (year === 2021) return 'L. T. Dang'
  if (year <= 2023) return 'Linh Thu Dang'
  return year === 2024 ? 'L. Đặng' : person.name
}

const showsOrcid = (person: Person, year: number): boolean => person.key !== 'linh' || year >= 2024

const addFault = (random: Random, name: string): string => {
  const parts = name.split(' ')
  return random.pick([
    `*${name}`,
    `${name}†`,
    `${name}1`,
    name.toUpperCase(),
    name.toLowerCase(),
    parts.join('\u{a0}'),
    `${name} `,
    parts.join('  '),
    name.replaceAll('é', '\u{c3}\u{a9}'),
    name.replaceAll('ö', '\\"{o}'),
    name.normalize('NFD'),
    `${parts.slice(1).join(' ')}, ${parts[0] ?? ''}`,
    `Dr. ${name}`,
  ])
}
