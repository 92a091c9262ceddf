import { z } from 'zod'
import type { Evidence, Parts, RankedPerson } from './contract.ts'
import { markTerms, snippetOf } from './marks.ts'
import type { ChangedPerson, Resident } from './resident.ts'
import { factorsOf, isThin, tiesOf, type Contribution, type ScoredPerson } from './score-people.ts'
import type { Search } from './search.ts'

const Trace = z.array(z.tuple([z.number().int(), z.number().int()]))

/** How much of the evidence is read: abstracts cost most, so the list shows titles only. */
export interface PageOptions {
  readonly works: number
  readonly snippets: boolean
}

/** The people at these places of the ranked list (index = rank − 1), as they are shown. */
export const readPage = async (
  search: Search,
  indexes: readonly number[],
  options: PageOptions,
): Promise<RankedPerson[]> => {
  const scored = indexes.flatMap((index) => {
    const person = search.ranked[index]
    return person ? [{ index, person }] : []
  })
  const shown = scored.flatMap(({ person }) => person.contributions.slice(0, options.works))
  const abstracts = options.snippets ? await readAbstracts(search, shown) : noAbstracts
  const terms = new Set(search.asked.map(({ term }) => term))
  return scored.map(({ index, person }) => {
    const evidence = person.contributions
      .slice(0, options.works)
      .map((one) => toEvidence(search, abstracts, terms, person.personNo, one))
    return toRanked(search, index, person, evidence)
  })
}

const noAbstracts: ReadonlyMap<number, string> = new Map()

/** Evidence of one person from a place on; with the part of each abstract that holds the words. */
export const readEvidence = async (
  search: Search,
  person: ScoredPerson,
  { offset, top }: { readonly offset: number; readonly top: number },
): Promise<Evidence[]> => {
  const wanted = person.contributions.slice(offset, offset + top)
  const abstracts = await readAbstracts(search, wanted)
  const terms = new Set(search.asked.map(({ term }) => term))
  return wanted.map((one) => toEvidence(search, abstracts, terms, person.personNo, one))
}

const toRanked = (
  search: Search,
  index: number,
  person: ScoredPerson,
  evidence: Evidence[],
): RankedPerson => {
  const { people, organisations, countries, newestYear } = search.resident
  const facts = personShown(search.resident, person.personNo)
  const { doubt } = person
  const trace = Trace.safeParse(JSON.parse(facts.trace ?? '[]'))
  const organisation = organisations.get(people.organisation[person.personNo] ?? -1)
  return {
    rank: index + 1,
    person: facts.person_id,
    name: facts.name,
    score: round(person.score),
    low: round(Math.max(0, person.score - doubt)),
    high: round(person.score + doubt),
    tiedWith: tiesOf(search.ranked, index),
    thin: isThin(person),
    organisation: organisation?.name ?? facts.organisation,
    organisationId: organisation?.id ?? null,
    country: countries[people.country[person.personNo] ?? -1] ?? null,
    role: facts.role,
    byHand: facts.by_hand,
    firstYear: orNull(people.firstYear[person.personNo]),
    lastYear: orNull(people.lastYear[person.personNo]),
    works: Math.max(0, people.works[person.personNo] ?? 0),
    led: facts.led,
    matched: person.works,
    recentShare: round(people.recentShare[person.personNo] ?? 0),
    trace: trace.success ? trace.data : [],
    traceEnd: trace.success && trace.data.length > 0 ? newestYear : null,
    parts: sumParts(person.contributions.map((one) => partsOf(search, one))),
    evidence,
  }
}

/**
 * The four parts of one contribution, which add up to it: each factor in its turn (relevance,
 * recency, role, impact) is what the value changes when it comes in.
 */
export const partsOf = (search: Search, one: Contribution): Parts => {
  if (one.at < 0) return { relevance: one.value, recency: 0, role: 0, impact: 0 }
  const { resident, found, options } = search
  const factors = factorsOf(resident, found, options, one.at, one.place)
  // What the place among the person's works leaves of it, where works count less and less.
  const whole = factors.relevance * factors.recency * factors.role * factors.impact
  const left = whole > 0 ? one.value / whole : 0
  const relevance = factors.relevance * left
  const aged = relevance * factors.recency
  const placed = aged * factors.role
  return {
    relevance,
    recency: aged - relevance,
    role: placed - aged,
    impact: placed * factors.impact - placed,
  }
}

