import { IconArrowDown, IconArrowUp, IconLock, IconUsersGroup } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useImperativeHandle, useRef } from 'react'
import type { Ref } from 'react'
import type { ListSort } from '#campaign/list.contract.ts'
import { formatDay } from '#ui/format.ts'
import { Monogram } from '#ui/parts/Monogram.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { StagePill } from '#ui/parts/StagePill.tsx'
import { Tier } from '#ui/parts/Tier.tsx'
import { Trace } from '#ui/parts/Trace.tsx'
import type { ListHandle } from '#ui/parts/VirtualList.tsx'
import { t } from '#ui/texts/text.ts'
import type { PlainKey } from '#ui/texts/text.ts'
import { dueText, dueTone } from '#ui/parts/due-text.ts'
import { Clock } from '#ui/parts/Clock.tsx'
import { LineVotes } from './LineVotes.tsx'
import type { ProspectShown } from './list-queries.ts'
import { stageName, stageShare } from './stage-texts.ts'
import type { List } from './use-list.ts'
import type { Rows } from './use-rows.ts'
import type { Selection } from './use-selection.ts'

/** Height of a row, as the stylesheet draws it. */
const rowPx = 34
/** Rows beyond the window, so that a quick hand meets no gap. */
const overscan = 12

const heads: readonly {
  readonly text: PlainKey
  readonly sort?: ListSort
  readonly name: string
}[] = [
  { name: 'tier', text: 'list.head.tier', sort: 'tier' },
  { name: 'person', text: 'list.head.name', sort: 'name' },
  { name: 'works', text: 'list.head.works' },
  { name: 'place', text: 'list.head.affiliation', sort: 'affiliation' },
  { name: 'seat', text: 'list.head.area', sort: 'area' },
  { name: 'stage', text: 'list.head.stage', sort: 'stage' },
  { name: 'in-stage', text: 'list.head.inStage', sort: 'clock' },
  { name: 'owner', text: 'list.head.owner', sort: 'owner' },
  { name: 'move', text: 'list.head.move' },
  { name: 'due', text: 'list.head.due', sort: 'due' },
  { name: 'votes', text: 'list.head.votes' },
  { name: 'touch', text: 'list.head.touch', sort: 'touched' },
]

interface ListTableProps {
  readonly list: List
  readonly rows: Rows
  readonly selection: Selection
  readonly ref: Ref<ListHandle>
}

