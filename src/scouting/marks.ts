import { tokenizeWithOffsets } from '#literature/text.ts'
import type { Mark } from './contract.ts'

/** Places of the terms in the text, in order, neighbours joined where only a blank is between. */
export const markTerms = (text: string, terms: ReadonlySet<string>): Mark[] => {
  const marks: Mark[] = []
  for (const { term, start, end } of tokenizeWithOffsets(text, terms)) {
    if (!terms.has(term)) continue
    const last = marks.at(-1)
    if (last !== undefined && start < last[1]) continue
    if (last !== undefined && /^[\s-]$/.test(text.slice(last[1], start))) last[1] = end
    else marks.push([start, end])
  }
  return marks
}

// Some three lines of the evidence panel.
const snippetCharacters = 320
const wordsBefore = 60

/**
 * The part of an abstract in which most different terms stand, cut at blanks, with their places.
 * Empty for an empty abstract; its beginning when no term occurs.
 */
export const snippetOf = (
  text: string,
  terms: ReadonlySet<string>,
): { snippet: string; marks: Mark[] } => {
  const places = tokenizeWithOffsets(text, terms).filter(({ term }) => terms.has(term))
  let best = { from: 0, different: 0 }
  for (const [i, { start }] of places.entries()) {
    const inside = new Set<string>()
    for (let j = i; j < places.length; j++) {
      const place = places[j]
      if (!place || place.end > start + snippetCharacters - wordsBefore) break
      inside.add(place.term)
    }
    if (inside.size > best.different) best = { from: start - wordsBefore, different: inside.size }
  }
  const from = blankAfter(text, best.from)
  const to = blankBefore(text, from + snippetCharacters)
  const middle = text.slice(from, to)
  const snippet = `${from > 0 ? '…' : ''}${middle}${to < text.length ? '…' : ''}`
  return { snippet, marks: markTerms(snippet, terms) }
}

const blankAfter = (text: string, at: number): number => {
  if (at <= 0) return 0
  const blank = text.indexOf(' ', at)
  return blank < 0 || blank > at + wordsBefore ? at : blank + 1
}

const blankBefore = (text: string, at: number): number => {
  if (at >= text.length) return text.length
  const blank = text.lastIndexOf(' ', at)
  return blank < at - wordsBefore ? at : blank
}
