import type { Weights } from './contract.ts'
import type { FoundWorks } from './find-works.ts'
import type { Resident } from './resident.ts'

/** One work of one person in the sum. `place` is the signature's place in the resident columns. */
export interface Contribution {
  /** Index into the found works; -1 for what a human wrote of the person. */
  readonly at: number
  readonly place: number
  readonly value: number
}

/** A person with what counted, best work first, 60 at most. */
export interface ScoredPerson {
  readonly personNo: number
  readonly score: number
  readonly contributions: readonly Contribution[]
}

export interface ScoreOptions {
  readonly weights: Weights
  readonly role: 'any' | 'first' | 'last'
  /** Years count back from here; that of the newest work. */
  readonly now: number
  /** Only works of this year or later. */
  readonly since?: number
  /** Only works for which this holds (index into the found works). */
  readonly keeps?: (at: number) => boolean
  /** What humans wrote: person number and relevance, on the scale of the works. */
  readonly hand: readonly { readonly personNo: number; readonly relevance: number }[]
}

/** Works summed for one person (RANKING.md, use 1b). */
export const mostWorks = 60

/**
 * The factors of one work for one author: relevance² × recency × role × impact. A retracted work
 * counts nothing; one without a year is taken to be as old as a half-life.
 */
export const factorsOf = (
  resident: Resident,
  found: FoundWorks,
  { weights, now }: Pick<ScoreOptions, 'weights' | 'now'>,
  at: number,
  place: number,
): { relevance: number; recency: number; role: number; impact: number } => {
  const work = found.work[at] ?? 0
  const relevance = found.relevance[at] ?? 0
  const retracted = resident.retracted[work] === 1
  return {
    relevance: retracted ? 0 : relevance * relevance,
    recency: recencyOf(resident.year[work] ?? -1, now, weights.halfLife),
    role: roleOf(resident.position[place] ?? 0, resident.authorCount[work] ?? 1, weights),
    impact: impactOf(resident.citations[work] ?? -1, weights.impact),
  }
}

const recencyOf = (year: number, now: number, halfLife: number): number => {
  if (halfLife === 0) return 1
  const age = year < 0 ? halfLife : Math.max(0, now - year)
  return 0.5 ** (age / halfLife)
}

const roleOf = (position: number, authors: number, weights: Weights): number => {
  if (position === 0) return weights.first
  return position === authors - 1 ? weights.last : weights.middle
}

/** Unknown citations are counted as none, not as an average: null must never help. */
const impactOf = (citations: number, impact: number): number =>
  1 + impact * Math.log10(1 + Math.max(0, citations))

/** Sums the 60 best works of each author; people in the order of their score. Pure. */
export const scorePeople = (
  resident: Resident,
  found: FoundWorks,
  options: ScoreOptions,
): ScoredPerson[] => {
  const people = new Map<
    number,
    { personNo: number; score: number; contributions: Contribution[] }
  >()
  const add = (personNo: number, at: number, place: number, value: number): void => {
    const known = people.get(personNo)
    if (known) {
      known.score += value
      known.contributions.push({ at, place, value })
    } else {
      people.set(personNo, { personNo, score: value, contributions: [{ at, place, value }] })
    }
  }
  addWorks(resident, found, options, add)
  for (const { personNo, relevance } of options.hand) add(personNo, -1, -1, relevance * relevance)
  const scored = [...people.values()]
  for (const person of scored) {
    if (person.contributions.length === 1) continue
    person.contributions.sort((a, b) => b.value - a.value)
    for (const { value } of person.contributions.splice(mostWorks)) person.score -= value
  }
  return scored.sort((a, b) => b.score - a.score || a.personNo - b.personNo)
}

/** Hands over every author line of every found work that counts. */
const addWorks = (
  resident: Resident,
  found: FoundWorks,
  { weights, role, now, since, keeps }: ScoreOptions,
  add: (personNo: number, at: number, place: number, value: number) => void,
): void => {
  for (let at = 0; at < found.work.length; at++) {
    const work = found.work[at] ?? 0
    const year = resident.year[work] ?? -1
    if ((since !== undefined && year < since) || keeps?.(at) === false) continue
    if (resident.retracted[work] === 1) continue
    const relevance = found.relevance[at] ?? 0
    const recency = recencyOf(year, now, weights.halfLife)
    const impact = impactOf(resident.citations[work] ?? -1, weights.impact)
    const base = relevance * relevance * recency * impact
    const authors = resident.authorCount[work] ?? 1
    const start = resident.starts[work] ?? 0
    const end = resident.starts[work + 1] ?? 0
    for (let place = start; place < end; place++) {
      const personNo = resident.person[place] ?? -1
      if (personNo < 0) continue
      const position = resident.position[place] ?? 0
      if (role === 'first' && position !== 0) continue
      if (role === 'last' && position !== authors - 1) continue
      const value = base * roleOf(position, authors, weights)
      if (value > 0) add(personNo, at, place, value)
    }
  }
}

/**
 * One standard error of a person's sum over works: that of a Poisson bootstrap, in which each work
 * might as well have been there twice or not at all. One work alone leaves all in doubt.
 */
export const doubtOf = (contributions: readonly Contribution[]): number =>
  Math.sqrt(contributions.reduce((sum, { value }) => sum + value * value, 0))

// Closer than this share of the smaller doubt: another reading of the same works could swap them.
const tieShare = 0.05
// Neighbours looked at on each side; a longer tie is cut, in words it stays a tie.
const mostTied = 10

/** Ranks (from 1) that the evidence cannot tell from the one at `index`. */
export const tiesOf = (people: readonly ScoredPerson[], index: number): number[] => {
  const tied: number[] = []
  for (const step of [-1, 1]) {
    let here = people[index]
    for (let i = index + step; Math.abs(i - index) <= mostTied; i += step) {
      const there = people[i]
      if (!here || !there || !isTie(here, there)) break
      tied.push(i + 1)
      here = there
    }
  }
  return tied.toSorted((a, b) => a - b)
}

const isTie = (a: ScoredPerson, b: ScoredPerson): boolean =>
  Math.abs(a.score - b.score) <=
  tieShare * Math.min(doubtOf(a.contributions), doubtOf(b.contributions))

// From this share of the score on, one work carries the rank.
const thinShare = 0.8

/** Whether one work carries the rank. */
export const isThin = ({ score, contributions }: ScoredPerson): boolean =>
  (contributions[0]?.value ?? 0) >= thinShare * score
