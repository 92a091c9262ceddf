import { fold } from '#literature/fold.ts'

const titles = new Set(['mr', 'mrs', 'ms', 'dr', 'prof', 'professor', 'sir'])
const suffixes = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'phd', 'md'])

const camelPair = /^(\p{Lu}\p{Ll}+)(\p{Lu}\p{Ll}+)$/u
const joiners = /[-'\u2019\u02bc\u2010-\u2015\u2212`´]/g
const notWord = /[^\p{L}\p{M}]+/gu

/**
 * The form under which two printed names are the same: folded, foot-note marks, digits, titles and
 * suffixes off, "Li, Wei" turned to "wei li", given names and initials written together
 * ("N. M. Amato" and "N.M. Amato", "Xiao-Ming Li" and "Xiaoming Li"), family name last. Empty when
 * nothing of a name is left. Names in other scripts are kept as they are.
 */
export const nameKey = (printed: string): string => {
  const parts = nameParts(printed)
  const family = parts.at(-1)
  if (family === undefined) return ''
  const given = parts.slice(0, -1).join('')
  return given === '' ? family : `${given} ${family}`
}

/** The words of a name, folded, given names first. The base of `nameKey`. */
export const nameParts = (printed: string): string[] => {
  const comma = printed.indexOf(',')
  if (comma < 0) return words(printed)
  const family = words(printed.slice(0, comma))
  const given = words(printed.slice(comma + 1))
  // "Iris Tanwee, Jr.": nothing was turned round.
  if (given.every((word) => suffixes.has(word))) return family
  return [...given, ...family]
}

const words = (text: string): string[] => {
  const pair = camelPair.exec(text.trim())
  const spaced = pair ? `${pair[1]} ${pair[2]}` : text
  const found = fold(spaced)
    .replace(joiners, '')
    .replace(notWord, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '')
  while (found.length > 1 && titles.has(found[0] ?? '')) found.shift()
  while (found.length > 2 && suffixes.has(found.at(-1) ?? '')) found.pop()
  return found
}
