import { expect, test } from 'vitest'
import type { RunFile } from '../contract.ts'
import { filesWorthShowing } from './files-worth-showing.ts'

const file = (name: string, change: Partial<RunFile> = {}): RunFile => ({
  name,
  state: 'done',
  bytes: 1,
  bytesRead: 1,
  share: 1,
  lines: 1,
  new: 1,
  changed: 0,
  same: 0,
  refused: 0,
  sentence: '',
  ...change,
})

test('of many files those stay that are being read, complain or refused something', () => {
  const files = [
    file('a'),
    file('b', { refused: 9 }),
    file('c'),
    file('d', { state: 'reading' }),
    file('e', { state: 'cut_short', sentence: 'It ends in the middle of line 4.' }),
    file('f', { refused: 2 }),
  ]
  expect(filesWorthShowing(files, 4).map((one) => one.name)).toEqual(['b', 'd', 'e', 'f'])
})

test('few files are all shown, in their order', () => {
  expect(filesWorthShowing([file('a'), file('b')], 8).map((one) => one.name)).toEqual(['a', 'b'])
})
