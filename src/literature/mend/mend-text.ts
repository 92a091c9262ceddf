import { decodeHTML } from 'entities'
import { joinAccents } from './accents.ts'
import { mendMojibake } from './mojibake.ts'
import type { MendReason } from './reasons.ts'

export interface Mended {
  readonly text: string
  readonly reasons: readonly MendReason[]
}

/** One way to put a text right; returns its argument when there is nothing to do. */
type Mend = readonly [reason: MendReason, apply: (text: string) => string]

const entityOrCode = /&[#a-z0-9]|#x[0-9a-f]{2,5};|U\+0/i

/**
 * Mends what is certain in any printed text: entity codes, mojibake, loose accents, invisible and
 * control characters, odd blanks, Unicode form (NFC). Mending twice changes nothing more; a text
 * that does not settle within a few rounds was made to harm and is returned as it came.
 */
export const mendText = (raw: string): Mended => {
  if (isPlain(raw)) return { text: raw, reasons: [] }
  return applyUntilSettled(raw, textMends)
}

/** Applies all mends, in order, again and again until nothing changes. */
export const applyUntilSettled = (raw: string, mends: readonly Mend[]): Mended => {
  const reasons = new Set<MendReason>()
  let text = raw
  for (let round = 0; round < mostRounds; round++) {
    const before = text
    for (const [reason, apply] of mends) {
      const after = apply(text)
      if (after !== text) reasons.add(reason)
      text = after
    }
    if (text === before) return { text, reasons: [...reasons] }
  }
  return { text: keepable(raw), reasons: [] }
}

/**
 * A text as printed, as far as a database can hold it: half characters (lone surrogates) and NUL
 * become the replacement character. One such letter would fail every build from then on.
 */
export const keepable = (text: string): string => text.toWellFormed().replaceAll('\u0000', '\ufffd')

// Entities in entities occur (`&amp;amp;`), three deep at most in what was seen.
const mostRounds = 8

/**
 * Printable ASCII in which no mend finds anything: nine texts of ten. Asked first, because mending
 * would otherwise take as long as reading.
 */
export const isPlain = (raw: string): boolean => {
  let before = 0x20
  for (let at = 0; at < raw.length; at++) {
    const unit = raw.charCodeAt(at)
    if (unit < 0x20 || unit > 0x7e) return false
    if (unit === 0x20 && before === 0x20) return false
    if (before === 0x26 && unit !== 0x20) return false
    if ((before === 0x23 && unit === 0x78) || (before === 0x55 && unit === 0x2b)) return false
    before = unit
  }
  return before !== 0x20 || raw === ''
}

const decodeEntities = (text: string): string => {
  if (!entityOrCode.test(text)) return text
  return text
    .replace(/&(?:amp;)+/gi, '&')
    .replace(/&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});/gi, (code) => decodeHTML(code))
    .replace(/(?<!&)#x([0-9a-f]{2,5});/gi, (code, hex: string) => printable(code, hex))
    .replace(/U\+(000[0-9A-F]{2})/g, (code, hex: string) => printable(code, hex))
    .replace(/U\+(00[0-9A-F]{2})(?![0-9A-Fa-f])/g, (code, hex: string) => printable(code, hex))
}

/** The letter of a broken code, when it is one; control characters stay code. */
const printable = (code: string, hex: string): string => {
  const point = Number.parseInt(hex, 16)
  const isLetter = point >= 0xc0 && /^\p{L}$/u.test(String.fromCodePoint(point))
  return isLetter ? String.fromCodePoint(point) : code
}

const zeroWidth =
  /[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/g
// Joiners are spelling in Persian and the Indic scripts, and rubbish beside Latin letters.
const joinersBesideLatin =
  /(?<=^|[\p{Script=Latin}\p{N}\p{P}\p{Z}])[\u200c\u200d]+|[\u200c\u200d]+(?=$|[\p{Script=Latin}\p{N}\p{P}\p{Z}])/gu
// oxlint-disable-next-line no-control-regex -- these are what we remove
const controls = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/g
// oxlint-disable-next-line no-control-regex -- tabs and line ends are blanks here
const oddSpaces = /[\u0009-\u000d\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g
const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const ligatures: Readonly<Record<string, string>> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'ft',
  ﬆ: 'st',
}

const tidySpaces = (text: string): string =>
  text.replace(oddSpaces, ' ').replace(/ {2,}/g, ' ').trim()

export const textMends: readonly Mend[] = [
  ['entity', decodeEntities],
  ['mojibake', mendMojibake],
  ['control', (text) => text.replace(controls, '').replace(loneSurrogates, '\ufffd')],
  ['invisible', (text) => text.replace(zeroWidth, '').replace(joinersBesideLatin, '')],
  [
    'unicodeForm',
    (text) => text.normalize('NFC').replace(/[\ufb00-\ufb06]/g, (at) => ligatures[at] ?? at),
  ],
  ['accent', joinAccents],
  ['spaces', tidySpaces],
]