/** The same people as the board, as a table: only the rows in sight are drawn. */
export const ListTable = ({ list, rows, selection, ref }: ListTableProps) => {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan,
  })
  const items = virtual.getVirtualItems()
  const from = items.at(0)?.index ?? 0
  const to = items.at(-1)?.index ?? 0
  const { want } = rows
  useEffect(() => want(from, to), [want, from, to])
  const wished = useRef<number | null>(null)
  useImperativeHandle(ref, () => ({
    focusRow: (row) => {
      wished.current = row
      virtual.scrollToIndex(row, { align: 'auto' })
      focusWished(scroller.current, wished)
    },
  }))
  // A wished row may only now have been drawn.
  useEffect(() => focusWished(scroller.current, wished))
  return (
    <div
      className="list-table"
      ref={scroller}
      aria-busy={rows.stale}
      data-old={rows.stale || undefined}
    >
      <div role="table" aria-label={t('list.title')} aria-rowcount={rows.total + 1}>
        <div role="rowgroup" className="thead">
          <div role="row" aria-rowindex={1}>
            <span role="columnheader" className="c-check">
              <span className="sr">{t('list.select')}</span>
            </span>
            {heads.map((head) => (
              <Head key={head.name} {...head} list={list} />
            ))}
          </div>
        </div>
        <div role="rowgroup" className="tbody" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const line = rows.rowAt(item.index)
            return (
              <div
                role="row"
                key={item.key}
                data-row={item.index}
                aria-rowindex={item.index + 2}
                aria-selected={line ? selection.has(line.id) : undefined}
                data-open={(line && list.search.open === line.id) || undefined}
                style={{ transform: `translateY(${String(item.start)}px)` }}
              >
                {line ? (
                  <Cells line={line} list={list} selection={selection} />
                ) : (
                  <span role="cell" className="m">
                    {t('list.onTheWay')}
                  </span>
                )}
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}

const Head = ({
  name,
  text,
  sort,
  list,
}: {
  readonly name: string
  readonly text: PlainKey
  readonly sort?: ListSort
  readonly list: List
}) => {
  const { sort: now, order } = list.search
  const sorted = sort !== undefined && sort === now
  return (
    <span
      role="columnheader"
      className={`c-${name}`}
      aria-sort={sorted ? (order === 'up' ? 'ascending' : 'descending') : undefined}
    >
      {sort === undefined ? (
        t(text)
      ) : (
        <button
          type="button"
          className="sort"
          onClick={() => list.turn({ sort, order: sorted && order === 'up' ? 'down' : 'up' })}
        >
          {t(text)}
          {sorted && order === 'up' && <IconArrowUp className="icon s" aria-hidden="true" />}
          {sorted && order === 'down' && <IconArrowDown className="icon s" aria-hidden="true" />}
        </button>
      )}
    </span>
  )
}

interface CellsProps {
  readonly line: ProspectShown
  readonly list: List
  readonly selection: Selection
}

const Cells = ({ line, list, selection }: CellsProps) => (
  <>
    <span role="cell" className="c-check">
      <input
        type="checkbox"
        aria-label={t('list.selectOne', { name: line.name })}
        checked={selection.has(line.id)}
        onChange={() => selection.toggle(line)}
      />
    </span>
    <span role="cell" className="c-tier">
      <Tier tier={line.tier} />
    </span>
    <span role="cell" className="c-person row">
      <SpaLink className="cover b cut" href={list.href({ open: line.id })} replace dir="auto">
        {line.name}
      </SpaLink>
      {line.compartment && (
        <IconLock
          className="icon s dim"
          aria-label={t('list.only', { name: line.compartment.name })}
        />
      )}
      {line.sameAs.length > 0 && (
        <IconUsersGroup className="icon s warn" aria-label={t('list.same')} />
      )}
    </span>
    <span role="cell" className="c-works">
      {line.person && <Trace years={line.person.trace} />}
    </span>
    <span role="cell" className="c-place cut" dir="auto">
      {line.affiliation}
    </span>
    <span role="cell" className="c-seat cut">
      {line.area?.name}
    </span>
    <span role="cell" className="c-stage">
      <StagePill word={stageName(line.stage)} share={stageShare(line.stage)} />
    </span>
    <span role="cell" className="c-in-stage">
      <Clock clock={line.clock} />
    </span>
    <span role="cell" className="c-owner">
      {line.owner && (
        <span title={line.owner.name}>
          <Monogram name={line.owner.name} />
          <span className="sr">{line.owner.name}</span>
        </span>
      )}
    </span>
    <span role="cell" className="c-move cut" dir="auto">
      {line.nextMove?.what ?? <span className="dim">{t('list.noMove')}</span>}
    </span>
    <span role="cell" className={`c-due ${line.nextMove ? dueTone(line.nextMove) : ''}`}>
      {line.nextMove && dueText(line.nextMove)}
    </span>
    <span role="cell" className="c-votes">
      <LineVotes line={line} />
    </span>
    <span role="cell" className="c-touch m">
      {line.lastTouchAt === null ? t('list.noTouch') : formatDay(line.lastTouchAt)}
    </span>
  </>
)

const focusWished = (table: HTMLElement | null, wish: { current: number | null }): void => {
  if (wish.current === null) return
  const link = table?.querySelector<HTMLElement>(`[data-row="${String(wish.current)}"] .cover`)
  if (!link) return
  wish.current = null
  link.focus({ preventScroll: true })
}
