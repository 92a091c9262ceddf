import type { z } from 'zod'
import type { Context } from '#actions/context.ts'
import { AppError } from '#core/errors.ts'
import type { LiteratureReader } from '#warehouse/open.ts'
import { parseBrief, termsOfPhrase, type ParsedBrief } from './brief.ts'
import type { briefShape, UnderstoodBrief, Weights, weightsShape } from './contract.ts'
import { feedbackWorks, learnTerms } from './feedback.ts'
import { failuresOf, type Filters } from './filters.ts'
import {
  findWorks,
  idf,
  mostTerms,
  weighTerms,
  type FoundWorks,
  type QueryTerm,
  type WorkConditions,
} from './find-works.ts'
import { readExamples, type Examples } from './like.ts'
import { residentOf, type Resident } from './resident.ts'
import { scorePeople, type ScoredPerson, type ScoreOptions } from './score-people.ts'
import { withoutVenues } from './venues.ts'

/** What every question of scouting holds. */
export type Question = Filters &
  z.output<z.ZodObject<typeof briefShape>> &
  z.output<z.ZodObject<typeof weightsShape>>

/** A brief answered: all people, ranked, before a page is read. */
export interface Search {
  readonly reader: LiteratureReader
  readonly resident: Resident
  readonly found: FoundWorks
  /** The same before the filter by venue, for its counts. */
  readonly everywhere: FoundWorks
  readonly options: ScoreOptions
  readonly failures: (personNo: number) => number
  /** Everybody who matches, filters on people not yet applied; and what each of them fails. */
  readonly matched: readonly ScoredPerson[]
  readonly failed: Int32Array
  /** Those who pass all filters: rank is index + 1. */
  readonly ranked: readonly ScoredPerson[]
  readonly understood: UnderstoodBrief
  readonly weights: Weights
  /** The brief's own terms; the first of `found.terms`. What was learnt follows. */
  readonly asked: readonly QueryTerm[]
}

/** Runs `work` on one state of the literature with the brief answered on it. */
export const searching = <Result>(
  ctx: Context,
  question: Question,
  work: (search: Search) => Promise<Result>,
): Promise<Result> => ctx.literature.reading(async (reader) => work(await search(reader, question)))

/** Finds works, sums by person, filters. Throws `empty_brief` when nothing is asked. */
export const search = async (reader: LiteratureReader, question: Question): Promise<Search> => {
  const brief = parseBrief(question.brief)
  if (brief.terms.length === 0 && question.like.length === 0) throw emptyBrief(question.brief)
  const resident = await residentOf(reader)
  const examples = await readExamples(reader, resident, question.like)
  const weights = weightsOf(question)
  const { known, unknown } = weighTerms(resident, brief.terms)
  const asked = inOrder([...known, ...examples.terms.filter(isNew(known))], brief).slice(
    0,
    mostTerms,
  )
  const paper = brief.prose || (brief.terms.length === 0 && examples.onlyWorks)
  const conditions = {
    excludedTermNos: brief.excluded.flatMap(({ term }) => resident.termNo.get(term) ?? []),
    phrases: brief.phrases,
    excludedPhrases: brief.excludedPhrases,
    venues: venueNumbers(resident, question.venue),
  }
  const widens = weights.feedback > 0 && !paper
  const added = widens ? await learnFrom(reader, resident, asked, conditions, weights.feedback) : []
  const wanted = [...asked, ...added.filter(isNew(asked))]
  const everywhere = await findWorks(reader, resident, wanted, conditions)
  const found = withoutVenues(resident, everywhere, conditions.venues)
  const options: ScoreOptions = {
    weights,
    role: question.role,
    now: resident.newestYear,
    decay: paper ? decayForPaper : 1,
    hand: scoreHandTexts(resident, found, brief),
  }
  const scored = scorePeople(resident, found, options)
  const matched =
    examples.personNos.size === 0
      ? scored
      : scored.filter(({ personNo }) => !examples.personNos.has(personNo))
  const failures = failuresOf(resident, question)
  const failed = failedBy(matched, failures)
  return {
    reader,
    resident,
    found,
    everywhere,
    options,
    failures,
    matched,
    failed,
    ranked: matched.filter((_, i) => failed[i] === 0),
    understood: understoodOf(brief, unknown, added, examples),
    weights,
    asked,
  }
}

