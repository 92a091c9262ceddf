import { useSyncExternalStore } from 'react'

/** What the member chose; `auto` follows the system. The same rule runs in `public/theme.js`. */
export const looks = ['auto', 'light', 'dark'] as const
export type Look = (typeof looks)[number]

const lookKey = 'party.look'
const singleKeysKey = 'party.singleKeys'
const railKey = 'party.rail'
const listeners = new Set<() => void>()
const systemDark = matchMedia('(prefers-color-scheme: dark)')

// Browsers with storage forbidden keep the choice for the length of the visit.
const memory = new Map<string, string>()

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(key) ?? memory.get(key) ?? null
  } catch {
    return memory.get(key) ?? null
  }
}

const write = (key: string, value: string): void => {
  memory.set(key, value)
  try {
    localStorage.setItem(key, value)
  } catch {
    // Kept in memory above.
  }
  paint()
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const currentLook = (): Look => {
  const stored = read(lookKey)
  return stored === 'light' || stored === 'dark' ? stored : 'auto'
}

const shownTheme = (): 'light' | 'dark' => {
  const look = currentLook()
  if (look !== 'auto') return look
  return systemDark.matches ? 'dark' : 'light'
}

const paint = (): void => {
  const root = document.documentElement
  root.dataset['theme'] = shownTheme()
  root.dataset['mantineColorScheme'] = shownTheme()
}

/** Starts following the system's look; called once at start. */
export const followSystemLook = (): void => {
  paint()
  systemDark.addEventListener('change', () => {
    paint()
    for (const listener of listeners) listener()
  })
}

/** Chooses light, dark, or the system's own, for this browser. */
export const chooseLook = (look: Look): void => write(lookKey, look)
/** What was chosen; `auto` when nothing was. */
export const useLook = (): Look => useSyncExternalStore(subscribe, currentLook)
/** What is shown now: the choice, or what the system says. */
export const useTheme = (): 'light' | 'dark' => useSyncExternalStore(subscribe, shownTheme)

/** Whether single keys act; some people speak or stumble into them (WCAG 2.1.4). */
export const singleKeysOn = (): boolean => read(singleKeysKey) !== 'off'
/** Switches single keys on or off, for this browser. */
export const chooseSingleKeys = (on: boolean): void => write(singleKeysKey, on ? 'on' : 'off')
/** `singleKeysOn` for a screen that shows it. */
export const useSingleKeys = (): boolean => useSyncExternalStore(subscribe, singleKeysOn)

const railFolded = (): boolean => read(railKey) === 'folded'
/** Folds the rail to its icons, or unfolds it; remembered in this browser. */
export const foldRail = (folded: boolean): void => write(railKey, folded ? 'folded' : 'open')
/** Whether the rail was folded by hand. */
export const useRailFolded = (): boolean => useSyncExternalStore(subscribe, railFolded)
/** Folds the rail when it is open, and the other way round. */
export const toggleRail = (): void => foldRail(!railFolded())
