import { workLimits } from '../../work.ts'

/** An abstract put back in order, or the sentence why not. */
export type Abstract =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: string }

/**
 * Rebuilds an abstract from `abstract_inverted_index` (word -> positions). Missing positions are
 * skipped. Refuses positions beyond the limit: a single huge one would ask for gigabytes.
 */
export const rebuildAbstract = (index: object): Abstract => {
  const words: string[] = []
  let letters = 0
  for (const [word, positions] of Object.entries(index)) {
    if (!Array.isArray(positions))
      return { ok: false, reason: 'The abstract has a word without places.' }
    for (const position of positions) {
      if (!Number.isInteger(position) || position < 0) {
        return { ok: false, reason: 'The abstract has a place that is no number.' }
      }
      if (position >= workLimits.abstractWords) return tooFar(position)
      letters += word.length + 1
      if (letters > workLimits.abstractLetters) return tooLong
      words[position] = word
    }
  }
  return { ok: true, text: inOrder(words) }
}

const tooFar = (position: number): Abstract => ({
  ok: false,
  reason: `The abstract has a word at place ${position}. The limit is ${workLimits.abstractWords}.`,
})
const tooLong: Abstract = {
  ok: false,
  reason: `The abstract is longer than ${workLimits.abstractLetters} letters.`,
}

const inOrder = (words: readonly (string | undefined)[]): string => {
  let text = ''
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    if (word !== undefined) text = text === '' ? word : `${text} ${word}`
  }
  return text
}

/**
 * Takes the abstract out of a work's JSON text before it is parsed: an object of some 150 words,
 * each with a list, is what a general parser is slowest at, and two thirds of a file. Returns null
 * when there is none, or when it has any form but the usual one; the general way is then taken.
 */
export const liftAbstract = (
  json: string,
): { readonly rest: string; readonly abstract: string } | null => {
  const key = json.indexOf('"abstract_inverted_index":{')
  if (key <= 0 || json.charCodeAt(key - 1) === backslash) return null
  const open = key + 26
  const words: string[] = []
  let letters = 0
  let at = open + 1
  if (json.charCodeAt(at) === closeBrace) return null
  for (;;) {
    if (json.charCodeAt(at) !== quote) return null
    const start = at + 1
    let end = json.indexOf('"', start)
    if (end < 0) return null
    let word = json.slice(start, end)
    if (word.includes('\\')) {
      while (isEscaped(json, end)) end = json.indexOf('"', end + 1)
      if (end < 0) return null
      const parsed = parsedString(json.slice(start - 1, end + 1))
      if (parsed === null) return null
      word = parsed
    } else if (hasControls(word)) return null
    if (json.charCodeAt(end + 1) !== colon || json.charCodeAt(end + 2) !== openBracket) return null
    at = end + 3
    for (;;) {
      let position = 0
      const digits = at
      let unit = json.charCodeAt(at)
      while (unit >= zero && unit <= zero + 9) {
        position = position * 10 + unit - zero
        unit = json.charCodeAt(++at)
      }
      if (at === digits || at - digits > 5 || position >= workLimits.abstractWords) return null
      if (at - digits > 1 && json.charCodeAt(digits) === zero) return null
      letters += word.length + 1
      words[position] = word
      at++
      if (unit === closeBracket) break
      if (unit !== comma) return null
    }
    const next = json.charCodeAt(at++)
    if (next === closeBrace) break
    if (next !== comma) return null
  }
  if (letters > workLimits.abstractLetters) return null
  return {
    rest: `${json.slice(0, open)}${JSON.stringify(liftedMark)}${json.slice(at)}`,
    abstract: inOrder(words),
  }
}

/** Stands in the place of a lifted abstract, so that its place can be checked after parsing. */
export const liftedMark = 'lifted'

const quote = 0x22
const backslash = 0x5c
const colon = 0x3a
const comma = 0x2c
const zero = 0x30
const openBracket = 0x5b
const closeBracket = 0x5d
const closeBrace = 0x7d

const isEscaped = (json: string, at: number): boolean => {
  if (at < 0) return false
  let slashes = 0
  while (json.charCodeAt(at - 1 - slashes) === backslash) slashes++
  return slashes % 2 === 1
}

const hasControls = (word: string): boolean => {
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) < 0x20) return true
  return false
}

const parsedString = (json: string): string | null => {
  try {
    const parsed: unknown = JSON.parse(json)
    return typeof parsed === 'string' ? parsed : null
  } catch {
    return null
  }
}
