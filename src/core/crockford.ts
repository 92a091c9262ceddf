import { randomInt } from 'node:crypto'

/** Digits and letters without I, L, O and U, so that no code is misread (Crockford, base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A random code of 5 bits a letter, in groups of four: 28 letters hold 140 bits. */
export const randomCode = (letters: number): string =>
  Array.from({ length: letters }, () => alphabet.charAt(randomInt(alphabet.length)))
    .join('')
    .replaceAll(/(.{4})(?=.)/g, '$1-')

/** What was meant by a typed code: capitals, O as 0, I and L as 1, no hyphens or blanks. */
export const readCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/[^0-9A-Z]/g, '')
