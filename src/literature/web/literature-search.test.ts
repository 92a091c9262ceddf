import { expect, test } from 'vitest'
import { readLiteratureSearch } from './literature-search.ts'

test('an address of the literature keeps what can be meant and leaves out the rest', () => {
  expect(readLiteratureSearch({ sort: 'works', up: 'true', words: 'robot' })).toEqual({
    sort: 'works',
    up: true,
    words: 'robot',
  })
  expect(readLiteratureSearch({ sort: 'constructor', up: 'no', words: ['a', 'b'] })).toEqual({})
})
