import { z } from 'zod'

/**
 * Text as it is kept: without control characters, which PostgreSQL refuses, and without marks that
 * turn the direction of what stands beside it.
 */
const kept = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- these are what is left out
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')

/** A line of text of at most so many characters: one blank between words, none around. */
export const line = (most: number) =>
  z
    .string()
    .overwrite((text) => kept(text).replace(/\s+/g, ' '))
    .trim()
    .max(most)

/** Text of several lines. */
export const prose = (most: number) =>
  z
    .string()
    .overwrite((text) => kept(text).replace(/\r\n?/g, '\n'))
    .trim()
    .max(most)
