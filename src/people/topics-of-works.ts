import { tokenizeWithOffsets } from '#literature/text.ts'

/** A work as far as its topics go. `labels` are topics and keywords that its source names. */
export interface WorkToLabel {
  readonly title: string
  readonly year: number | null
  readonly labels: readonly string[]
}

export interface TopicOfPerson {
  readonly topic: string
  readonly named: 'source' | 'titles'
  readonly works: number
  readonly years: readonly { readonly year: number; readonly works: number }[]
}

/** Rows that a figure of topics has room for. */
const most = 8

/**
 * What a person works on, strongest first: the labels of the source when at least half of the works
 * have one, else words and pairs of words that titles repeat, weighed by how rare they are.
 * `rarity` gives ln(works / works with the term) for a term of the index, or undefined.
 */
export const topicsOfWorks = (
  works: readonly WorkToLabel[],
  rarity: (term: string) => number | undefined,
): TopicOfPerson[] => {
  const labelled = works.filter(({ labels }) => labels.length > 0)
  if (labelled.length > 0 && labelled.length * 2 >= works.length) {
    const found = collect(works, ({ labels }) =>
      labels.map((label) => ({ key: label.toLowerCase(), shown: label, weight: 1 })),
    )
    return strongest(found, 'source', 1)
  }
  const found = collect(works, ({ title }) => wordsOfTitle(title, rarity))
  return strongest(withoutParts(found), 'titles', works.length === 1 ? 1 : 2)
}

/** Terms that titles hold, for which a rarity will be asked. */
export const termsOfTitles = (works: readonly WorkToLabel[]): string[] => [
  ...new Set(works.flatMap(({ title }) => tokenizeWithOffsets(title).map(({ term }) => term))),
]

interface Candidate {
  readonly key: string
  readonly shown: string
  /** How much one work with it says. */
  readonly weight: number
}

interface Found extends Candidate {
  readonly works: number
  readonly years: ReadonlyMap<number, number>
}

const collect = (
  works: readonly WorkToLabel[],
  candidatesOf: (work: WorkToLabel) => readonly Candidate[],
): Found[] => {
  const found = new Map<
    string,
    { candidate: Candidate; works: number; years: Map<number, number> }
  >()
  for (const work of works) {
    const once = new Map(candidatesOf(work).map((candidate) => [candidate.key, candidate]))
    for (const [key, candidate] of once) {
      const one = found.get(key) ?? { candidate, works: 0, years: new Map<number, number>() }
      found.set(key, one)
      one.works += 1
      if (work.year !== null) one.years.set(work.year, (one.years.get(work.year) ?? 0) + 1)
    }
  }
  return [...found.values()].map(({ candidate, ...counts }) => ({ ...candidate, ...counts }))
}

const strongest = (
  found: readonly Found[],
  named: TopicOfPerson['named'],
  fewest: number,
): TopicOfPerson[] =>
  found
    .filter(({ works }) => works >= fewest)
    .toSorted((a, b) => b.works * b.weight - a.works * a.weight || (a.key < b.key ? -1 : 1))
    .slice(0, most)
    .map(({ shown, works, years }) => ({
      topic: shown,
      named,
      works,
      years: [...years]
        .toSorted(([a], [b]) => a - b)
        .map(([year, inYear]) => ({ year, works: inYear })),
    }))

/** A pair says more than its words, so it weighs as much as both. */
const wordsOfTitle = (
  title: string,
  rarity: (term: string) => number | undefined,
): readonly Candidate[] => {
  const tokens = tokenizeWithOffsets(title)
  const weigh = (term: string) => rarity(term) ?? 0
  const singles = tokens.map(({ term, start, end }) => ({
    key: term,
    shown: title.slice(start, end).toLowerCase(),
    weight: weigh(term),
  }))
  const pairs = tokens.slice(1).flatMap((second, index) => {
    const first = tokens[index]
    if (!first || !/^[ \u00a0-]$/.test(title.slice(first.end, second.start))) return []
    const shown = title.slice(first.start, second.end).toLowerCase()
    const weight = weigh(first.term) + weigh(second.term)
    return [{ key: `${first.term} ${second.term}`, shown, weight }]
  })
  return [...singles, ...pairs]
}

/** Leaves out words that occur mostly within a pair that is there too. */
const withoutParts = (found: readonly Found[]): Found[] => {
  const pairs = found.filter(({ key, works }) => key.includes(' ') && works >= 2)
  return found.filter(
    ({ key, works }) =>
      key.includes(' ') ||
      !pairs.some((pair) => pair.key.split(' ').includes(key) && pair.works * 2 > works),
  )
}
