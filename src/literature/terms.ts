import { stemmer } from 'stemmer'
import { eng } from 'stopword'
import { fold } from './fold.ts'

const stopWords: ReadonlySet<string> = new Set(eng)

/** Parts that are written together, apart and with a hyphen alike: "pre-training", "pretraining". */
const prefixes: ReadonlySet<string> = new Set(
  `anti auto bi co counter cross de dis fine hyper inter intra macro meta micro mid mis mono multi
   non over para post pre pseudo quasi re self semi sub super tele tri ultra un under uni`.split(
    /\s+/,
  ),
)

/** Spellings of one word on two sides of an ocean, where the stemmer keeps them apart. */
const american: readonly (readonly [RegExp, string])[] = [
  [/isation(s?)$/, 'ization$1'],
  [/^(behavi|col|fav|flav|hon|lab|neighb|tum|vap)our/, '$1or'],
  [/^(mod|lab|trav|chann|canc|sign|equ)ell(ing|ed|er|ers)$/, '$1el$2'],
  [/^centre(s?)$/, 'center$1'],
]

// A longer run is no word of any language: an address, a hash, a formula without blanks.
const longestWord = 64

const dashes = /[\u2010-\u2015\u2212\uff0d]/g
const apostrophes = /['\u2019\u02bc\uff07]/g
const plainLetters = /^[a-z]+$/
const digits = /^\d+(?:\.\d+)*$/
const nameThenNumber = /^([a-z]{3,})(\d+(?:\.\d+)?)$/
const unspaced =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u

let segmenter: Intl.Segmenter | undefined

/**
 * The terms of one printed word or compound, as found by the scanner in `text.ts`: folded, stop
 * words out, stemmed (Porter). What carries meaning as a whole stays whole: "3D", "GPT-4", "C++",
 * "C#", "A*", "k-means", "Q-learning", "I/O", "word2vec". Chinese, Japanese, Thai and the like are
 * cut by Intl.Segmenter. The result may be empty.
 */
export const termsOf = (printed: string): readonly string[] => {
  const word = fold(printed).replace(dashes, '-').replace(apostrophes, "'")
  if (unspaced.test(word)) return segmentTerms(word)
  if (word.includes('/') || word.includes('&')) return [word]
  if (!word.includes('-')) return wordTerms(word)
  return compoundTerms(word.split('-').filter((part) => part !== ''))
}

/** The stem of one folded word; short ones and those with digits or other scripts stay. */
const stem = (word: string): string => {
  if (word.length <= 3 || !plainLetters.test(word)) return word
  let spelt = word
  for (const [from, to] of american) spelt = spelt.replace(from, to)
  return stemmer(spelt)
}

const wordTerms = (found: string): readonly string[] => {
  const word = found.replace(/'s$/, '').replaceAll("'", '').slice(0, longestWord)
  if (word === '' || stopWords.has(word)) return []
  if (digits.test(word)) return word.length >= 2 && word.length <= 4 ? [word] : []
  // "C" and "R" alone are more often a variable than a language.
  if (word.length === 1 && word < '\u0080') return []
  const numbered = nameThenNumber.exec(word)
  if (numbered?.[1] && numbered[2]) return [`${numbered[1]}-${numbered[2]}`, stem(numbered[1])]
  if (word.endsWith('*')) return word.length > 2 ? [word, word.slice(0, -1)] : [word]
  return [stem(word)]
}

const compoundTerms = (parts: readonly string[]): readonly string[] => {
  const [first, second] = parts
  if (first === undefined) return []
  if (second === undefined) return wordTerms(first)
  const last = parts.at(-1) ?? second
  if (parts.length === 2 && digits.test(first) && second.length === 1) return [first + second]
  if (parts.some((part) => part.length === 1 && !digits.test(part))) {
    return [[...parts.slice(0, -1), stem(last)].join('-').slice(0, longestWord)]
  }
  if (parts.some((part) => /\d/.test(part)) && !parts.every((part) => digits.test(part))) {
    const named = parts.filter((part) => part.length >= 3 && plainLetters.test(part))
    return [parts.join('-').slice(0, longestWord), ...named.flatMap(wordTerms)]
  }
  if (parts.length === 2 && prefixes.has(first)) {
    return [...wordTerms(first + second), ...wordTerms(second)]
  }
  return parts.flatMap(wordTerms)
}

const segmentTerms = (word: string): readonly string[] => {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'word' })
  const terms: string[] = []
  for (const { segment, isWordLike } of segmenter.segment(word)) {
    if (isWordLike) terms.push(...(unspaced.test(segment) ? [segment] : wordTerms(segment)))
  }
  return terms
}
