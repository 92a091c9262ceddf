import anyAscii from 'any-ascii'

/**
 * Letters that the fonts of `fonts.ts` have: Latin with all accents, Greek, Cyrillic, Armenian,
 * Georgian, punctuation, currencies. Held by a test against the fonts themselves.
 */
const inFonts: readonly (readonly [first: number, last: number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x300, 0x34f],
  [0x374, 0x377],
  [0x37a, 0x37f],
  [0x384, 0x38a],
  [0x38c, 0x38c],
  [0x38e, 0x3a1],
  [0x3a3, 0x525],
  [0x531, 0x556],
  [0x561, 0x587],
  [0x10d0, 0x10fc],
  [0x1e00, 0x1efb],
  [0x2010, 0x2027],
  [0x2030, 0x205e],
  [0x20a0, 0x20b5],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
]

const isInFonts = (letter: string): boolean => {
  const codePoint = letter.codePointAt(0) ?? 0
  return inFonts.some(([first, last]) => codePoint >= first && codePoint <= last)
}

/** A text as it can be printed; `changed` when it was written in Latin letters for that. */
export interface Printable {
  readonly text: string
  readonly changed: boolean
}

/**
 * A text with every letter that the fonts lack written in Latin ones, so that no name becomes a row
 * of boxes. Scripts that run from right to left are among them. The screen keeps the name as it is.
 */
export const printable = (text: string): Printable => {
  let changed = false
  const letters = Array.from(text.normalize('NFC')).map((letter) => {
    if (letter === '\n' || letter === '\t') return ' '
    if (isInFonts(letter)) return letter
    changed = true
    return anyAscii(letter)
  })
  return { text: letters.join(''), changed }
}

/** What the foot of the page says of a text that was changed. */
export const latinMark = '*'
