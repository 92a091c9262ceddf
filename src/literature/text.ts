import { rememberWords } from './known-words.ts'
import { termsOf } from './terms.ts'

/** A term and where it stands in the text it came from (UTF-16 offsets, end exclusive). */
export interface TermAt {
  readonly term: string
  readonly start: number
  readonly end: number
}

/**
 * The terms of a text, in order: what the postings hold and what a brief is turned into, so that
 * both sides always agree. See `terms.ts` for what a term is. Never throws; linear in the text.
 */
export const tokenize = (text: string): string[] => {
  const found: string[] = []
  eachWord(text, knownTerms, (terms) => {
    for (let index = 0; index < terms.length; index++) found.push(terms[index] ?? '')
  })
  return found
}

/**
 * Reads the same terms, but gives for each word what `derive` makes of its terms. That is remembered
 * by the word, so that whoever numbers terms looks none up twice. `derive` must be pure.
 */
export const wordReader = <Value>(
  derive: (terms: readonly string[]) => Value,
): ((text: string, visit: (value: Value) => void) => void) => {
  const known = rememberWords((word) => derive(termsOf(word)))
  return (text, visit) => eachWord(text, known, visit)
}

const eachWord = <Value>(
  text: string,
  known: (text: string, start: number, end: number) => Value,
  visit: (value: Value) => void,
): void => {
  let at = 0
  while (at < text.length) {
    if (!inWord(text, at)) {
      at++
      continue
    }
    const end = endOfWord(text, at)
    visit(known(text, at, end))
    at = end
  }
}

/**
 * The same terms with their places, to mark matched words in evidence. Overlaps share a place. Of
 * the words that hold none of `wanted` nothing is given.
 */
export const tokenizeWithOffsets = (text: string, wanted?: ReadonlySet<string>): TermAt[] => {
  const found: TermAt[] = []
  let at = 0
  while (at < text.length) {
    if (!inWord(text, at)) {
      at++
      continue
    }
    const end = endOfWord(text, at)
    if (wanted === undefined || knownTerms(text, at, end).some((term) => wanted.has(term))) {
      for (const place of placedTerms(text, at, end)) found.push(place)
    }
    at = end
  }
  return found
}

const separator = 0
const letter = 1
const digit = 2
const joiner = 3
const closer = 4

// One class a UTF-16 unit: a table beats a regular expression by far, and cannot backtrack.
const classes = new Uint8Array(0x10000)
const wordUnit = /^[\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060]$/u
for (let unit = 0; unit < 0x10000; unit++) {
  if (unit >= 0xd800 && unit <= 0xdfff) classes[unit] = letter
  else if (unit >= 0x30 && unit <= 0x39) classes[unit] = digit
  else if (wordUnit.test(String.fromCharCode(unit))) classes[unit] = letter
}
for (const mark of "-'.&/\u2019\u2010\u2011\u2012\u2013\u2212") classes[mark.charCodeAt(0)] = joiner
for (const mark of '+#*') classes[mark.charCodeAt(0)] = closer

// Reading behind the end gives NaN, and a NaN as index makes the whole scanner slow.
const classAt = (text: string, at: number): number =>
  at < text.length ? (classes[text.charCodeAt(at)] ?? separator) : separator

const inWord = (text: string, at: number): boolean => {
  const kind = classAt(text, at)
  return kind === letter || kind === digit
}

/** From a word's first unit to behind its last, joined parts and closing marks included. */
const endOfWord = (text: string, start: number): number => {
  let end = start
  let partStart = start
  for (;;) {
    while (inWord(text, end)) end++
    const kind = classAt(text, end)
    if (kind === separator) return end
    if (kind === closer) return endOfClosed(text, partStart, end)
    if (!inWord(text, end + 1) || !joins(text, partStart, end)) return end
    partStart = ++end
  }
}

/** Whether the mark at `end` holds the part before it and the one after it together. */
const joins = (text: string, partStart: number, end: number): boolean => {
  switch (text.charCodeAt(end)) {
    case 0x2e: // "3.5", but not the end of a sentence without a blank
      return classAt(text, end - 1) === digit && classAt(text, end + 1) === digit
    case 0x26: // "R&D" and "I/O": one letter on each side
    case 0x2f:
      return (
        end - partStart === 1 &&
        classAt(text, partStart) === letter &&
        classAt(text, end + 1) === letter &&
        !inWord(text, end + 2)
      )
    default:
      return true
  }
}

/** "C++", "C#", "A*", "RRT*"; anywhere else these marks are arithmetic or foot-notes. */
const endOfClosed = (text: string, partStart: number, end: number): number => {
  const mark = text.charCodeAt(end)
  const length = end - partStart
  const capital = isCapital(text.charCodeAt(partStart)) && isCapital(text.charCodeAt(end - 1))
  if (mark === 0x2b && length === 1 && text.charCodeAt(end + 1) === 0x2b) return end + 2
  if (inWord(text, end + 1)) return end
  if (mark === 0x23 && length === 1) return end + 1
  if (mark === 0x2a && capital && length <= 4) return end + 1
  return end
}

const isCapital = (unit: number): boolean => unit >= 0x41 && unit <= 0x5a

const knownTerms = rememberWords(termsOf)

/** Places for a word's terms: parts of a plain compound get their own, the rest the whole word's. */
const placedTerms = (text: string, start: number, end: number): TermAt[] => {
  const printed = text.slice(start, end)
  const whole = knownTerms(text, start, end)
  if (whole.length < 2) return whole.map((term) => ({ term, start, end }))
  const places: TermAt[] = []
  const parts = /[^\-\u2010-\u2013\u2212]+/g
  for (const part of printed.matchAll(parts)) {
    const [only, ...others] = termsOf(part[0])
    if (only === undefined || others.length > 0 || !whole.includes(only)) continue
    places.push({ term: only, start: start + part.index, end: start + part.index + part[0].length })
  }
  const placed = new Set(places.map((place) => place.term))
  const rest = whole.filter((term) => !placed.has(term))
  return [...rest.map((term) => ({ term, start, end })), ...places]
}
