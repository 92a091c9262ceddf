import { useRef } from 'react'
import type { PointerEvent } from 'react'

interface Directions {
  readonly up: () => void
  readonly down: () => void
  readonly left: () => void
  readonly right: () => void
}

/** Shorter is a tap that trembled. */
const farEnoughPx = 40

/** Which way a finger went over an element: handlers to spread on it. Each way also has a button. */
export const useDrag = (go: Directions) => {
  const start = useRef<{ x: number; y: number } | null>(null)
  return {
    onPointerDown: (event: PointerEvent) => {
      start.current = { x: event.clientX, y: event.clientY }
    },
    onPointerUp: (event: PointerEvent) => {
      const from = start.current
      start.current = null
      if (!from) return
      const across = event.clientX - from.x
      const along = event.clientY - from.y
      if (Math.max(Math.abs(across), Math.abs(along)) < farEnoughPx) return
      if (Math.abs(across) > Math.abs(along)) (across < 0 ? go.left : go.right)()
      else (along < 0 ? go.up : go.down)()
    },
    onPointerCancel: () => {
      start.current = null
    },
  }
}
