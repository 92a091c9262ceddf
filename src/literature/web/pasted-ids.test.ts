import { expect, test } from 'vitest'
import { pastedIds } from './pasted-ids.ts'

test('ids are taken short, as addresses, several at once, each once', () => {
  expect(pastedIds('I27837315', 'I')).toEqual(['https://openalex.org/I27837315'])
  expect(
    pastedIds(' s1, https://openalex.org/S2\nhttps://openalex.org/sources/s3;S1 ', 'S'),
  ).toEqual(['https://openalex.org/S1', 'https://openalex.org/S2', 'https://openalex.org/S3'])
})

test('a name stays a name, and an id of another kind is none', () => {
  for (const text of ['', 'Example University', 'I27837315 Example', 'S1', 'I', 'I1x']) {
    expect(pastedIds(text, 'I')).toEqual([])
  }
})
