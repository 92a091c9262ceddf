import { useSyncExternalStore } from 'react'

/** What was just done, said at the foot; `undo` is absent where nothing can be undone. */
export interface Done {
  readonly id: number
  readonly sentence: string
  readonly undo?: () => unknown
}

/** Long enough to read a sentence twice and reach for the key. */
export const shownForMs = 8000

let shown: Done | null = null
let timer: ReturnType<typeof setTimeout> | undefined
let count = 0
const listeners = new Set<() => void>()

const show = (next: Done | null): void => {
  shown = next
  for (const listener of listeners) listener()
}

/** Says what was done, for 8 s, with the way back when there is one. */
export const sayDone = (sentence: string, undo?: () => unknown): void => {
  count += 1
  show(undo ? { id: count, sentence, undo } : { id: count, sentence })
  resume()
}

/** Keeps the sentence while a hand or the focus rests on it. */
export const hold = (): void => clearTimeout(timer)

/** Lets it go 8 s from now. */
export const resume = (): void => {
  clearTimeout(timer)
  timer = setTimeout(() => show(null), shownForMs)
}

/** Takes back what was just done; without such a thing nothing happens. */
export const undoLast = (): void => {
  const undo = shown?.undo
  if (!undo) return
  show(null)
  undo()
}

/** What was just done, while it is shown. */
export const useDone = (): Done | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
  )
