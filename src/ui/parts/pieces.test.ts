import { expect, test } from 'vitest'
import { pieces } from './pieces.ts'

const shown = (text: string, marks: [number, number][]) =>
  pieces(text, marks)
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join('')

test('matched neighbours are one mark', () => {
  expect(
    shown('what reinforcement learning forgets', [
      [5, 18],
      [19, 27],
    ]),
  ).toBe('what [reinforcement learning] forgets')
  expect(
    shown('post-training', [
      [0, 4],
      [5, 13],
    ]),
  ).toBe('[post-training]')
})

test('marks in any order, overlapping, empty and over the end', () => {
  expect(
    shown('abcdef', [
      [4, 99],
      [0, 2],
      [1, 3],
      [5, 5],
    ]),
  ).toBe('[abc]d[ef]')
})

test('a text without marks stays whole', () => {
  expect(shown('Token-level advantages', [])).toBe('Token-level advantages')
  expect(pieces('', [[0, 4]])).toEqual([])
})
