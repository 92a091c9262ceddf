import { expect, test } from 'vitest'
import { groupSignatures, type LineOfPerson } from './group-signatures.ts'

const line = (node: string, given: Partial<LineOfPerson> = {}): LineOfPerson => ({
  node,
  name: 'Linh Dang',
  orcid: null,
  authorId: null,
  organisation: null,
  coauthors: new Map(),
  decided: false,
  ...given,
})
const mates = (...numbers: number[]) =>
  new Map(numbers.map((number) => [number, `Person ${number}`] as const))
const summary = (lines: readonly LineOfPerson[]) =>
  groupSignatures(lines).map((group) => [
    group.reason,
    group.doubtful,
    group.lines.map((one) => one.line.node).join(' '),
  ])

test('each signature stands under the strongest reason that holds it', () => {
  const lines = [
    line('a', { orcid: 'x' }),
    line('b', { orcid: 'x', coauthors: mates(1), organisation: 7 }),
    line('c', { authorId: 'A1' }),
    line('d', { coauthors: mates(1, 2) }),
    line('e', { coauthors: mates(2) }),
    line('f', { organisation: 7 }),
    line('g'),
    line('h', { name: 'L. Dang' }),
    line('i', { decided: true, orcid: 'y' }),
    line('j', { orcid: 'z' }),
  ]
  expect(summary(lines)).toEqual([
    ['decided', false, 'i'],
    ['orcid', false, 'a b'],
    ['orcid', true, 'j'],
    ['author_id', false, 'c'],
    ['coauthors', false, 'd e'],
    ['organisation', false, 'f'],
    ['name', true, 'g'],
    ['variant', true, 'h'],
  ])
})

test('without ids the largest circle of co-authors is what others are held to; others stand apart', () => {
  const lines = [
    line('a', { coauthors: mates(1) }),
    line('b', { coauthors: mates(1, 2) }),
    line('c', { coauthors: mates(2) }),
    line('d', { coauthors: mates(9) }),
    line('e', { coauthors: mates(20) }),
    line('f', { coauthors: mates(20) }),
  ]
  expect(summary(lines)).toEqual([
    ['coauthors', false, 'a b c'],
    ['name', true, 'e f'],
    ['name', true, 'd'],
  ])
  const evidence = groupSignatures(lines)[0]?.lines[0]?.evidence
  expect(evidence).toBe('with Person 1, as on other works')
})

test('a single signature is not in doubt', () => {
  expect(summary([line('a')])).toEqual([['name', false, 'a']])
})

test('every signature is in one group, whatever is given', () => {
  const lines = Array.from({ length: 300 }, (_, index) =>
    line(`n${index}`, {
      orcid: index % 11 === 0 ? `o${index % 3}` : null,
      authorId: index % 7 === 0 ? `a${index % 2}` : null,
      coauthors: mates(index % 50, (index * 7) % 90),
      organisation: index % 13,
    }),
  )
  const nodes = groupSignatures(lines).flatMap((group) => group.lines.map((one) => one.line.node))
  expect(nodes.toSorted()).toEqual(lines.map((one) => one.node).toSorted())
})

test('two thousand signatures of a common name are grouped at once', () => {
  const lines = Array.from({ length: 2000 }, (_, index) =>
    line(`n${index}`, { coauthors: mates(index, index + 1, index + 2, (index * 31) % 5000) }),
  )
  const started = performance.now()
  expect(groupSignatures(lines)[0]?.lines).toHaveLength(2000)
  expect(performance.now() - started).toBeLessThan(2000)
})
