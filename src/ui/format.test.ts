import { expect, test } from 'vitest'
import {
  formatBytes,
  formatDay,
  formatDuration,
  formatShare,
  formatYears,
  initials,
} from './format.ts'

test.each([
  [0, '0 seconds'],
  [1, '1 second'],
  [75, '75 seconds'],
  [100, '2 minutes'],
  [3600, '60 minutes'],
  [7200, '2 hours'],
])('%i seconds are said as "%s"', (seconds, words) => {
  expect(formatDuration(seconds)).toBe(words)
})

test('years from and to, one year, or nothing', () => {
  expect([
    formatYears(2020, 2026),
    formatYears(2024, 2024),
    formatYears(null, 2024),
    formatYears(null, null),
  ]).toEqual(['2020–2026', '2024', '2024', ''])
})

test('a day names its year only when it is not this one', () => {
  const now = new Date('2026-11-24T12:00:00')
  expect(formatDay('2026-11-26T12:00:00', now)).toBe('Thu 26 Nov')
  expect(formatDay('2025-11-26T12:00:00', now)).toBe('26 Nov 2025')
})

test('sizes as file managers show them, shares in whole per cent', () => {
  expect([formatBytes(912), formatBytes(12_400_000), formatBytes(2_000_000_000)]).toEqual([
    '912 bytes',
    '12.4 MB',
    '2 GB',
  ])
  expect(formatShare(0.634)).toBe('63 %')
})

test('initials keep an accent with its letter, and one name gives one', () => {
  expect([
    initials('Amara Vestergaard'),
    initials('Łukasz'),
    initials('Émile de la Tour'),
    initials(''),
  ]).toEqual(['AV', 'Ł', 'ÉT', ''])
})
