import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useImperativeHandle, useRef } from 'react'
import type { KeyboardEvent, ReactNode, Ref } from 'react'

/** What a screen may ask of a list: bring a row into sight with the focus on it. */
export interface ListHandle {
  readonly focusRow: (row: number) => void
}

interface VirtualListProps {
  readonly label: string
  readonly rows: number
  /** Height of every row in px, as the stylesheet draws it. */
  readonly rowPx: number
  /** Tells which rows are drawn, so that their data can be fetched. */
  readonly onRange: (from: number, to: number) => void
  readonly row: (index: number) => ReactNode
  readonly onRowKey?: (event: KeyboardEvent<HTMLElement>, index: number) => void
  /** A row to bring into sight when it becomes another one: the open person of a copied address. */
  readonly shown?: number | null
  /** What is shown belongs to the question before this one. */
  readonly stale?: boolean
  /** Below the last row. */
  readonly end?: ReactNode
  readonly ref?: Ref<ListHandle>
}

/** Rows beyond the window, so that a quick hand meets no gap. */
const overscan = 8

/** A list of any length; only the rows in sight exist, so that 10,000 scroll as well as ten. */
export const VirtualList = (props: VirtualListProps) => {
  const { rows, rowPx, onRange, stale, ref } = props
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan,
  })
  const wish = useRef<number | null>(null)
  const items = virtual.getVirtualItems()
  const from = items.at(0)?.index ?? 0
  const to = items.at(-1)?.index ?? 0
  useEffect(() => onRange(from, to), [onRange, from, to])
  useEffect(() => virtual.measure(), [virtual, rowPx])
  useImperativeHandle(ref, () => ({
    focusRow: (row) => {
      wish.current = row
      bringIntoSight(scroller.current, row, rowPx)
      focusWished(scroller.current, wish)
    },
  }))
  const { shown } = props
  useEffect(() => {
    if (shown !== undefined && shown !== null) bringIntoSight(scroller.current, shown, rowPx)
  }, [shown, rowPx])
  // A wished row may only now have been drawn.
  useEffect(() => focusWished(scroller.current, wish))
  return (
    <div
      className="virtual"
      ref={scroller}
      data-old={stale || undefined}
      aria-busy={stale === true}
    >
      <ol style={{ height: virtual.getTotalSize() }} aria-label={props.label}>
        {items.map((item) => (
          <li
            key={item.key}
            data-row={item.index}
            aria-setsize={rows}
            aria-posinset={item.index + 1}
            style={{ height: rowPx, transform: `translateY(${String(item.start)}px)` }}
            onKeyDown={(event) => props.onRowKey?.(event, item.index)}
          >
            {props.row(item.index)}
          </li>
        ))}
      </ol>
      {props.end}
    </div>
  )
}

/** The row that holds the focus; null when none does. */
export const focusedRow = (): number | null => {
  const row = document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset['row']
  return row === undefined ? null : Number(row)
}

// All rows are equally high, so no measuring: as little as needed, like the browser's own `nearest`.
const bringIntoSight = (list: HTMLElement | null, row: number, rowPx: number): void => {
  if (!list) return
  const top = row * rowPx
  const bottom = top + rowPx - list.clientHeight
  if (top < list.scrollTop) list.scrollTop = top
  else if (bottom > list.scrollTop) list.scrollTop = bottom
}

const focusWished = (list: HTMLElement | null, wish: { current: number | null }): void => {
  if (wish.current === null) return
  const link = list?.querySelector<HTMLElement>(`[data-row="${String(wish.current)}"] .cover`)
  if (!link) return
  wish.current = null
  link.focus({ preventScroll: true })
}
