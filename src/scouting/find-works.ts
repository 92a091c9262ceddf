import { AppError } from '#core/errors.ts'
import type { LiteratureReader } from '#warehouse/open.ts'
import { patternOfPhrase, termsOfPhrase, type ParsedBrief } from './brief.ts'
import { sumInMemory, type Summed, type SumTerm } from './postings.ts'
import type { Resident } from './resident.ts'

/** A term to be searched: what it weighs, and what was printed in the brief. */
export interface QueryTerm {
  readonly term: string
  readonly printed: string
  readonly termNo: number
  readonly weight: number
}

/** The best works for a brief, best first. */
export interface FoundWorks {
  /** Works that were looked at, before the best were taken; see `countedWorks`. */
  readonly found: number
  readonly work: Int32Array
  /** BM25 over the mean of the 20 largest: the best works are about 1. */
  readonly relevance: Float64Array
  /** Bit i is set when `terms[i]` occurs in the work; for the first 31 terms. */
  readonly mask: Int32Array
  readonly terms: readonly QueryTerm[]
  /** What a BM25 sum is divided by to be a relevance. */
  readonly norm: number
}

/** Works that are summed (RANKING.md, use 1b): from 1,000 to 4,000 make no difference. */
export const countedWorks = 2000
// A filter by venue takes its works from this many, so that a small venue is not searched empty.
const candidatesForFilter = 20_000
// The heaviest terms of a long brief: what comes after adds time and no accuracy (docs/ranking.md).
export const mostTerms = 32
const mostBits = 31
// Works whose text is searched for a phrase, best first; each costs the reading of an abstract.
const candidatesForPhrase = 8000
const normOver = 20

/** Robertson and Sparck Jones with Lucene's +1, so that no term counts against a work. */
export const idf = (works: number, frequency: number): number =>
  Math.log(1 + (works - frequency + 0.5) / (frequency + 0.5))

/** The known terms of a brief by weight, the heaviest first, and the printed words of no work. */
export const weighTerms = (
  resident: Resident,
  terms: ParsedBrief['terms'],
): { known: QueryTerm[]; unknown: string[] } => {
  const known: QueryTerm[] = []
  const unknown: string[] = []
  for (const { term, printed } of terms) {
    const termNo = resident.termNo.get(term)
    if (termNo === undefined) {
      unknown.push(printed)
      continue
    }
    const weight = idf(resident.works, resident.documentFrequency[termNo] ?? 0)
    known.push({ term, printed, termNo, weight })
  }
  return { known: known.toSorted((a, b) => b.weight - a.weight), unknown }
}

/** What a search asks of the postings beside its terms. */
export interface WorkConditions {
  readonly excludedTermNos: readonly number[]
  readonly phrases: ParsedBrief['phrases']
  readonly excludedPhrases: ParsedBrief['excludedPhrases']
  /** Numbers of venues; empty for all. */
  readonly venues: ReadonlySet<number>
}

