import { expect, test } from 'vitest'
import { fit, matchWords } from './match.ts'

const marked = (text: string, query: string) =>
  matchWords(text, query)?.map(([start, end]) => text.slice(start, end)) ?? null

test('accents and case do not matter, and the mark covers the letters as printed', () => {
  expect(marked('Linh Đặng Thu', 'dang')).toEqual(['Đặng'])
  expect(marked('Sofía Quintanar', 'SOFIA qui')).toEqual(['Sofía', 'Qui'])
})

test('the beginning of a word is preferred to its inside', () => {
  expect(marked('On-line curricula for a linear judge', 'linear')).toEqual(['linear'])
  expect(matchWords('unlined line', 'line')).toEqual([[8, 12]])
})

test('every word must be there', () => {
  expect(marked('Talent map', 'talent list')).toBeNull()
  expect(matchWords('Talent map', '')).toEqual([])
})

test('letters beyond the first plane keep their places', () => {
  expect(marked('𝔏inh 𠮷野 Thu', 'thu')).toEqual(['Thu'])
})

test('a text that begins with the query fits best', () => {
  expect([fit('Settings', 'set'), fit('Go to Settings', 'set'), fit('Reset', 'set')]).toEqual([
    0, 1, 2,
  ])
})
