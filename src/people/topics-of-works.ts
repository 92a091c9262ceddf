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

/** How common terms are in the whole literature. */
export interface TermIndex {
  /** ln(1 + works / works with the term); 0 for a term that is not in the index. */
  readonly rarity: (term: string) => number
  /** Below this a term says nothing of its own: "learning" among works on machine learning. */
  readonly tellingFrom: number
}

/** Rows that a figure of topics has room for. */
const most = 8

/**
 * What a person works on, strongest first: the labels of the source when at least half of the works
 * have one, else words and pairs of words that titles repeat, weighed by how rare they are.
 */
export const topicsOfWorks = (works: readonly WorkToLabel[], index: TermIndex): TopicOfPerson[] => {
  const labelled = works.filter(({ labels }) => labels.length > 0)
  if (labelled.length > 0 && labelled.length * 2 >= works.length) {
    const found = collect(works, ({ labels }) =>
      labels.map((label) => ({ key: label.toLowerCase(), shown: label, weight: 1 })),
    )
    return shown(byStrength(found), 'source')
  }
  const found = collect(works, ({ title }) => wordsOfTitle(title, index)).filter(
    ({ works: times }) => times >= (works.length === 1 ? 1 : 2),
  )
  return shown(withoutOverlap(byStrength(found), index), 'titles')
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
    const once = new Map(
      candidatesOf(work)
        .toReversed()
        .map((candidate) => [candidate.key, candidate]),
    )
    for (const [key, candidate] of once) {
      const one = found.get(key) ?? { candidate, works: 0, years: new Map<number, number>() }
      found.set(key, one)
      one.works += 1
      if (work.year !== null) one.years.set(work.year, (one.years.get(work.year) ?? 0) + 1)
    }
  }
  return [...found.values()].map(({ candidate, ...counts }) => ({ ...candidate, ...counts }))
}

const byStrength = (found: readonly Found[]): Found[] =>
  found.toSorted((a, b) => b.works * b.weight - a.works * a.weight || (a.key < b.key ? -1 : 1))

const shown = (found: readonly Found[], named: TopicOfPerson['named']): TopicOfPerson[] =>
  found.slice(0, most).map(({ shown: topic, works, years }) => ({
    topic,
    named,
    works,
    years: [...years]
      .toSorted(([a], [b]) => a - b)
      .map(([year, inYear]) => ({ year, works: inYear })),
  }))

/** A pair says more than its words, so it weighs as much as both. */
const wordsOfTitle = (title: string, { rarity, tellingFrom }: TermIndex): readonly Candidate[] => {
  const tokens = tokenizeWithOffsets(title)
  const singles = tokens.flatMap(({ term, start, end }) => {
    const weight = rarity(term)
    if (weight < tellingFrom) return []
    return [{ key: term, shown: title.slice(start, end).toLowerCase(), weight }]
  })
  const pairs = tokens.slice(1).flatMap((second, index) => {
    const first = tokens[index]
    if (!first || !/^[ \u00a0-]$/.test(title.slice(first.end, second.start))) return []
    const [a, b] = [rarity(first.term), rarity(second.term)]
    if (Math.max(a, b) < tellingFrom) return []
    const text = title.slice(first.start, second.end).toLowerCase()
    return [{ key: `${first.term} ${second.term}`, shown: text, weight: a + b }]
  })
  return [...singles, ...pairs]
}

/** Leaves out what shares a telling word with something stronger: "deep reinforcement". */
const withoutOverlap = (found: readonly Found[], { rarity, tellingFrom }: TermIndex): Found[] => {
  const taken = new Set<string>()
  return found.filter(({ key }) => {
    const telling = key.split(' ').filter((term) => rarity(term) >= tellingFrom)
    if (telling.some((term) => taken.has(term))) return false
    for (const term of telling) taken.add(term)
    return true
  })
}
