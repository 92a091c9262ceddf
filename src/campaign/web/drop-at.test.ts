import { expect, test } from 'vitest'
import { standsBelow } from './drop-at.ts'

const cards = [
  { id: 'b', above: 'a', middle: 150 },
  { id: 'c', above: 'b', middle: 250 },
  { id: 'd', above: 'c', middle: 350 },
]

test.each([
  ['between two cards', 200, 'x', 'b'],
  ['below all of them', 900, 'x', 'd'],
  ['above the first that is drawn, below one that is scrolled away', 10, 'x', 'a'],
  ['where it is already, below the one above it', 260, 'c', 'b'],
  ['above the first, when that one above is itself', 10, 'a', null],
])('a card let go %s stands there', (_, y, dragged, after) => {
  expect(standsBelow(cards, y, dragged)).toBe(after)
})

test('an empty column takes it on top', () => {
  expect(standsBelow([], 100, 'x')).toBeNull()
})
