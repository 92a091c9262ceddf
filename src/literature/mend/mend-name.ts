import { mendLatexName } from './latex.ts'
import { applyUntilSettled, isPlain, type Mended, textMends } from './mend-text.ts'

/**
 * Mends one printed name: what `mendText` mends, LaTeX letters, foot-note marks and digits at the
 * ends, titles, mail addresses, odd hyphens. Order, capitals and initials stay as printed: they
 * are the business of matching. `Cé1ine` stays too: nobody can say whether "l" or "i" was meant.
 */
export const mendName = (raw: string): Mended => {
  if (!suspect.test(raw) && isPlain(raw)) return { text: raw, reasons: [] }
  return applyUntilSettled(raw, nameMends)
}

const suspect =
  /[^A-Za-z .'-]|^(?:and|Mr|Mrs|Ms|Dr|Prof|Professor|Sir)\b|[.'-]$|^[.'-]| (?:PhD|MD)\b/

const mailAddress = /<?[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>(),]+>?|\S*\}@\S*/g
// At the ends, glued or after a blank; with or without brackets. Never within a name.
const marksBefore =
  /^(?:[\s*†‡§¶#∗⋆★☆♯✉‖⁎∥•¹²³⁰⁴-⁹,;:]|\(\s*[*†‡§¶#∗\d]+\s*\)|\[\s*[*†‡\d,]+\s*\])+/
const marksAfter =
  /(?:[\s*†‡§¶#∗⋆★☆♯✉‖⁎∥•¹²³⁰⁴-⁹,;:]|\(\s*[*†‡§¶#∗\d,]+\s*\)|\[\s*[*†‡\d,]+\s*\]|\(\s*\)|\(\s*equal contribution\s*\))+$/i
const digitsBefore = /^\d{1,2}(?=\s?\p{Lu})/u
const digitsAfter = /(?<=\p{L})\s?\d{1,2}(?:\s?,\s?\d{1,2})*$/u
const titleBefore =
  /^(?:(?:Mr|Mrs|Ms|Dr|Prof)\.|(?:Mr|Mrs|Ms|Miss|Professor)(?=\s)|Sir(?=\s+\p{Lu}\p{Ll}+\s))\s*(?=\p{L})/u
const titleAfter = /,?\s+(?:Ph\.?\s?D\.?|M\.D\.|MD)$/
const oddHyphens = /[\u2010-\u2013\u2212\ufe58\ufe63\uff0d]/g

const nameMends = [
  ...textMends,
  ['latex', (text: string) => mendLatexName(text).replace(/(?<=\p{L})\\-(?=\p{L})/gu, '')],
  ['mail', (text: string) => text.replace(mailAddress, ' ').trim()],
  ['footnoteMark', (text: string) => text.replace(marksBefore, '').replace(marksAfter, '')],
  ['digit', (text: string) => text.replace(digitsBefore, '').replace(digitsAfter, '').trim()],
  ['title', (text: string) => text.replace(titleBefore, '').replace(titleAfter, '')],
  ['listWord', (text: string) => text.replace(/^(?:and|&)\s+(?=\p{Lu})/u, '')],
  ['hyphens', (text: string) => text.replace(oddHyphens, '-')],
] as const
