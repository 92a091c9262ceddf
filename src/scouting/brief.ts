import { tokenize, tokenizeWithOffsets } from '#literature/text.ts'

/** A term of the brief, as it was printed there first. */
export interface BriefTerm {
  readonly term: string
  readonly printed: string
}

/** A brief taken apart. Every different term counts once, however often it was said. */
export interface ParsedBrief {
  readonly terms: readonly BriefTerm[]
  /** Words of each "phrase" that a work must contain, one after the other. */
  readonly phrases: readonly (readonly string[])[]
  /** Terms of which a work must hold none. */
  readonly excluded: readonly BriefTerm[]
  readonly excludedPhrases: readonly (readonly string[])[]
  /** A text of its own, an abstract perhaps, and not a few words about a need. */
  readonly prose: boolean
}

// "…", typographic ones too; a dash before a word or a quotation excludes it.
const part =
  /(?<not>(?<![\p{L}\p{N}])[-\u2212])?["\u201c\u201d\u201e](?<quoted>[^"\u201c\u201d\u201e]*)["\u201c\u201d\u201e]|(?<![\p{L}\p{N}\p{M}])[-\u2212](?<word>[\p{L}\p{N}][^\s,;]*)/gu

// From so many words on a brief is prose, an abstract perhaps, whose quotation marks and dashes
// are its author's and no conditions of ours.
const proseWords = 60

/**
 * Plain words, "phrases" and -exclusions. A quotation that is not closed is plain words; a hyphen
 * inside a word excludes nothing. Never throws; the order of terms is that of the brief.
 */
export const parseBrief = (text: string): ParsedBrief => {
  if (text.split(/\s+/).length >= proseWords) {
    const terms = new Map<string, BriefTerm>()
    collect(text, terms)
    return {
      terms: [...terms.values()],
      phrases: [],
      excluded: [],
      excludedPhrases: [],
      prose: true,
    }
  }
  const phrases: string[][] = []
  const excludedPhrases: string[][] = []
  const excluded = new Map<string, BriefTerm>()
  const plain = text.replace(part, (whole, ...groups) => {
    const { not, quoted, word } = namedGroups(groups)
    if (word !== undefined) {
      collect(word, excluded)
      return ' '.repeat(whole.length)
    }
    const words = wordsOf(quoted ?? '')
    if (not !== undefined) {
      if (words.length > 1) excludedPhrases.push(words)
      else collect(quoted ?? '', excluded)
      return ' '.repeat(whole.length)
    }
    if (words.length > 0) phrases.push(words)
    return ` ${quoted ?? ''} `
  })
  const terms = new Map<string, BriefTerm>()
  collect(plain, terms)
  return {
    terms: [...terms.values()].filter(({ term }) => !excluded.has(term)),
    phrases,
    excluded: [...excluded.values()],
    excludedPhrases,
    prose: false,
  }
}

const namedGroups = (
  groups: readonly unknown[],
): Partial<Record<'not' | 'quoted' | 'word', string>> => {
  const named = groups.at(-1)
  return typeof named === 'object' && named !== null ? { ...named } : {}
}

const collect = (text: string, into: Map<string, BriefTerm>): void => {
  for (const { term, start, end } of tokenizeWithOffsets(text)) {
    if (!into.has(term)) into.set(term, { term, printed: text.slice(start, end) })
  }
}

const wordsOf = (text: string): string[] =>
  text.split(/[^\p{L}\p{N}\p{M}+#]+/u).filter((w) => w !== '')

/** The terms that all words of a phrase have in a work; a work without them cannot hold it. */
export const termsOfPhrase = (words: readonly string[]): readonly string[] =>
  tokenize(words.join(' '))

/** A regular expression (RE2 and JavaScript alike) that finds the phrase in lower-case text. */
export const patternOfPhrase = (words: readonly string[]): string => {
  const escaped = words.map((word) => word.toLowerCase().replace(/[^\p{L}\p{N}\p{M}]/gu, '\\$&'))
  return `(^|[^\\pL\\pN])${escaped.join('[^\\pL\\pN]{1,3}')}($|[^\\pL\\pN])`
}
