import { useEffect, useRef, useState } from 'react'
import type { PointerEvent as ReactPointerEvent } from 'react'
import { dropAt } from './drop-at.ts'
import type { Drop } from './drop-at.ts'
import type { ProspectShown } from './list-queries.ts'

/** A hand that trembles does not drag. */
const startsAfterPx = 6
/** On glass a short touch scrolls; resting that long takes the card up. */
const touchRestMs = 350
/** So near to an edge a column, or the board, moves along. */
const edgePx = 48
const scrollPx = 12

interface Dragging {
  readonly line: ProspectShown
  readonly x: number
  readonly y: number
  readonly drop: Drop | null
}

/**
 * Takes cards up by mouse, pen or finger and says where they are let go. Escape lets go where it
 * was. The keys of the board do the same without a pointer.
 */
export const useCardDrag = (onDrop: (line: ProspectShown, drop: Drop) => void) => {
  const [dragging, setDragging] = useState<Dragging | null>(null)
  const ended = useRef<AbortController | null>(null)
  const suppressClick = useRef(false)
  const onDropNow = useRef(onDrop)
  onDropNow.current = onDrop
  // A board that goes away while a card is in the hand lets go of it.
  useEffect(() => () => ended.current?.abort(), [])

  const begin = (line: ProspectShown, event: ReactPointerEvent): void => {
    if (event.button !== 0 || ended.current !== null) return
    const end = new AbortController()
    ended.current = end
    const start = { x: event.clientX, y: event.clientY }
    let up = false
    let drop: Drop | null = null
    const takeUp = (x: number, y: number): void => {
      up = true
      setDragging({ line, x, y, drop: null })
    }
    const finish = (): void => {
      clearTimeout(rest)
      end.abort()
      ended.current = null
      suppressClick.current = up
      setDragging(null)
    }
    const rest = setTimeout(() => {
      if (event.pointerType === 'touch') takeUp(start.x, start.y)
    }, touchRestMs)
    const { signal } = end
    const onMove = (move: PointerEvent): void => {
      const far = Math.hypot(move.clientX - start.x, move.clientY - start.y) > startsAfterPx
      if (!up && far && event.pointerType === 'touch') return finish()
      if (!up && far) takeUp(move.clientX, move.clientY)
      if (!up) return
      scrollAlong(move.clientX, move.clientY)
      drop = dropAt(move.clientX, move.clientY, line.id)
      setDragging({ line, x: move.clientX, y: move.clientY, drop })
    }
    addEventListener('pointermove', onMove, { signal })
    addEventListener(
      'pointerup',
      () => {
        const at = up ? drop : null
        finish()
        if (at) onDropNow.current(line, at)
      },
      { signal },
    )
    addEventListener('pointercancel', finish, { signal })
    addEventListener(
      'keydown',
      (key) => {
        if (key.key !== 'Escape') return
        key.stopPropagation()
        finish()
      },
      { signal, capture: true },
    )
    // While a card is in the hand the glass does not scroll.
    addEventListener('touchmove', (touch) => up && touch.preventDefault(), {
      signal,
      passive: false,
    })
  }
  return {
    dragging,
    begin,
    /** After a drag the browser also says "click"; it was none. */
    eatClick: (event: { preventDefault: () => void; stopPropagation: () => void }): void => {
      if (!suppressClick.current) return
      suppressClick.current = false
      event.preventDefault()
      event.stopPropagation()
    },
  }
}
export type CardDrag = ReturnType<typeof useCardDrag>

const scrollAlong = (x: number, y: number): void => {
  const under = document.elementFromPoint(x, y)
  const column = under?.closest<HTMLElement>('.virtual')
  if (column) {
    const box = column.getBoundingClientRect()
    if (y < box.top + edgePx) column.scrollTop -= scrollPx
    if (y > box.bottom - edgePx) column.scrollTop += scrollPx
  }
  const board = under?.closest<HTMLElement>('.board')
  if (board) {
    const box = board.getBoundingClientRect()
    if (x < box.left + edgePx) board.scrollLeft -= scrollPx
    if (x > box.right - edgePx) board.scrollLeft += scrollPx
  }
}
