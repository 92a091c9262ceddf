import { expect, test } from 'vitest'
import { webAddress } from './web-address.ts'

test.each([
  ['https://example.org/a', 'https://example.org/a'],
  ['10.1234/abc', 'https://doi.org/10.1234/abc'],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['example', null],
  ['', null],
  [null, null],
])('%s is offered as a link: %s', (given, expected) => {
  expect(webAddress(given)).toBe(expected)
})
