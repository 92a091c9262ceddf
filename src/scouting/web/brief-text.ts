/** A part of a brief that has its own chip. `start` and `end` bound it in the text. */
export interface BriefPart {
  readonly kind: 'phrase' | 'exclusion'
  readonly words: string
  readonly start: number
  readonly end: number
}

// "a phrase", -word, -"a phrase"; a hyphen inside a word (post-training) is part of the word.
const parts = /(?<=^|\s)-(?:"([^"]*)"|([^\s"]+))|"([^"]*)"/gu

/** The phrases and exclusions of a brief, in the order they are written. */
export const briefParts = (brief: string): readonly BriefPart[] =>
  [...brief.matchAll(parts)].flatMap((match): BriefPart[] => {
    const excluded = match[1] ?? match[2]
    const words = (excluded ?? match[3] ?? '').trim()
    if (words === '') return []
    return [
      {
        kind: excluded === undefined ? 'phrase' : 'exclusion',
        words,
        start: match.index,
        end: match.index + match[0].length,
      },
    ]
  })

/** The brief without that part: an exclusion goes, a phrase keeps its words without the quotes. */
export const withoutPart = (brief: string, part: BriefPart): string => {
  const kept = part.kind === 'phrase' ? part.words : ''
  return `${brief.slice(0, part.start)}${kept}${brief.slice(part.end)}`
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

/** The brief as one would read it aloud: without quotation marks and without exclusions. */
export const spokenBrief = (brief: string): string =>
  brief
    .replaceAll(parts, (_whole, excludedPhrase, excludedWord, phrase: string | undefined) =>
      excludedPhrase === undefined && excludedWord === undefined ? (phrase ?? '') : '',
    )
    .replaceAll(/\s+/gu, ' ')
    .trim()
