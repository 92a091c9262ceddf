import { expect, test } from 'vitest'
import { nthOf, ordinal } from './position.ts'

test.each([
  [0, 1, 'only author'],
  [0, 6, 'first of 6'],
  [5, 6, 'last of 6'],
  [1, 9, 'second of 9'],
  [11, 4312, '12th of 4,312'],
])('position %i of %i is said as "%s"', (position, authors, words) => {
  expect(nthOf(position, authors)).toBe(words)
})

test('eleven to thirteen are not first, second, third', () => {
  expect([11, 12, 13, 21, 22, 23, 111].map(ordinal)).toEqual([
    '11th',
    '12th',
    '13th',
    '21st',
    '22nd',
    '23rd',
    '111th',
  ])
})