const sumParts = (parts: readonly Parts[]): Parts => {
  const sum = { relevance: 0, recency: 0, role: 0, impact: 0 }
  for (const part of parts) {
    sum.relevance += part.relevance
    sum.recency += part.recency
    sum.role += part.role
    sum.impact += part.impact
  }
  return roundParts(sum)
}

const toEvidence = (
  search: Search,
  abstracts: ReadonlyMap<number, string>,
  terms: ReadonlySet<string>,
  personNo: number,
  one: Contribution,
): Evidence => {
  const { resident, found } = search
  if (one.at < 0) return handEvidence(search, terms, personNo, one)
  const workNo = found.work[one.at] ?? 0
  const title = resident.title.at(workNo)
  const { snippet, marks } = snippetOf(abstracts.get(workNo) ?? '', terms)
  return {
    work: resident.workId.at(workNo),
    position: resident.position[one.place] ?? 0,
    authorCount: resident.authorCount[workNo] ?? 0,
    title,
    titleMarks: markTerms(title, terms),
    snippet,
    snippetMarks: marks,
    matched: matchedWords(search, one.at, `${title} ${snippet}`),
    year: orNull(resident.year[workNo]),
    venue: resident.venues[resident.venue[workNo] ?? -1] ?? null,
    citations: orNull(resident.citations[workNo]),
    corresponding: resident.corresponding[one.place] === 1,
    retracted: resident.retracted[workNo] === 1,
    doi: resident.doi.at(workNo) || null,
    landingPage: resident.landingPage.at(workNo) || null,
    contribution: round(one.value),
    parts: roundParts(partsOf(search, one)),
  }
}

const handEvidence = (
  search: Search,
  terms: ReadonlySet<string>,
  personNo: number,
  one: Contribution,
): Evidence => {
  const texts = search.resident.hand.filter((text) => text.personNo === personNo)
  const title = texts.map(({ words }) => words).join(' ')
  return {
    work: `urn:party:hand:${texts[0]?.handId ?? ''}`,
    position: 0,
    authorCount: 1,
    title,
    titleMarks: markTerms(title, terms),
    snippet: '',
    snippetMarks: [],
    matched: matchedWords(search, -1, title),
    year: null,
    venue: null,
    citations: null,
    corresponding: false,
    retracted: false,
    doi: null,
    landingPage: null,
    contribution: round(one.value),
    parts: roundParts(partsOf(search, one)),
  }
}

/** Words of the brief that the work holds: by the postings, and beyond their 31 bits by its text. */
const matchedWords = ({ found, asked }: Search, at: number, text: string): string[] => {
  const mask = at < 0 ? 0 : (found.mask[at] ?? 0)
  const read = at < 0 ? asked : asked.slice(31)
  const inText = read.filter(({ term }) => markTerms(text, new Set([term])).length > 0)
  const inPostings = asked.filter((_, i) => i < 31 && (mask & (2 ** i)) !== 0)
  return [...new Set([...inPostings, ...inText].map(({ printed }) => printed))]
}

/** What the columns say of a person, corrections and hand-made people included. */
export const personShown = (resident: Resident, personNo: number): PersonShown =>
  resident.changed.get(personNo) ?? {
    person_id: resident.personId.at(personNo),
    name: resident.personName.at(personNo),
    organisation: null,
    role: null,
    by_hand: false,
    led: resident.led[personNo] ?? 0,
    trace: resident.trace.at(personNo),
  }

type PersonShown = Omit<ChangedPerson, 'person_no'>

const readAbstracts = async (
  { reader, found }: Search,
  contributions: readonly Contribution[],
): Promise<ReadonlyMap<number, string>> => {
  const numbers = new Set(contributions.flatMap(({ at }) => (at < 0 ? [] : [found.work[at] ?? 0])))
  if (numbers.size === 0) return noAbstracts
  const answer = await reader.columns(
    'select work_no, abstract from work where work_no = any($1)',
    [[...numbers]],
  )
  const abstracts = answer.text('abstract')
  return new Map(Array.from(answer.int('work_no'), (no, i) => [no, abstracts[i] ?? '']))
}

const orNull = (value: number | undefined): number | null =>
  value === undefined || value < 0 ? null : value

/** Four decimals: enough to add up, few enough to read. */
export const round = (value: number): number => Math.round(value * 10_000) / 10_000

const roundParts = (parts: Parts): Parts => ({
  relevance: round(parts.relevance),
  recency: round(parts.recency),
  role: round(parts.role),
  impact: round(parts.impact),
})
