// Windows-1252 prints these where Latin-1 has control characters (WHATWG Encoding, index).
const fromWindows: Readonly<Record<string, number>> = {
  '€': 0x80,
  '‚': 0x82,
  ƒ: 0x83,
  '„': 0x84,
  '…': 0x85,
  '†': 0x86,
  '‡': 0x87,
  ˆ: 0x88,
  '‰': 0x89,
  Š: 0x8a,
  '‹': 0x8b,
  Œ: 0x8c,
  Ž: 0x8e,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '•': 0x95,
  '–': 0x96,
  '—': 0x97,
  '˜': 0x98,
  '™': 0x99,
  š: 0x9a,
  '›': 0x9b,
  œ: 0x9c,
  ž: 0x9e,
  Ÿ: 0x9f,
}
const tail = `[\\u0080-\\u00bf${Object.keys(fromWindows).join('')}]`

// A lead byte of UTF-8 and its followers, each printed as a letter of its own.
const suspects = new RegExp(`[\\u00c2-\\u00df]${tail}|[\\u00e0-\\u00ef]${tail}{2}`, 'g')

// What real texts hold there: accented Latin, Greek, Cyrillic, signs such as "×" and "°", dashes and
// quotation marks, arrows and mathematics. Anything else may be the text itself ("É»").
const plausible =
  /^[\u00a0-\u024f\u0391-\u03c9\u0400-\u045f\u1e00-\u1eff\u2010-\u2026\u2030-\u203a\u20ac\u2122\u2190-\u21ff\u2200-\u22ff]$/

/**
 * Undoes UTF-8 that was read as Windows-1252: "DaumÃ©" is "Daumé", "8 Ã— 8" is "8 × 8". Only
 * sequences that are valid UTF-8 of a plausible character are touched.
 */
export const mendMojibake = (text: string): string =>
  text.replace(suspects, (run) => {
    const bytes = Uint8Array.from(run, (letter) => fromWindows[letter] ?? letter.charCodeAt(0))
    const decoded = strictly(bytes)
    return decoded !== null && plausible.test(decoded) ? decoded : run
  })

const decoder = new TextDecoder('utf-8', { fatal: true })

const strictly = (bytes: Uint8Array): string | null => {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}
