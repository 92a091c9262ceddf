import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sayDone, shownForMs, undoLast } from './undo.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('what was just done can be taken back once', () => {
  const undo = vi.fn()
  sayDone('Saved', undo)
  undoLast()
  undoLast()
  expect(undo).toHaveBeenCalledTimes(1)
})

test('after eight seconds the way back is gone', () => {
  const undo = vi.fn()
  sayDone('Saved', undo)
  vi.advanceTimersByTime(shownForMs)
  undoLast()
  expect(undo).not.toHaveBeenCalled()
})

test('only the newest act is taken back', () => {
  const first = vi.fn()
  const second = vi.fn()
  sayDone('Saved', first)
  sayDone('Signed out', second)
  undoLast()
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1])
})
