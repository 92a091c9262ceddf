import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** Parts that have no look of their own: they behave, and what they show stands elsewhere. */
const unseen = ['Loaded', 'LongList', 'SpaLink', 'UndoBar']

test('every shared part stands in the gallery', () => {
  const shown = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('-shown.tsx'))
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .join('\n')
  const parts = readdirSync(join(import.meta.dirname, '..', 'parts'))
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => file.replace('.tsx', ''))
  expect(
    parts.filter((part) => !unseen.includes(part) && !shown.includes(`/${part}.tsx'`)),
  ).toEqual([])
})
