import { useSyncExternalStore } from 'react'

/** Breakpoints of the design: phone to 640, tablet to 1099, desk from 1100. */
export const phone = '(max-width: 640px)'
export const desk = '(min-width: 1100px)'

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