/** What each of the people fails; a loop, since thousands of people stand on a list. */
export const failedBy = (
  people: readonly ScoredPerson[],
  failures: (personNo: number) => number,
): Int32Array => {
  const failed = new Int32Array(people.length)
  for (let i = 0; i < failed.length; i++) failed[i] = failures(people[i]?.personNo ?? -1)
  return failed
}

/** What the best works of the brief itself say beside its words. */
const learnFrom = async (
  reader: LiteratureReader,
  resident: Resident,
  asked: readonly QueryTerm[],
  conditions: WorkConditions,
  share: number,
): Promise<QueryTerm[]> => {
  const best = await findWorks(reader, resident, asked, conditions, feedbackWorks)
  return learnTerms(reader, resident, best, { share })
}

// RANKING.md, use 1a: who could have written this paper is told by a few near works, each next best
// one counting half; who answers a need, by many.
const decayForPaper = 0.5

const isNew =
  (known: readonly QueryTerm[]) =>
  ({ term }: QueryTerm): boolean =>
    !known.some((one) => one.term === term)

/** Words of phrases first: whatever else is cut from a long brief, a condition is not. */
const inOrder = (terms: readonly QueryTerm[], brief: ParsedBrief): QueryTerm[] => {
  const needed = new Set(brief.phrases.flatMap(termsOfPhrase))
  return [
    ...terms.filter(({ term }) => needed.has(term)),
    ...terms.filter(({ term }) => !needed.has(term)),
  ]
}

const venueNumbers = (resident: Resident, names: readonly string[]): ReadonlySet<number> => {
  const wanted = new Set(names.map((name) => name.toLowerCase()))
  const numbers = resident.venues.flatMap((name, no) => (wanted.has(name.toLowerCase()) ? no : []))
  // A venue that is not there matches no work; an empty set would match all.
  return new Set(names.length > 0 && numbers.length === 0 ? [-2] : numbers)
}

/** What humans wrote of people, scored as if it were a short work of today. */
const scoreHandTexts = (
  resident: Resident,
  found: FoundWorks,
  brief: ParsedBrief,
): ScoreOptions['hand'] => {
  const norm = found.work.length > 0 ? found.norm : handNorm(resident, brief)
  return resident.hand.flatMap((text) => {
    if (brief.excluded.some(({ term }) => text.terms.has(term))) return []
    let score = 0
    for (const { term } of brief.terms) {
      const f = text.terms.get(term) ?? 0
      if (f > 0)
        score += termWeight(resident, term) * saturated(f, text.length, resident.meanLength)
    }
    return score > 0 ? [{ personNo: text.personNo, relevance: score / norm }] : []
  })
}

const termWeight = (resident: Resident, term: string): number => {
  const no = resident.termNo.get(term)
  return idf(resident.works, no === undefined ? 0 : (resident.documentFrequency[no] ?? 0))
}

/** BM25 as for works (warehouse/build/postings.ts), but no text is short enough to gain by it. */
const saturated = (f: number, length: number, meanLength: number): number =>
  (f * 2.2) / (f + 1.2 * (0.25 + (0.75 * Math.max(length, meanLength)) / meanLength))

/** Without works, a text that holds every word of the brief once is the measure. */
const handNorm = (resident: Resident, brief: ParsedBrief): number =>
  Math.max(
    1,
    brief.terms.reduce((sum, { term }) => sum + termWeight(resident, term), 0),
  )

/** The weights of a question, apart from its words and filters. */
export const weightsOf = (question: z.output<z.ZodObject<typeof weightsShape>>): Weights => ({
  halfLife: question.halfLife,
  impact: question.impact,
  first: question.first,
  middle: question.middle,
  last: question.last,
  feedback: question.feedback,
})

const understoodOf = (
  brief: ParsedBrief,
  unknown: readonly string[],
  added: readonly QueryTerm[],
  examples: Examples,
): UnderstoodBrief => ({
  words: brief.terms.map(({ printed }) => printed),
  phrases: brief.phrases.map((words) => words.join(' ')),
  excluded: [
    ...brief.excluded.map(({ printed }) => printed),
    ...brief.excludedPhrases.map((words) => words.join(' ')),
  ],
  unknown: [...unknown],
  added: added.map(({ printed }) => printed),
  like: [...examples.understood],
})

const emptyBrief = (text: string): AppError =>
  new AppError(
    'invalid',
    text.trim() === ''
      ? 'The brief is empty.'
      : `The brief "${text.trim().slice(0, 80)}" holds no word to search for.`,
    {
      code: 'empty_brief',
      next: 'Write in a few words what the people should have worked on.',
    },
  )
