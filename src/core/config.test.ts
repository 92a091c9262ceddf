import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('a flag wins over its variable, and both over what is usual', () => {
  expect(readConfig({}, {}).port).toBe(4690)
  expect(readConfig({}, { PARTY_PORT: '5000' }).port).toBe(5000)
  expect(readConfig({ port: '6000' }, { PARTY_PORT: '5000' }).port).toBe(6000)
  expect(readConfig({ data: '/a b' }, { PARTY_DATA: '/c' }).dataFolder).toBe('/a b')
  expect(readConfig({}, { XDG_DATA_HOME: '/x' }).dataFolder).toBe('/x/recruiting-party')
})

test.each([
  [{ port: 'many' }, {}, /^--port must be a whole number/],
  [{}, { PARTY_PORT: '70000' }, /^PARTY_PORT must be/],
  [{}, { PARTY_ORIGIN: 'party.example.org' }, /^PARTY_ORIGIN must be only scheme, host and port/],
  [{}, { PARTY_ORIGIN: 'https://a.example/path' }, /^PARTY_ORIGIN/],
  [{}, { PARTY_OPENALEX_URL: 'nowhere' }, /^PARTY_OPENALEX_URL/],
  [{}, { PARTY_LOG: 'loud' }, /^PARTY_LOG must be debug/],
])('what cannot be meant is refused by name: %o %o', (flags, env, sentence) => {
  expect(() => readConfig(flags, env)).toThrow(sentence)
})

test('an origin is kept without what follows the port', () => {
  expect(readConfig({}, { PARTY_ORIGIN: 'https://Party.Example.org/' }).origin).toBe(
    'https://party.example.org',
  )
})
