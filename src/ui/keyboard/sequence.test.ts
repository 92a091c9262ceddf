import { expect, test } from 'vitest'
import { isSingle, nameOf, printed, step } from './sequence.ts'

const bindings = ['j', 'g s', 'g m', 'Ctrl+k', '?', 'Shift+j']
const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

test('g then s goes to Scout', () => {
  expect(step('', 'g', bindings)).toEqual({ wait: 'g' })
  expect(step('g', 's', bindings)).toEqual({ run: 'g s' })
})

test('a broken sequence lets its last key count by itself', () => {
  expect(step('g', 'j', bindings)).toEqual({ run: 'j' })
  expect(step('g', 'x', bindings)).toEqual({ none: true })
})

test('the command key of a Mac is the Ctrl of the others', () => {
  expect(nameOf({ ...plain, key: 'k', metaKey: true })).toBe('Ctrl+k')
  expect(nameOf({ ...plain, key: 'K', ctrlKey: true, shiftKey: true })).toBe('Ctrl+Shift+k')
})

test('shift is not named when the character already shows it', () => {
  expect(nameOf({ ...plain, key: '?', shiftKey: true })).toBe('?')
  expect(nameOf({ ...plain, key: 'J', shiftKey: true })).toBe('Shift+j')
  expect(nameOf({ ...plain, key: 'ArrowDown', shiftKey: true })).toBe('Shift+ArrowDown')
})

test('keys with Ctrl, and Escape, are no single keys', () => {
  expect(['Ctrl+k', 'Alt+j', 'Escape'].map(isSingle)).toEqual([false, false, false])
  expect(['j', 'g s', '?', 'Shift+j'].map(isSingle)).toEqual([true, true, true, true])
})

test('keys are printed as they stand on a keyboard', () => {
  expect(printed('g s')).toEqual(['G', 'S'])
  expect(printed('Ctrl+Enter')).toEqual(['Ctrl', '↵'])
})
