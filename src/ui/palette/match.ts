import type { Span } from '../parts/pieces.ts'

/**
 * Where the words of a query stand in a text, accents and case aside; null when one is missing.
 * An empty query matches everything, without marks.
 */
export const matchWords = (text: string, query: string): readonly Span[] | null => {
  const words = fold(query)
    .text.split(/\s+/)
    .filter((word) => word !== '')
  const folded = fold(text)
  const spans: Span[] = []
  for (const word of words) {
    const at = bestPlace(folded.text, word)
    if (at === -1) return null
    spans.push([folded.at[at] ?? 0, folded.at[at + word.length] ?? text.length])
  }
  return spans
}

/** How well a text fits: 0 begins with the query, 1 a word of it does, 2 it stands inside. */
export const fit = (text: string, query: string): 0 | 1 | 2 => {
  const folded = fold(text).text
  const asked = fold(query).text.trim()
  if (folded.startsWith(asked)) return 0
  return wordBegins(folded, asked) === -1 ? 2 : 1
}

/** The beginning of a word is what one types; only then anywhere. */
const bestPlace = (text: string, word: string): number => {
  const begins = wordBegins(text, word)
  return begins === -1 ? text.indexOf(word) : begins
}

const wordBegins = (text: string, word: string): number => {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return at
  }
  return -1
}

/** Lower case without accents, and for each place in it the place in the original. */
const fold = (text: string): { text: string; at: readonly number[] } => {
  let folded = ''
  const at: number[] = []
  let place = 0
  for (const letter of text) {
    const plain = letter.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
    // The crossed d of Vietnamese and Croatian does not decompose, but one types it without.
    for (const unit of plain.replaceAll('đ', 'd')) {
      folded += unit
      for (let step = 0; step < unit.length; step += 1) at.push(place)
    }
    place += letter.length
  }
  at.push(text.length)
  return { text: folded, at }
}
