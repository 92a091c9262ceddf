import { useSyncExternalStore } from 'react'

/** Breakpoints of the design: phone to 640, tablet to 1099, desk from 1100, wide from 1680. */
export const phone = '(max-width: 640px)'
export const desk = '(min-width: 1100px)'
export const wide = '(min-width: 1680px)'

/** Whether a media query holds now. */
export const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
  )