/** BM25 over the postings; then phrases and venues; then the best, `most` of them. */
export const findWorks = async (
  reader: LiteratureReader,
  resident: Resident,
  terms: readonly QueryTerm[],
  conditions: WorkConditions,
  most: number = countedWorks,
): Promise<FoundWorks> => {
  const phrased = conditions.phrases.length + conditions.excludedPhrases.length > 0
  const candidates = phrased
    ? candidatesForPhrase
    : conditions.venues.size > 0
      ? candidatesForFilter
      : most
  const none = { found: 0, work: new Int32Array(), relevance: new Float64Array() }
  const required = requiredMask(resident, terms, conditions.phrases)
  if (terms.length === 0 || required === null) {
    return { ...none, mask: new Int32Array(), terms, norm: 1 }
  }
  const sumTerms = terms.map(({ termNo, weight }, i) => ({
    termNo,
    weight,
    bit: i < mostBits ? 2 ** i : 0,
  }))
  const { excludedTermNos } = conditions
  const { work, score, mask } = resident.postings
    ? sumInMemory(resident.postings, sumTerms, excludedTermNos, required, candidates)
    : await sumInSql(reader, sumTerms, excludedTermNos, required, candidates)
  const kept = phrased ? await worksWithPhrases(reader, work, conditions) : null
  const best: number[] = []
  for (let i = 0; i < work.length && best.length < most; i++) {
    const no = work[i] ?? 0
    if (kept !== null && !kept.has(no)) continue
    best.push(i)
  }
  const norm = meanOfFirst(best.map((i) => score[i] ?? 0))
  return {
    found: kept === null ? work.length : kept.size,
    work: Int32Array.from(best, (i) => work[i] ?? 0),
    relevance: Float64Array.from(best, (i) => (score[i] ?? 0) / norm),
    mask: Int32Array.from(best, (i) => mask[i] ?? 0),
    terms,
    norm,
  }
}

/**
 * The BM25 sum as a question to the store: the definition of it, and the way for builds whose
 * postings memory should not hold. `sumInMemory` must give the same.
 */
export const sumInSql = async (
  reader: LiteratureReader,
  terms: readonly SumTerm[],
  excluded: readonly number[],
  required: number,
  most: number,
): Promise<Summed> => {
  const answer = await reader.columns(
    `select p.work_no, sum(p.weight * q.weight) as score, cast(bit_or(q.bit) as integer) as mask
     from (select unnest($1) as term_no, unnest($2) as weight, unnest($3) as bit) q
     join posting p on p.term_no = q.term_no
     where p.work_no not in (select work_no from posting where term_no = any($4))
     group by p.work_no
     having (bit_or(q.bit) & ${required}) = ${required}
     order by score desc nulls last, p.work_no nulls last limit ${most}`,
    [
      terms.map((term) => term.termNo),
      terms.map((term) => term.weight),
      terms.map((term) => term.bit),
      excluded,
    ],
  )
  return { work: answer.int('work_no'), score: answer.real('score'), mask: answer.int('mask') }
}

const meanOfFirst = (scores: readonly number[]): number => {
  const first = scores.slice(0, normOver)
  const sum = first.reduce((total, score) => total + score, 0)
  return sum > 0 ? sum / first.length : 1
}

/** Bits of the terms that every phrase needs; null when a phrase has a word that no work holds. */
const requiredMask = (
  resident: Resident,
  terms: readonly QueryTerm[],
  phrases: ParsedBrief['phrases'],
): number | null => {
  let mask = 0
  for (const term of phrases.flatMap(termsOfPhrase)) {
    if (!resident.termNo.has(term)) return null
    const bit = terms.findIndex((one) => one.term === term)
    if (bit >= 0 && bit < mostBits) mask |= 2 ** bit
  }
  return mask
}

const worksWithPhrases = async (
  reader: LiteratureReader,
  work: Int32Array,
  conditions: WorkConditions,
): Promise<ReadonlySet<number>> => {
  if (work.length === 0) return new Set()
  const text = `lower(title || ' ' || abstract || ' ' || coalesce(keywords, ''))`
  const patterns = [...conditions.phrases, ...conditions.excludedPhrases].map(patternOfPhrase)
  if (patterns.length > 20) {
    throw new AppError('limit', `A brief may hold 20 phrases, this one has ${patterns.length}.`, {
      code: 'too_many_phrases',
      next: 'Leave some out, or take the quotation marks off.',
    })
  }
  const tests = patterns.map((_, i) => {
    const not = i < conditions.phrases.length ? '' : 'not '
    return `${not}regexp_matches(${text}, $${i + 2})`
  })
  const found = await reader.columns(
    `select work_no from work where work_no = any($1) and ${tests.join(' and ')}`,
    [[...work], ...patterns],
  )
  return new Set(found.int('work_no'))
}
