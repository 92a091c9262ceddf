import { tokenizeWithOffsets } from '#literature/text.ts'
import type { LiteratureReader } from '#warehouse/open.ts'
import { idf, type FoundWorks, type QueryTerm } from './find-works.ts'
import type { Resident } from './resident.ts'

/** Works that a brief is widened by; RANKING.md, use 1b: flat from 20 to 40 works, 20 to 80 terms. */
export const feedbackWorks = 20
const addedTerms = 20

/** How the works are read; compared in `npm run eval`. */
export interface FeedbackOptions {
  /** The added terms' weights sum to this share of the brief's own. */
  readonly share: number
  readonly works?: number
  readonly terms?: number
}

/**
 * Widens a brief by its own best works (RM3, Abdul-Jaleel and others 2004): the heaviest terms of
 * the twenty best, each work weighed by its place as in RANKING.md.
 */
export const learnTerms = async (
  reader: LiteratureReader,
  resident: Resident,
  found: FoundWorks,
  options: FeedbackOptions,
): Promise<QueryTerm[]> => {
  const best = [...found.work.subarray(0, options.works ?? feedbackWorks)]
  if (best.length === 0) return []
  const sums = new Map<number, { weight: number; works: number }>()
  const add = (termNo: number, weight: number): void => {
    const known = sums.get(termNo)
    if (known) {
      known.weight += weight
      known.works++
    } else {
      sums.set(termNo, { weight, works: 1 })
    }
  }
  if (resident.postings) addFromMemory(resident.postings, best, add)
  else await addFromStore(reader, best, add)
  const weighed = [...sums].flatMap(([termNo, { weight, works }]) => {
    // A term of one work says something of that work, not of the brief.
    if (works < 2) return []
    return [
      { termNo, weight: weight * idf(resident.works, resident.documentFrequency[termNo] ?? 0) },
    ]
  })
  const heaviest = weighed
    .toSorted((a, b) => b.weight - a.weight || a.termNo - b.termNo)
    .slice(0, options.terms ?? addedTerms)
  const total = heaviest.reduce((sum, { weight }) => sum + weight, 0)
  const asked = found.terms.reduce((sum, { weight }) => sum + weight, 0)
  const printed = printedForms(resident, best)
  return heaviest.map(({ termNo, weight }) => {
    const term = resident.term.at(termNo)
    return {
      term,
      termNo,
      printed: printed.get(term) ?? term,
      weight: (weight / total) * options.share * asked,
    }
  })
}

type Add = (termNo: number, weight: number) => void

const shareOfPlace = (place: number): number => 1 / Math.log2(place + 2)

const addFromMemory = (
  postings: NonNullable<Resident['postings']>,
  best: readonly number[],
  add: Add,
): void => {
  for (const [place, work] of best.entries()) {
    const end = postings.workStarts[work + 1] ?? 0
    for (let i = postings.workStarts[work] ?? 0; i < end; i++) {
      add(postings.term[i] ?? 0, shareOfPlace(place) * ((postings.weightOfTerm[i] ?? 0) / 100))
    }
  }
}

const addFromStore = async (
  reader: LiteratureReader,
  best: readonly number[],
  add: Add,
): Promise<void> => {
  const placeOf = new Map(best.map((work, place) => [work, place]))
  const rows = await reader.columns(
    'select term_no, work_no, weight from posting where work_no = any($1)',
    [best],
  )
  const [term, work, weight] = [rows.int('term_no'), rows.int('work_no'), rows.real('weight')]
  for (let i = 0; i < rows.rows; i++) {
    add(term[i] ?? 0, shareOfPlace(placeOf.get(work[i] ?? -1) ?? 0) * (weight[i] ?? 0))
  }
}

/** A word for each stem, from the titles of the works it was learnt from. */
const printedForms = (resident: Resident, works: readonly number[]): Map<string, string> => {
  const printed = new Map<string, string>()
  for (const work of works) {
    const title = resident.title.at(work)
    for (const { term, start, end } of tokenizeWithOffsets(title)) {
      if (!printed.has(term)) printed.set(term, title.slice(start, end).toLowerCase())
    }
  }
  return printed
}
