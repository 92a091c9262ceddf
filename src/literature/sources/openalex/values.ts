import { mendText } from '../../mend/mend-text.ts'
import { own } from './openalex-work.ts'

/** A mended text of at most so many letters; empty for anything that is no text. */
export const plainText = (value: unknown, mostLetters: number): string => {
  if (typeof value !== 'string' || value === '') return ''
  const { text } = mendText(value.length > mostLetters ? value.slice(0, mostLetters) : value)
  return text.includes('@') ? text.replace(mailAddress, '…').trim() : text
}

// Domains tell where somebody works; whole addresses are nobody's business and are not kept.
const mailAddress = /[^\s@<>(){},;]+@[^\s@<>(){},;]+\.[^\s@<>(){},;]+/g

/** The texts of a list of strings, or of objects that name themselves under `key`; no doubles. */
export const plainTexts = (
  values: readonly unknown[],
  key: string,
  most: number,
  mostLetters: number,
): readonly string[] => {
  if (values.length === 0) return []
  const found = new Set<string>()
  for (const value of values) {
    if (found.size >= most) break
    const text = plainText(typeof value === 'string' ? value : own(value, key), mostLetters)
    if (text !== '') found.add(text)
  }
  return [...found]
}

/** A count: a whole number from 0; null when unknown. Null is not zero. */
export const amount = (value: unknown): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 31
    ? value
    : null

/** A year of print: 1400 to 2200; null otherwise. */
export const yearOf = (value: unknown): number | null => {
  const year = typeof value === 'string' && /^\d{4}$/.test(value) ? Number(value) : value
  return typeof year === 'number' && Number.isInteger(year) && year >= 1400 && year <= 2200
    ? year
    : null
}

/** `2024-02-29` when there was such a day. `invalid`: something stood there, but no day. */
export const readDate = (value: unknown): { readonly text: string; readonly invalid: boolean } => {
  if (typeof value !== 'string' || value === '') return { text: '', invalid: false }
  const day = /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0]
  // Every month has these days; the calendar is asked only about the others.
  if (day !== undefined && everyMonth.test(day)) return { text: day, invalid: false }
  const time = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`)
  const exists = !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === day
  return exists && day !== undefined ? { text: day, invalid: false } : { text: '', invalid: true }
}

const everyMonth = /-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/
