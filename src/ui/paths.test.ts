import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { paths, patterns, readSearch, writeSearch } from './paths.ts'

const pages = readFileSync(join(import.meta.dirname, '..', 'web-pages.tsx'), 'utf8')

test.each(Object.entries(patterns))('%s has a page', (name, pattern) => {
  // Tabs of the dossier are routes below the person's own.
  const tab = pattern.startsWith(`${patterns.person}/`) && pattern.slice(patterns.person.length + 1)
  if (tab) expect(pages).toContain(`path: '${tab}'`)
  else expect(pages).toMatch(new RegExp(`patterns\\.${name}\\b`))
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

test('every page exports what the list of pages names', () => {
  const named = [...pages.matchAll(/lazyPage\(\s*\(\) => import\('\.\/([^']+)'\),\s*'(\w+)'/g)]
  expect(named.length).toBeGreaterThan(20)
  const missing = named.filter(([, file = '', name = '']) => {
    const text = readFileSync(join(import.meta.dirname, '..', file), 'utf8')
    return !text.includes(`export const ${name} = `)
  })
  expect(missing.map(([, file]) => file)).toEqual([])
})
