import { expect, test } from 'vitest'
import { en } from './en.ts'
import { fill, t, textOf } from './text.ts'

const all = Object.entries(en).flatMap(([key, text]) =>
  typeof text === 'string'
    ? [[key, text] as const]
    : Object.values(text).map((form) => [key, form] as const),
)

test('values are filled in, numbers with separators, and unknown places stay to be seen', () => {
  expect(fill('{count} of {all}', { count: 94661, all: 'many' })).toBe('94,661 of many')
  expect(fill('{missing}', {})).toBe('{missing}')
})

test('a text with forms is chosen by its count', () => {
  expect(t('person.works', { count: 1 })).toBe('1 work')
  expect(t('person.works', { count: 2140 })).toBe('2,140 works')
  expect(t('evidence.citations', { count: 0 })).toBe('no citations')
})

test('a key that comes from data may be unknown', () => {
  expect(textOf('event.workspace.claimed')).toBe('Claimed the workspace')
  expect(textOf('event.of.tomorrow')).toBeNull()
})

test('texts talk as SCREENS.md asks: no begging, no cheering, no machine words', () => {
  const banned = /\b(please|oops|successfully|entity|sync|AI|sorry)\b|!/i
  expect(all.filter(([, text]) => banned.test(text))).toEqual([])
})

test('no text is empty, and none begins or ends with a blank', () => {
  expect(all.filter(([, text]) => text === '' || text !== text.trim())).toEqual([])
})
