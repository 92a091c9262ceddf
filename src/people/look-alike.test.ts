import { expect, test } from 'vitest'
import { compareFacts, compareNames } from './look-alike.ts'
import { nameParts } from './matching/name-key.ts'

test.each([
  ['Iris Tanwee', 'Tanwee, Iris', 'same name'],
  ['Iris Tanwee', 'Tanwee Iris', 'same name in another order'],
  ['Xiao Ming Li', 'Xiaoming Li', 'same name, written apart'],
  ['Iris Tanwee', 'Iris B. Tanwee', 'same first and last name'],
  ['Iris Tanwee', 'I. Tanwee', 'same last name and initial'],
  ['Alex Quill', 'Alexander Quill', 'same last name, first name shortened'],
  ['José Núñez', 'Jose Nunez', 'same name'],
  ['Tan', 'Iris Tanwee', 'part of the name'],
])('%s and %s: %s', (a, b, why) => {
  expect(compareNames(nameParts(a), nameParts(b))?.why).toBe(why)
  expect(compareNames(nameParts(b), nameParts(a))?.why).toBe(why)
})

test.each([
  ['Iris Tanwee', 'Ugo Tanwee'],
  ['Iris Tanwee', 'Iris Quill'],
  ['Wei Li', 'Weisheng Li'],
  ['', 'Iris Tanwee'],
])('%s and %s are not alike', (a, b) => {
  expect(compareNames(nameParts(a), nameParts(b))).toBeNull()
})

test('two ORCIDs are two people, whatever the names', () => {
  const facts = {
    name: 'Iris Tanwee',
    organisation: '',
    links: [{ kind: 'orcid' as const, label: '0000-0002-1825-0097', url: '' }],
  }
  const other = { name: 'Iris Tanwee', organisation: null, orcid: '0000-0001-5109-3700' }
  expect(compareFacts(facts, other)).toBeNull()
  const same = { ...other, name: 'Somebody Else', orcid: 'https://orcid.org/0000-0002-1825-0097' }
  expect(compareFacts(facts, same)).toMatchObject({ certain: true })
})
