import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

/**
 * Takes the focus into a page that was opened, as a browser does with a new document, so that the
 * next Tab and a screen reader begin there. A page that took the focus itself keeps it.
 */
export const useFocusOnNewPage = (): void => {
  const path = useLocation({ select: (location) => location.pathname })
  const before = useRef(path)
  // The focus belongs to the browser, not to React.
  useEffect(() => {
    if (before.current === path) return
    before.current = path
    const main = document.getElementById('main')
    if (main && !main.contains(document.activeElement)) main.focus({ preventScroll: true })
  }, [path])
}
