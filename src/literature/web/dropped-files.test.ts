import { expect, test } from 'vitest'
import { areTables, literatureFiles } from './dropped-files.ts'

const file = (name: string) => new File(['x'], name)

test('files of a snapshot are taken, what lies beside them is not', () => {
  const names = ['part_000.gz', 'works.jsonl', 'page.json', 'part_001', '.DS_Store', 'notes.pdf']
  expect(literatureFiles(names.map(file)).map((one) => one.name)).toEqual([
    'part_000.gz',
    'works.jsonl',
    'page.json',
    'part_001',
  ])
})

test('a drop of CSV files alone is a list of people', () => {
  expect(areTables([file('people.csv'), file('more.TSV')])).toBe(true)
  expect(areTables([file('people.csv'), file('works.jsonl')])).toBe(false)
  expect(areTables([])).toBe(false)
})
