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

/** Author lines that count, column by column, in the order of the works found. */
class Lines {
  readonly at: Int32Array
  readonly place: Int32Array
  readonly value: Float64Array
  readonly personNo: Int32Array
  readonly role: Uint8Array
  length = 0

  constructor(most: number) {
    this.at = new Int32Array(most)
    this.place = new Int32Array(most)
    this.value = new Float64Array(most)
    this.personNo = new Int32Array(most)
    this.role = new Uint8Array(most)
  }

  push(personNo: number, at: number, place: number, value: number, role: number): void {
    const i = this.length++
    this.personNo[i] = personNo
    this.at[i] = at
    this.place[i] = place
    this.value[i] = value
    this.role[i] = role
  }
}

/** A person with what counted, best work first, 60 at most. */
export class ScoredPerson {
  readonly personNo: number
  readonly score: number
  /** How many works counted. */
  readonly works: number
  readonly #lines: Lines
  readonly #ordered: Int32Array
  readonly #from: number
  readonly #decay: number
  readonly #roles: number

  /**
   * The person's lines are `ordered[from]` and the next `works`, the most valuable first. (No view
   * of them is made: a search has thousands of people, of whom a page is looked at.)
   */
  constructor(lines: Lines, ordered: Int32Array, from: number, works: number, decay: number) {
    this.#lines = lines
    this.#ordered = ordered
    this.#from = from
    this.#decay = decay
    this.works = works
    this.personNo = lines.personNo[ordered[from] ?? 0] ?? -1
    let score = 0
    let share = 1
    let roles = 0
    for (let i = from; i < from + works; i++) {
      const line = ordered[i] ?? 0
      score += (lines.value[line] ?? 0) * share
      roles |= lines.role[line] ?? 0
      share *= decay
    }
    this.score = score
    this.#roles = roles
  }

  get contributions(): Contribution[] {
    return Array.from(this.#best(), (line, nth) => ({
      at: this.#lines.at[line] ?? -1,
      place: this.#lines.place[line] ?? -1,
      value: (this.#lines.value[line] ?? 0) * this.#decay ** nth,
    }))
  }

  /** The best work alone, without making the others. */
  get strongest(): Contribution {
    const line = this.#ordered[this.#from] ?? 0
    return {
      at: this.#lines.at[line] ?? -1,
      place: this.#lines.place[line] ?? -1,
      value: this.#lines.value[line] ?? 0,
    }
  }

  /** Index of the found work of the i-th best contribution. */
  foundAt(i: number): number {
    return this.#lines.at[this.#ordered[this.#from + i] ?? 0] ?? -1
  }

  /** Whether one of the works that counted was written as first (or last) author. */
  hasRole(role: 'first' | 'last'): boolean {
    return (this.#roles & (role === 'first' ? isFirst : isLast)) !== 0
  }

  /**
   * One standard error of the sum over works: that of a Poisson bootstrap, in which each work might
   * as well have been there twice or not at all. One work alone leaves all in doubt.
   */
  get doubt(): number {
    let sum = 0
    let share = 1
    for (const line of this.#best()) {
      sum += ((this.#lines.value[line] ?? 0) * share) ** 2
      share *= this.#decay
    }
    return Math.sqrt(sum)
  }

  #best(): Int32Array {
    return this.#ordered.subarray(this.#from, this.#from + this.works)
  }
}

const isFirst = 1
const isLast = 2

export interface ScoreOptions {
  readonly weights: Weights
  readonly role: 'any' | 'first' | 'last'
  /** What each next best work of a person counts of the one before; 1 counts all alike. */
  readonly decay: number
  /** Years count back from here; that of the newest work. */
  readonly now: number
  /** Only works of this year or later. */
  readonly since?: number
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
  const lines = new Lines(countLines(resident, found) + options.hand.length)
  addWorks(resident, found, options, lines)
  for (const { personNo, relevance } of options.hand) {
    lines.push(personNo, -1, -1, relevance * relevance, 0)
  }
  return inOrder(groupByPerson(lines, options.decay))
}

const shelves = 4096

const byScore = (a: ScoredPerson, b: ScoredPerson): number =>
  b.score - a.score || a.personNo - b.personNo

/**
 * By score, then by number. Thousands of people are laid on shelves by their score first, so that
 * only those of one shelf are compared: a third of the time of one sort. The fourth root spreads
 * them, as most scores are small; it keeps the order.
 */
const inOrder = (people: readonly ScoredPerson[]): ScoredPerson[] => {
  let top = 0
  for (const { score } of people) if (score > top) top = score
  const shelfOf = new Int32Array(people.length)
  const ends = new Int32Array(shelves + 1)
  for (let i = 0; i < people.length; i++) {
    const share = Math.sqrt(Math.sqrt((people[i]?.score ?? 0) / top))
    const shelf = shelves - 1 - Math.floor(share * (shelves - 1))
    shelfOf[i] = shelf
    ends[shelf + 1] = (ends[shelf + 1] ?? 0) + 1
  }
  for (let shelf = 0; shelf < shelves; shelf++) {
    ends[shelf + 1] = (ends[shelf + 1] ?? 0) + (ends[shelf] ?? 0)
  }
  const next = ends.slice()
  const at = new Int32Array(people.length)
  for (let i = 0; i < people.length; i++) {
    const shelf = shelfOf[i] ?? 0
    const place = next[shelf] ?? 0
    at[place] = i
    next[shelf] = place + 1
  }
  const ordered: ScoredPerson[] = []
  for (let shelf = 0; shelf < shelves; shelf++) {
    const from = ends[shelf] ?? 0
    const end = ends[shelf + 1] ?? 0
    if (end === from) continue
    const mine: ScoredPerson[] = []
    for (let i = from; i < end; i++) {
      const person = people[at[i] ?? 0]
      if (person) mine.push(person)
    }
    if (mine.length > 1) mine.sort(byScore)
    for (const person of mine) ordered.push(person)
  }
  return ordered
}

const countLines = (resident: Resident, found: FoundWorks): number => {
  let most = 0
  for (const work of found.work)
    most += (resident.starts[work + 1] ?? 0) - (resident.starts[work] ?? 0)
  return most
}

/** Adds every author line of every found work that counts. */
const addWorks = (
  resident: Resident,
  found: FoundWorks,
  { weights, role, now, since }: ScoreOptions,
  lines: Lines,
): void => {
  for (let at = 0; at < found.work.length; at++) {
    const work = found.work[at] ?? 0
    const year = resident.year[work] ?? -1
    if ((since !== undefined && year < since) || resident.retracted[work] === 1) continue
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
      const bits = (position === 0 ? isFirst : 0) | (position === authors - 1 ? isLast : 0)
      if (role === 'first' && (bits & isFirst) === 0) continue
      if (role === 'last' && (bits & isLast) === 0) continue
      const value = base * roleOf(position, authors, weights)
      if (value > 0) lines.push(personNo, at, place, value, bits)
    }
  }
}

