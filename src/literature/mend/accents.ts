// Accents that typesetting printed as signs of their own, and the combining mark each means.
const combining: Readonly<Record<string, string>> = {
  '¨': '\u0308',
  '´': '\u0301',
  '¸': '\u0327',
  ˇ: '\u030c',
  '˘': '\u0306',
  '˙': '\u0307',
  '˚': '\u030a',
  '˛': '\u0328',
  '˜': '\u0303',
  '˝': '\u030b',
}
const between = /(\p{L})([¨´¸ˇ˘˙˚˛˜˝])(?=(\p{L}?))/gu

/**
 * Puts a loose accent on the letter it belongs to, where only one neighbour can carry it:
 * "Scha¨ffer" is "Schäffer" (no letter is f with two dots). "Bo¨ehm" stays: either could be meant.
 */
export const joinAccents = (text: string): string =>
  text
    .replace(between, (found, before: string, accent: string, after: string) => {
      const onBefore = compose(before, accent)
      if (onBefore === null || (after !== '' && compose(after, accent) !== null)) return found
      return onBefore
    })
    .replace(/([¨´¸ˇ˘˙˚˛˜˝])(\p{L})/gu, (found, accent: string, after: string, at: number) => {
      const before = text.slice(0, at).at(-1) ?? ''
      const joined = compose(after, accent)
      const certain = /\p{L}/u.test(before) && compose(before, accent) === null
      return joined !== null && certain ? joined : found
    })

/** The one letter that both make, or null when Unicode (and so no language) has none. */
export const compose = (letter: string, accent: string): string | null => {
  const joined = (letter + (combining[accent] ?? accent)).normalize('NFC')
  return Array.from(joined).length === 1 && joined !== letter ? joined : null
}
