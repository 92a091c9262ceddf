import { expect, test } from 'vitest'
import { guard, knownAddresses } from './guard.ts'
import type { RequestFacts } from './guard.ts'

const known = knownAddresses({ port: 4690, host: null, origin: 'https://party.example.org' })
const read: RequestFacts = {
  method: 'GET',
  path: '/api/people',
  host: 'localhost:4690',
  origin: null,
  fetchSite: 'same-origin',
  hasToken: false,
}
const change: RequestFacts = { ...read, method: 'POST', origin: 'http://localhost:4690' }

test.each([
  ['a page of ours reads', read, null],
  ['a page of ours changes', change, null],
  ['the public address is ours too', { ...read, host: 'party.example.org' }, null],
  ['capitals in a host name are the same host', { ...read, host: 'LOCALHOST:4690' }, null],
  ['another host name is DNS rebinding', { ...read, host: 'evil.example:4690' }, 'host'],
  ['another port is another app', { ...read, host: 'localhost:4691' }, 'host'],
  ['no host at all', { ...read, host: null }, 'host'],
  ['another site changes', { ...change, origin: 'https://evil.example' }, 'origin'],
  ['a page without an origin of its own', { ...change, origin: 'null' }, 'origin'],
  ['another port of this machine reads by an image', { ...read, fetchSite: 'same-site' }, 'site'],
  ['another site reads by a script', { ...read, fetchSite: 'cross-site' }, 'site'],
  ['another site sends a form', { ...change, fetchSite: 'cross-site' }, 'site'],
  ['a link in a mail opens a page', { ...read, path: '/person/1', fetchSite: 'cross-site' }, null],
  ['an address is typed', { ...read, fetchSite: 'none' }, null],
  ['a program without a token changes', { ...change, origin: null, fetchSite: null }, 'unmarked'],
  [
    'a program with a token changes',
    { ...change, origin: null, fetchSite: null, hasToken: true },
    null,
  ],
  [
    'a token does not help another site',
    { ...change, origin: 'https://evil.example', hasToken: true },
    'origin',
  ],
] satisfies [string, RequestFacts, string | null][])('%s', (_, facts, expected) => {
  expect(guard(facts, known)).toBe(expected)
})