// Grouping waits for nothing, so two never overlap: the same memory serves all of them. It holds
// one more than a person's group, and zeros between two uses.
let groupOf = new Int32Array(1 << 16)

/** One pass to count, one to fill: a search has some 8,000 lines of some 6,000 people. */
const groupByPerson = (lines: Lines, decay: number): ScoredPerson[] => {
  const group = new Int32Array(lines.length)
  const sizes: number[] = []
  for (let line = 0; line < lines.length; line++) {
    const personNo = lines.personNo[line] ?? 0
    if (personNo >= groupOf.length) groupOf = widened(groupOf, personNo + 1)
    let number = (groupOf[personNo] ?? 0) - 1
    if (number < 0) {
      number = sizes.length
      groupOf[personNo] = number + 1
      sizes.push(0)
    }
    group[line] = number
    sizes[number] = (sizes[number] ?? 0) + 1
  }
  for (let line = 0; line < lines.length; line++) groupOf[lines.personNo[line] ?? 0] = 0
  const next = new Int32Array(sizes.length + 1)
  for (const [number, size] of sizes.entries()) next[number + 1] = (next[number] ?? 0) + size
  const starts = next.slice()
  const ordered = new Int32Array(lines.length)
  for (let line = 0; line < lines.length; line++) {
    const number = group[line] ?? 0
    const place = next[number] ?? 0
    ordered[place] = line
    next[number] = place + 1
  }
  return sizes.map((size, number) => {
    const from = starts[number] ?? 0
    if (size > 1) {
      const mine = ordered.subarray(from, from + size)
      mine.sort((a, b) => (lines.value[b] ?? 0) - (lines.value[a] ?? 0) || a - b)
    }
    return new ScoredPerson(lines, ordered, from, Math.min(size, mostWorks), decay)
  })
}

const widened = (from: Int32Array<ArrayBuffer>, least: number): Int32Array<ArrayBuffer> => {
  const wider = new Int32Array(Math.max(least, from.length * 2))
  wider.set(from)
  return wider
}

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
  Math.abs(a.score - b.score) <= tieShare * Math.min(a.doubt, b.doubt)

// From this share of the score on, one work carries the rank.
const thinShare = 0.8

/** Whether one work carries the rank. */
export const isThin = ({ score, strongest }: ScoredPerson): boolean =>
  strongest.value >= thinShare * score
