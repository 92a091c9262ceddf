import { t } from '../texts/text.ts'
import type { TextKey } from '../texts/text.ts'

const words: readonly (TextKey & `ordinal.${number}`)[] = [
  'ordinal.1',
  'ordinal.2',
  'ordinal.3',
  'ordinal.4',
  'ordinal.5',
  'ordinal.6',
  'ordinal.7',
  'ordinal.8',
  'ordinal.9',
  'ordinal.10',
]

/** `third`, `17th`; counts from 1. */
export const ordinal = (count: number): string => {
  const key = words[count - 1]
  if (key !== undefined) return t(key)
  const tens = count % 100
  const suffix = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th')
  return `${String(count)}${suffix}`
}

/** The part of a person in a work: `first of 6`, `last of 9`, `only author`. Counts from 0. */
export const nthOf = (position: number, authors: number): string => {
  if (authors <= 1) return t('evidence.only')
  if (position === 0) return t('evidence.first', { authors })
  if (position === authors - 1) return t('evidence.last', { authors })
  return t('evidence.nth', { nth: ordinal(position + 1), authors })
}
