import { tokenizeWithOffsets } from '#literature/text.ts'
import type { Search } from './search.ts'
import type { ScoredPerson } from './score-people.ts'

/** The topics of a brief, and which of them a person's strongest work belongs to. */
export interface Topics {
  readonly list: readonly { readonly label: string; readonly works: number }[]
  /** Index into `list`; -1 when the strongest work is in none of them. */
  columnOf(person: ScoredPerson): number
}

// Titles of the best works; what only later works have in common is not the brief's.
const titlesRead = 600
// A topic of fewer works is a coincidence of words.
const leastWorks = 4
// A topic of more than this share of the works tells nobody from anybody.
const largestShare = 0.5

/**
 * Names what the best works of a brief are about: keywords and topics that came with them, and
 * pairs of neighbouring words in their titles. The one that covers most relevance of works not
 * covered yet is taken first, and so on.
 */
export const chooseTopics = async (search: Search, wanted: number): Promise<Topics> => {
  const { found } = search
  const works = [...found.work.subarray(0, titlesRead)]
  const placeOf = new Map(works.map((work, at) => [work, at]))
  const labels = await readLabels(search, works)
  const brief = new Set(found.terms.map(({ term }) => term))
  const members = new Map<string, { label: Map<string, number>; at: Set<number> }>()
  for (const { work, key, label } of labels) {
    const at = placeOf.get(work)
    // What the brief itself says is true of everybody found.
    if (at === undefined || key.split(' ').some((term) => brief.has(term))) continue
    const topic = members.get(key) ?? { label: new Map(), at: new Set() }
    topic.label.set(label, (topic.label.get(label) ?? 0) + 1)
    topic.at.add(at)
    members.set(key, topic)
  }
  const most = Math.max(leastWorks, works.length * largestShare)
  const candidates = [...members.values()].filter(
    ({ at }) => at.size >= leastWorks && at.size <= most,
  )
  const column = new Map<number, number>()
  const list: { label: string; works: number }[] = []
  while (list.length < wanted) {
    const best = strongest(candidates, found.relevance, column)
    if (!best) break
    for (const at of best.at) if (!column.has(at)) column.set(at, list.length)
    list.push({ label: commonest(best.label), works: best.at.size })
  }
  return {
    list,
    columnOf: (person) => column.get(person.foundAt(0)) ?? -1,
  }
}

interface Candidate {
  readonly label: ReadonlyMap<string, number>
  readonly at: ReadonlySet<number>
}

const strongest = (
  candidates: readonly Candidate[],
  relevance: Float64Array,
  covered: ReadonlyMap<number, number>,
): Candidate | undefined => {
  let best: Candidate | undefined
  let most = 0
  for (const candidate of candidates) {
    let gain = 0
    let fresh = 0
    for (const at of candidate.at) {
      if (covered.has(at)) continue
      gain += (relevance[at] ?? 0) ** 2
      fresh++
    }
    if (fresh >= leastWorks && gain > most) {
      best = candidate
      most = gain
    }
  }
  return best
}

const commonest = (labels: ReadonlyMap<string, number>): string =>
  [...labels].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? ''

interface Label {
  readonly work: number
  /** The label's terms; labels with the same are one topic. */
  readonly key: string
  readonly label: string
}

const readLabels = async ({ reader }: Search, works: readonly number[]): Promise<Label[]> => {
  if (works.length === 0) return []
  const [titles, given] = await Promise.all([
    reader.query<{ work_no: number; title: string }>(
      'select work_no, title from work where work_no = any($1)',
      [works],
    ),
    reader.query<{ work_no: number; name: string }>(
      `select w.work_no, t."name" from work_topic w join topic t on t.topic_no = w.topic_no
       where w.work_no = any($1)`,
      [works],
    ),
  ])
  return [
    ...titles.flatMap((row) => pairsOf(row.title).map((pair) => ({ work: row.work_no, ...pair }))),
    ...given.map((row) => ({
      work: row.work_no,
      key: tokenizeWithOffsets(row.name)
        .map(({ term }) => term)
        .join(' '),
      label: capitalised(row.name),
    })),
  ].filter(({ key }) => key !== '')
}

/** Neighbouring words of a title, with nothing but a blank or a hyphen between them. */
const pairsOf = (title: string): { key: string; label: string }[] => {
  const places = tokenizeWithOffsets(title)
  return places.flatMap((place, i) => {
    const next = places[i + 1]
    if (!next || !/^[\s-]$/.test(title.slice(place.end, next.start))) return []
    const label = capitalised(title.slice(place.start, next.end).toLowerCase())
    return [{ key: `${place.term} ${next.term}`, label }]
  })
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
