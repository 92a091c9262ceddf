import { compose } from './accents.ts'

// Accent commands of LaTeX (source2e, "LaTeX accents") and the combining mark each means.
const accentOf: Readonly<Record<string, string>> = {
  '"': '\u0308',
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030c',
  H: '\u030b',
  c: '\u0327',
  k: '\u0328',
  r: '\u030a',
  d: '\u0323',
  b: '\u0331',
}
const letters: Readonly<Record<string, string>> = {
  ss: 'ß',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  aa: 'å',
  AA: 'Å',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  DH: 'Ð',
  th: 'þ',
  TH: 'Þ',
  dj: 'đ',
  DJ: 'Đ',
}
const dotless: Readonly<Record<string, string>> = { '\\i': 'i', '\\j': 'j' }

const letter = String.raw`(?:\{\s?(\\[ij]|\p{L})\s?\}|(\\[ij](?![a-zA-Z])|\p{L}))`
const spaced = String.raw`(?:\{\s?(\\[ij]|\p{L})\s?\}|\s+(\\[ij](?![a-zA-Z])|\p{Ll}))`
const accents = [
  new RegExp(String.raw`\{\\(["'\x60^~=.])${letter}\}`, 'gu'),
  new RegExp(String.raw`\{\\([uvHckrdb])${spaced}\}`, 'gu'),
  new RegExp(String.raw`\\(["'\x60^~=.])${letter}`, 'gu'),
  new RegExp(String.raw`\\([uvHckrdb])${spaced}`, 'gu'),
]
const names = String.raw`(ss|aa|AA|ae|AE|oe|OE|dh|DH|dj|DJ|th|TH|[oOlLij])`
const bracedLetter = new RegExp(String.raw`\{\\${names}\s?\}`, 'gu')
const bareLetter = new RegExp(String.raw`\\${names}(?:\{\}|\s+(?=\p{L})|(?![a-zA-Z]))`, 'gu')

/**
 * Turns LaTeX's accents and letters into the letters they mean: `Jo\~{a}o` is "João",
 * `{\o}stergaard` "østergaard". An accent that its letter cannot carry stays as it is.
 */
export const mendLatexLetters = (text: string): string => {
  if (!text.includes('\\')) return text
  let mended = text
  for (const accent of accents) mended = mended.replace(accent, accented)
  return mended.replace(bracedLetter, lettered).replace(bareLetter, lettered)
}

/** The same for a name, where a blank was lost after the command: `Ze\vcević` is "Zečević". */
export const mendLatexName = (text: string): string =>
  mendLatexLetters(text).replace(/\\([uvHckr])([a-z])(?=\p{Ll})/gu, accented)

const accented = (found: string, command: string, braced?: string, bare?: string): string => {
  const mark = accentOf[command]
  const carrier = typeof bare === 'string' ? bare : (braced ?? '')
  return mark === undefined ? found : (compose(dotless[carrier] ?? carrier, mark) ?? found)
}

const lettered = (found: string, name: string): string => letters[name] ?? found
