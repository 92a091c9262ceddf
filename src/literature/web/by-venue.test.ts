import { expect, test } from 'vitest'
import { byVenue } from './by-venue.ts'

const row = (venue: string, year: number | null, works: number) => ({
  venue,
  year,
  works,
  signatures: works * 4,
  abstracts: works,
  citations: 0,
})

test('the years of a venue are put together, the largest venue first', () => {
  const lines = byVenue([
    row('Learned Systems', 2024, 3),
    row('Open Training', 2020, 9),
    row('Learned Systems', 2022, 4),
  ])
  expect(lines.map((line) => [line.venue, line.works, line.firstYear, line.lastYear])).toEqual([
    ['Open Training', 9, 2020, 2020],
    ['Learned Systems', 7, 2022, 2024],
  ])
})

test('works without a year count but do not date', () => {
  expect(byVenue([row('Learned Systems', null, 2)])[0]).toMatchObject({ works: 2, firstYear: null })
})
