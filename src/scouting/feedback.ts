import { tokenizeWithOffsets } from '#literature/text.ts'
import type { LiteratureReader } from '#warehouse/open.ts'
import type { Weights } from './contract.ts'
import { idf, type FoundWorks, type QueryTerm } from './find-works.ts'
import type { Resident } from './resident.ts'

// RANKING.md, use 1b: flat from 20 to 40 works and from 20 to 80 terms; these are the cheap end.
const feedbackWorks = 20
const addedTerms = 20

/**
 * Widens a brief by its own best works (RM3): the heaviest terms of the twenty best, each weighed
 * by the place of its works, their weights summing to `weights.feedback` of the brief's own sum.
 */
export const learnTerms = async (
  reader: LiteratureReader,
  resident: Resident,
  found: FoundWorks,
  weights: Weights,
): Promise<QueryTerm[]> => {
  const best = [...found.work.subarray(0, feedbackWorks)]
  if (best.length === 0) return []
  const placeOf = new Map(best.map((work, place) => [work, place]))
  const texts = await reader.columns(
    `select work_no, title || '. ' || title || '. ' || abstract as body
     from work where work_no = any($1)`,
    [best],
  )
  const workNo = texts.int('work_no')
  const sums = new Map<string, { weight: number; printed: string; works: number }>()
  for (const [i, body] of texts.text('body').entries()) {
    const share = 1 / Math.log2((placeOf.get(workNo[i] ?? -1) ?? 0) + 2)
    for (const [term, { count, printed }] of countTerms(body ?? '')) {
      const known = sums.get(term) ?? { weight: 0, printed, works: 0 }
      known.weight += share * (1 + Math.log(count))
      known.works++
      sums.set(term, known)
    }
  }
  const weighed = [...sums].flatMap(([term, { weight, printed, works }]) => {
    const termNo = resident.termNo.get(term)
    // A term of one work says something of that work, not of the brief.
    if (termNo === undefined || works < 2) return []
    const rarity = idf(resident.works, resident.documentFrequency[termNo] ?? 0)
    return [{ term, printed, termNo, weight: weight * rarity }]
  })
  const heaviest = weighed.toSorted((a, b) => b.weight - a.weight).slice(0, addedTerms)
  const total = heaviest.reduce((sum, { weight }) => sum + weight, 0)
  const asked = found.terms.reduce((sum, { weight }) => sum + weight, 0)
  return heaviest.map((one) => ({
    ...one,
    weight: (one.weight / total) * weights.feedback * asked,
  }))
}

const countTerms = (text: string): Map<string, { count: number; printed: string }> => {
  const counts = new Map<string, { count: number; printed: string }>()
  for (const { term, start, end } of tokenizeWithOffsets(text)) {
    const known = counts.get(term)
    if (known) known.count++
    else counts.set(term, { count: 1, printed: text.slice(start, end) })
  }
  return counts
}
