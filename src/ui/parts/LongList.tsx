import { useRef } from 'react'
import type { ReactNode } from 'react'
import { useKeys } from '../keyboard/keys.ts'
import { t } from '../texts/text.ts'
import { ErrorNote } from './ErrorNote.tsx'
import { phone, useMedia } from './media.ts'
import type { usePages } from './use-pages.ts'
import { focusedRow, VirtualList } from './VirtualList.tsx'
import type { ListHandle } from './VirtualList.tsx'
import { PersonRowsSkeleton, Waiting } from './Waiting.tsx'

/** Heights of a row of two lines, as the stylesheet draws it. */
const rowPx = 51
const phoneRowPx = 62

interface LongListProps<Row> {
  /** What is listed, for a screen reader. */
  readonly label: string
  /** Heading of its keys in the help. */
  readonly keysTitle: string
  readonly pages: ReturnType<typeof usePages<Row>>
  readonly row: (row: Row) => ReactNode
  /** Said in place of a row that is still on its way, by its number from 1. */
  readonly onTheWay: (row: number) => string
  /** Shown when there is nothing. */
  readonly empty: ReactNode
  /** Keys that act on the row in focus. */
  readonly acts?: readonly RowAct<Row>[]
}

interface RowAct<Row> {
  readonly keys: string
  readonly text: string
  readonly run: (row: Row) => void
}

/** A list of any length, read in pages: waiting, refused, empty and drawn, with `j` and `k`. */
export const LongList = <Row,>({ pages, row, ...props }: LongListProps<Row>) => {
  const list = useRef<ListHandle>(null)
  const small = useMedia(phone)
  const step = (by: number): void =>
    list.current?.focusRow(Math.min(Math.max((focusedRow() ?? -1) + by, 0), pages.total - 1))
  useKeys(props.keysTitle, [
    { keys: ['j', 'ArrowDown'], text: t('keys.next'), run: () => step(1) },
    { keys: ['k', 'ArrowUp'], text: t('keys.previous'), run: () => step(-1) },
    ...(props.acts ?? []).map((act) => ({
      ...act,
      run: () => {
        const found = pages.rowAt(focusedRow() ?? -1)
        if (found !== undefined) act.run(found)
      },
    })),
  ])
  if (pages.first.isError) {
    return <ErrorNote error={pages.first.error} onRetry={() => void pages.first.refetch()} />
  }
  if (pages.first.data === undefined) {
    return (
      <Waiting>
        <PersonRowsSkeleton rows={12} lines={2} />
      </Waiting>
    )
  }
  if (pages.total === 0) return <div className="res-note">{props.empty}</div>
  return (
    <VirtualList
      ref={list}
      label={props.label}
      rows={pages.total}
      rowPx={small ? phoneRowPx : rowPx}
      onRange={pages.want}
      stale={pages.stale}
      row={(index) => {
        const found = pages.rowAt(index)
        return found === undefined ? (
          <p className="person two sr">{props.onTheWay(index + 1)}</p>
        ) : (
          row(found)
        )
      }}
    />
  )
}

interface ListHeadProps {
  readonly title: string
  /** How many there are, in words; absent until it is known. */
  readonly count: string | undefined
  /** What can be done with the whole list; the primary action last. */
  readonly actions: ReactNode
  /** Search, filters, order. */
  readonly children: ReactNode
}

/** Title, count and actions of a long list, and below them what narrows it. */
export const ListHead = ({ title, count, actions, children }: ListHeadProps) => (
  <header className="list-head">
    <div className="page-head">
      <div className="grow row wrap">
        <h1>{title}</h1>
        {count !== undefined && (
          <span className="m tn" role="status">
            {count}
          </span>
        )}
      </div>
      {actions}
    </div>
    <div className="row wrap list-tools">{children}</div>
  </header>
)
