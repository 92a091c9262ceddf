/** One key press as the keyboard layer sees it; a part of `KeyboardEvent`, so that it is pure. */
export interface Press {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** The next key of a sequence must come within this time; longer, and `g` was a stumble. */
export const sequenceTimeoutMs = 1200

/**
 * The name of a press: `k`, `?`, `Enter`, `Ctrl+k`, `Shift+j`. ⌘ counts as Ctrl. Shift is named
 * only where it does not already show in the character.
 */
export const nameOf = (press: Press): string => {
  const letter = press.key.length === 1
  const isLetter = letter && press.key.toLowerCase() !== press.key.toUpperCase()
  const key = isLetter ? press.key.toLowerCase() : press.key === ' ' ? 'Space' : press.key
  const command = press.ctrlKey || press.metaKey ? 'Ctrl+' : ''
  const alt = press.altKey ? 'Alt+' : ''
  const shift = press.shiftKey && (isLetter || !letter) ? 'Shift+' : ''
  return `${command}${alt}${shift}${key}`
}

/** What a press leads to: a binding that is complete, the beginning of some, or nothing. */
export type Step = { readonly run: string } | { readonly wait: string } | { readonly none: true }

/**
 * Where a press leads, after the keys already pressed (`pending`, blank separated, or empty).
 * A binding is `j`, `Ctrl+k` or `g s`. When a sequence breaks, its last key counts by itself.
 */
export const step = (pending: string, pressed: string, bindings: readonly string[]): Step => {
  const typed = pending === '' ? pressed : `${pending} ${pressed}`
  if (bindings.includes(typed)) return { run: typed }
  if (bindings.some((binding) => binding.startsWith(`${typed} `))) return { wait: typed }
  return pending === '' ? { none: true } : step('', pressed, bindings)
}

/** Whether a binding fires without Ctrl or Alt; such keys can be switched off and rest in fields. */
export const isSingle = (binding: string): boolean =>
  !/^(Ctrl|Alt)\+/.test(binding) && binding !== 'Escape'

/** The keys of a binding as they are printed: `['G', 'S']`, `['Ctrl', 'K']`. */
export const printed = (binding: string): readonly string[] =>
  binding
    .split(' ')
    .flatMap((part) => (part === '+' ? ['+'] : part.split('+')))
    .map((key) => faces.get(key) ?? (key.length === 1 ? key.toUpperCase() : key))

const faces: ReadonlyMap<string, string> = new Map([
  ['Enter', '↵'],
  ['Escape', 'Esc'],
  ['ArrowDown', '↓'],
  ['ArrowUp', '↑'],
  ['ArrowRight', '→'],
  ['ArrowLeft', '←'],
])
