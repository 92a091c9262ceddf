import { expect, test } from 'vitest'
import { readSignInSearch } from './sign-in-search.ts'

test.each([
  ['/scout?q=x', '/scout?q=x'],
  ['https://elsewhere.example', undefined],
  ['//elsewhere.example', undefined],
  ['/\\elsewhere.example', undefined],
  [['/a', '/b'], undefined],
])('after signing in, %s leads to %s', (to, leads) => {
  expect(readSignInSearch({ to }).to).toBe(leads)
})
