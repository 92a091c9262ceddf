import { IconArrowDown } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { t } from '#ui/texts/text.ts'
import type { StreamItem } from './stream-items.ts'

interface StreamViewProps {
  readonly label: string
  readonly items: readonly StreamItem[]
  readonly row: (item: StreamItem) => ReactNode
  readonly moreBefore: boolean
  readonly moreAfter: boolean
  readonly onMore: (side: 'before' | 'after') => Promise<void>
  readonly onNewest: () => void
  /** The end is in sight: what is loaded has been read. */
  readonly onEnd: () => void
  /** Key of a row to bring into sight. */
  readonly wanted: string | null
}

/** Rows beyond the window, so that a quick hand meets no gap. */
const overscan = 8
/** Before it was measured a row is taken for two lines of text. */
const guessedPx = 64
/** So near to an edge the next page is asked for, and the end counts as reached. */
const nearPx = 400
const endPx = 48

/**
 * The stream: rows of any height, of which only those in sight exist. At its end it stays at the
 * end; older rows that come in above move nothing that one reads.
 */
export const StreamView = (props: StreamViewProps) => {
  const { items, moreBefore, moreAfter, onMore, onEnd, wanted } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [atEnd, setAtEnd] = useState(true)
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => guessedPx,
    getItemKey: (index) => items[index]?.key ?? index,
    overscan,
  })
  const size = virtual.getTotalSize()
  useHeldPlace(scroller, items, virtual.getOffsetForIndex)
  // What came in at the end, or was measured, moves the end; who reads there goes along.
  useLayoutEffect(() => {
    const element = scroller.current
    if (element && atEnd && !moreAfter && wanted === null) element.scrollTop = element.scrollHeight
  }, [size, atEnd, moreAfter, wanted, items.length])
  const place = wanted === null ? -1 : items.findIndex((item) => item.key === wanted)
  useEffect(() => {
    if (place < 0) return
    virtual.scrollToIndex(place, { align: 'center' })
  }, [place, virtual])
  useEffect(() => {
    if (atEnd && !moreAfter && items.length > 0) onEnd()
  }, [atEnd, moreAfter, items.length, onEnd])
  const ask = useOneAtATime(onMore)
  const onScroll = (): void => {
    const element = scroller.current
    if (!element) return
    const left = element.scrollHeight - element.scrollTop - element.clientHeight
    setAtEnd(left < endPx)
    if (moreBefore && element.scrollTop < nearPx) ask('before')
    if (moreAfter && left < nearPx) ask('after')
  }
  return (
    <div className="rm-stream-wrap">
      <div className="rm-scroll" ref={scroller} onScroll={onScroll} tabIndex={-1}>
        <ol className="rm-list" style={{ height: size }} aria-label={props.label}>
          {virtual.getVirtualItems().map((row) => {
            const item = items[row.index]
            return (
              item && (
                <li
                  key={row.key}
                  data-index={row.index}
                  ref={virtual.measureElement}
                  style={{ transform: `translateY(${String(row.start)}px)` }}
                >
                  {props.row(item)}
                </li>
              )
            )
          })}
        </ol>
      </div>
      {(!atEnd || moreAfter) && (
        <ToNewest
          onGo={() => {
            if (moreAfter) props.onNewest()
            setAtEnd(true)
          }}
        />
      )}
    </div>
  )
}

const ToNewest = ({ onGo }: { onGo: () => void }) => (
  <button type="button" className="btn line small rm-newest" onClick={onGo}>
    <IconArrowDown className="icon s" aria-hidden="true" /> {t('room.toNewest')}
  </button>
)

/** Asks for a page, one at a time; one that did not come is asked for again at the next scroll. */
const useOneAtATime = (
  onMore: (side: 'before' | 'after') => Promise<void>,
): ((side: 'before' | 'after') => void) => {
  const asking = useRef(false)
  return (side) => {
    if (asking.current) return
    asking.current = true
    void onMore(side)
      .catch(() => undefined)
      .finally(() => {
        asking.current = false
      })
  }
}

/** Keeps what one reads where it is when older rows come in above it. */
const useHeldPlace = (
  scroller: { readonly current: HTMLDivElement | null },
  items: readonly StreamItem[],
  offsetOf: (index: number, align: 'start') => readonly [number, string] | undefined,
): void => {
  const held = useRef<string | null>(null)
  useLayoutEffect(() => {
    const before = held.current
    // The day above the first message stays the first row when older ones of that day come in.
    held.current = items.find((item) => item.kind === 'message')?.key ?? null
    const element = scroller.current
    if (!element || before === null || before === held.current) return
    const index = items.findIndex((item) => item.key === before)
    const offset = index > 0 ? offsetOf(index, 'start')?.[0] : undefined
    if (offset !== undefined) element.scrollTop += offset
  }, [items, offsetOf, scroller])
}
