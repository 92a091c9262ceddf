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
    follow(event, end, line.id, {
      onMove: (x, y, drop) => setDragging({ line, x, y, drop }),
      onEnd: (wasUp, drop) => {
        ended.current = null
        suppressClick.current = wasUp
        setDragging(null)
        if (drop) onDropNow.current(line, drop)
      },
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

interface Hand {
  readonly onMove: (x: number, y: number, drop: Drop | null) => void
  /** `wasUp`: a card was in the hand; `drop`: where it was let go, null when it was not. */
  readonly onEnd: (wasUp: boolean, drop: Drop | null) => void
}

/** Follows one press of the pointer until it ends. */
const follow = (
  press: ReactPointerEvent,
  end: AbortController,
  id: string,
  { onMove, onEnd }: Hand,
): void => {
  const start = { x: press.clientX, y: press.clientY }
  const touch = press.pointerType === 'touch'
  const { signal } = end
  let up = false
  let drop: Drop | null = null
  const takeUp = (x: number, y: number): void => {
    up = true
    onMove(x, y, null)
  }
  const rest = setTimeout(() => touch && takeUp(start.x, start.y), touchRestMs)
  const finish = (at: Drop | null): void => {
    clearTimeout(rest)
    end.abort()
    onEnd(up, at)
  }
  const move = ({ clientX, clientY }: PointerEvent): void => {
    const far = Math.hypot(clientX - start.x, clientY - start.y) > startsAfterPx
    if (!up && far && touch) return finish(null)
    if (!up && far) takeUp(clientX, clientY)
    if (!up) return
    scrollAlong(clientX, clientY)
    drop = dropAt(clientX, clientY, id)
    onMove(clientX, clientY, drop)
  }
  const escape = (key: KeyboardEvent): void => {
    if (key.key !== 'Escape') return
    key.stopPropagation()
    finish(null)
  }
  addEventListener('pointermove', move, { signal })
  addEventListener('pointerup', () => finish(up ? drop : null), { signal })
  addEventListener('pointercancel', () => finish(null), { signal })
  addEventListener('keydown', escape, { signal, capture: true })
  // While a card is in the hand the glass does not scroll.
  addEventListener('touchmove', (event) => up && event.preventDefault(), {
    signal,
    passive: false,
  })
}

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
