import { expect, test } from 'vitest'
import { tracePaths } from './trace-paths.ts'

test('a year without works is a dash, one work is three pixels, six fill the height', () => {
  const paths = tracePaths([
    [0, 0],
    [1, 1],
    [6, 2],
  ])
  expect(paths.empty).toBe('M0 19.5h3')
  expect(paths.all).toBe('M4 17h3v3h-3zM8 1h3v19h-3z')
  expect(paths.lead).toBe('M4 17h3v3h-3zM8 14h3v6h-3z')
})

test('above six works a year the person sets the scale', () => {
  expect(
    tracePaths([
      [12, 0],
      [6, 0],
    ]).all,
  ).toBe('M0 1h3v19h-3zM4 10h3v10h-3z')
})
