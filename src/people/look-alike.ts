import type { PersonLink } from './links.ts'
import { orcidOf } from './links.ts'
import { nameParts } from './matching/name-key.ts'
import { organisationKey } from './organisation-key.ts'

export interface FactsToCompare {
  readonly name: string
  readonly organisation: string
  readonly links: readonly PersonLink[]
}

/** Somebody who is here, as far as it takes to compare. */
export interface PersonToCompare {
  readonly name: string
  readonly organisation: string | null
  readonly orcid: string | null
}

/** How two could be one, in words; `distance` orders, smaller is more alike. */
export interface Likeness {
  readonly why: string
  /** Same ORCID, or the same full name at the same organisation. */
  readonly certain: boolean
  readonly distance: number
}

/**
 * Whether facts about to be written down could be about somebody who is here; null when the names
 * cannot be those of one person. Names are compared folded, in either order, initials allowed.
 */
export const compareFacts = (facts: FactsToCompare, person: PersonToCompare): Likeness | null => {
  const orcid = facts.links.find((link) => link.kind === 'orcid')?.label ?? null
  const theirs = orcidOf(person.orcid)
  if (orcid !== null && theirs !== null) {
    if (orcid === theirs) return { why: 'same ORCID', certain: true, distance: 0 }
    return null
  }
  const name = compareNames(nameParts(facts.name), nameParts(person.name))
  if (name === null) return null
  const place = organisationKey(facts.organisation)
  const theirPlace = organisationKey(person.organisation ?? '')
  const samePlace = place !== '' && place === theirPlace
  const nearPlace =
    !samePlace && place !== '' && theirPlace !== '' && sharesPlace(place, theirPlace)
  const where = samePlace ? ', same organisation' : nearPlace ? ', similar organisation' : ''
  return {
    why: `${name.why}${where}`,
    certain: name.distance <= 1 && (samePlace || nearPlace),
    distance: name.distance + (samePlace ? 0 : nearPlace ? 0.5 : 1),
  }
}

interface NameLikeness {
  readonly why: string
  readonly distance: number
}

/** How two names in words (given names first) could be of one person; null when not. */
export const compareNames = (a: readonly string[], b: readonly string[]): NameLikeness | null => {
  if (a.length === 0 || b.length === 0) return null
  if (a.join(' ') === b.join(' ')) return { why: 'same name', distance: 0 }
  if (a.toSorted().join(' ') === b.toSorted().join(' ')) {
    return { why: 'same name in another order', distance: 0.5 }
  }
  if (a.join('') === b.join('')) return { why: 'same name, written apart', distance: 0.5 }
  for (const other of [b, [...b.slice(1), ...b.slice(0, 1)]]) {
    const found = compareInOrder(a, other)
    if (found) return found
  }
  return null
}

/** "Alex" begins "Alexander"; "Wei" begins "Weisheng" and is another name. */
const shortestNickname = 4

const compareInOrder = (a: readonly string[], b: readonly string[]): NameLikeness | null => {
  const [familyA, familyB] = [a.at(-1), b.at(-1)]
  const [firstA, firstB] = [a[0], b[0]]
  if (a.length < 2 || b.length < 2) {
    // A single word may be a name that is still being typed.
    const [short, long] = a.length < 2 ? [a, b] : [b, a]
    const word = short[0] ?? ''
    const starts = word.length >= 2 && long.some((part) => part.startsWith(word))
    return starts ? { why: 'part of the name', distance: 4 } : null
  }
  if (familyA === undefined || familyA !== familyB) return null
  if (firstA === undefined || firstB === undefined) return null
  if (firstA === firstB) return { why: 'same first and last name', distance: 1 }
  if (!startsOther(firstA, firstB)) return null
  const shorter = Math.min(firstA.length, firstB.length)
  if (shorter === 1) return { why: 'same last name and initial', distance: 3 }
  if (shorter < shortestNickname) return null
  return { why: 'same last name, first name shortened', distance: 2 }
}

const startsOther = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a)

const sharesPlace = (a: string, b: string): boolean =>
  a.startsWith(`${b} `) || b.startsWith(`${a} `) || a.endsWith(` ${b}`) || b.endsWith(` ${a}`)
