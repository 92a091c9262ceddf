/** Latin letters that Unicode does not decompose, and what a reader types for them. */
const undecomposed: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ĸ: 'k',
  ŋ: 'n',
}
const undecomposedLetters = /[øłđðħŧıßæœþĸŋ]/g

// Only the accents of Latin, Greek and Cyrillic: the vowel signs of Indic scripts are marks too,
// and a word without them is another word.
const accents = /[\u0300-\u036f]/g

/** Invisible in print: soft hyphen, zero-width marks, word joiner, byte-order mark. */
const invisible =
  /\u034f|\u17b4|\u17b5|[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g

// oxlint-disable-next-line no-control-regex -- the question is exactly whether all is ASCII
const ascii = /^[\u0000-\u007f]*$/

/**
 * The form in which letters are compared, never shown: lower case, compatibility forms resolved
 * (NFKD), accents off, "ß" as "ss", invisible marks gone. Other scripts stay whole. Idempotent.
 */
export const fold = (text: string): string => {
  if (ascii.test(text)) return text.toLowerCase()
  return text
    .replace(invisible, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(accents, '')
    .replace(undecomposedLetters, (letter) => undecomposed[letter] ?? letter)
    .normalize('NFC')
}
