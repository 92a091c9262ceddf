import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { paths, patterns, readSearch, writeSearch } from './paths.ts'

const pages = readFileSync(join(import.meta.dirname, '..', 'web.tsx'), 'utf8')

test.each(Object.keys(patterns))('%s has a page', (name) => {
  expect(pages).toMatch(new RegExp(`patterns\\.${name}\\b`))
})

test('an address fits the pattern of its page', () => {
  expect(paths.person('a b')).toBe('/people/a%20b')
  expect(paths.work('https://openalex.org/W1')).toBe('/works/https%3A%2F%2Fopenalex.org%2FW1')
  for (const pattern of Object.values(patterns)) expect(pattern).toMatch(/^\/[a-z$/-]*$/)
})

test('a query survives the address: lists repeat, empty values are left out', () => {
  const text = writeSearch({ q: 'C++ & more', at: ['Kestrel', 'Corvid'], empty: '', none: null })
  expect(text).toBe('?q=C%2B%2B+%26+more&at=Kestrel&at=Corvid')
  expect(readSearch(text)).toEqual({ q: 'C++ & more', at: ['Kestrel', 'Corvid'] })
})
