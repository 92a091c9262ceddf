import { fold } from '#literature/fold.ts'

/** The form in which names on The List are compared: without case, accents and order of words. */
export const prospectKey = (name: string): string => wordsOf(name).toSorted().join(' ')

/** What a search looks into: name, affiliation and thesis without case and accents. */
export const prospectWords = (line: {
  readonly name: string
  readonly affiliation: string
  readonly thesis: string
}): string => wordsOf(`${line.name} ${line.affiliation} ${line.thesis}`).join(' ')

/** Words of a search that count; nobody types more. */
const mostWords = 8

/** The words somebody searches for, in the form of `prospectWords`. */
export const searchedWords = (text: string): readonly string[] => wordsOf(text).slice(0, mostWords)

const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
