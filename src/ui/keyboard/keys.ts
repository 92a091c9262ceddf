import { useEffect, useRef, useSyncExternalStore } from 'react'
import { singleKeysOn } from '../look.ts'
import { isSingle, nameOf, sequenceTimeoutMs, step } from './sequence.ts'

/** A key of a screen: what to press, what it does in words, and the doing. */
export interface KeyBinding {
  /** `j`, `Ctrl+k`, `g s`; several mean the same. */
  readonly keys: string | readonly string[]
  readonly text: string
  readonly run: () => void
  /** Left out of the list of keys, for instance the arrows beside `j` and `k`. */
  readonly quiet?: boolean
  /** Also fires while the caret is in a text field. Only for keys with Ctrl or Alt, and Escape. */
  readonly inFields?: boolean
}

/** The keys of one screen or part under the heading they are listed by. */
export interface KeyGroup {
  readonly title: string
  readonly bindings: readonly KeyBinding[]
}

interface Layer {
  current: KeyGroup
}

// Later layers win: a panel above a screen, a screen above the shell.
let layers: readonly Layer[] = []
const listeners = new Set<() => void>()
let pending = ''
let pendingSince = 0

const change = (next: readonly Layer[]): void => {
  layers = next
  for (const listener of listeners) listener()
}

/**
 * Gives a screen or part its keys while it is shown. The newest layer wins. Bindings may be made
 * anew on each render.
 */
export const useKeys = (title: string, bindings: readonly KeyBinding[]): void => {
  const layer = useRef<Layer>({ current: { title, bindings } })
  layer.current.current = { title, bindings }
  useEffect(() => {
    const own = layer.current
    change([...layers, own])
    return () => change(layers.filter((other) => other !== own))
  }, [])
}

/** All keys that act now, nearest first; for the help page. */
export const useKeyGroups = (): readonly KeyGroup[] => {
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => layers,
  )
  return now.map((layer) => layer.current).toReversed()
}

/** Starts listening; called once at start. Returns how to stop. */
export const listenForKeys = (): (() => void) => {
  document.addEventListener('keydown', onKeyDown)
  return () => document.removeEventListener('keydown', onKeyDown)
}

const onKeyDown = (event: KeyboardEvent): void => {
  if (event.defaultPrevented || event.isComposing || event.key === 'Dead') return
  // Behind a dialog nothing may move; the dialog has keys of its own.
  if (document.querySelector('dialog:modal')) return
  const inField = isField(event.target)
  const single = singleKeysOn()
  const usable = [...layers].toReversed().flatMap((layer) => layer.current.bindings)
  const byKeys = new Map<string, KeyBinding>()
  for (const binding of usable) {
    for (const keys of [binding.keys].flat()) {
      if (byKeys.has(keys) || (isSingle(keys) && !single && !isPlainMovement(keys))) continue
      if (inField && !(binding.inFields && !isSingle(keys))) continue
      byKeys.set(keys, binding)
    }
  }
  if (event.timeStamp - pendingSince > sequenceTimeoutMs) pending = ''
  const pressed = nameOf(event)
  // A focused button or link keeps its own Enter and Space.
  if ((pressed === 'Enter' || pressed === 'Space') && isControl(event.target)) return
  const next = step(pending, pressed, [...byKeys.keys()])
  pending = 'wait' in next ? next.wait : ''
  pendingSince = event.timeStamp
  if ('wait' in next) event.preventDefault()
  if (!('run' in next)) return
  event.preventDefault()
  byKeys.get(next.run)?.run()
}

// Arrows, Home and End are no characters: WCAG 2.1.4 does not ask for a switch.
const isPlainMovement = (keys: string): boolean => /^(Shift\+)?(Arrow|Home|End|Enter)/.test(keys)

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement &&
      !['checkbox', 'radio', 'button', 'submit'].includes(target.type)))

const isControl = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('button, a[href], summary, input, [role="option"], [role="menuitem"]') !== null
