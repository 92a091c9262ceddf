import type { KeyboardEvent, Ref } from 'react'
import type { Stage } from '#campaign/list.contract.ts'
import { api } from '#ui/api.gen.ts'
import { formatNumber } from '#ui/format.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { NumberDoor } from '#ui/parts/NumberDoor.tsx'
import { usePages } from '#ui/parts/use-pages.ts'
import { VirtualList } from '#ui/parts/VirtualList.tsx'
import type { ListHandle } from '#ui/parts/VirtualList.tsx'
import { t } from '#ui/texts/text.ts'
import type { ProspectShown } from './list-queries.ts'
import { filterOf } from './list-search.ts'
import { ProspectCard } from './ProspectCard.tsx'
import { stageName } from './stage-texts.ts'
import type { CardDrag } from './use-card-drag.ts'
import type { List } from './use-list.ts'
import type { Selection } from './use-selection.ts'

/** Height of a card with the gap below it, as the stylesheet draws it. */
const cardPx = 140

/** The lines of one stage, page by page. */
export const useColumn = (list: List, stage: Stage) => {
  const { sort, order } = list.search
  const filter = { ...filterOf(list.search), stage: [stage] }
  return usePages<ProspectShown>(
    ['campaign', 'rows', filter, sort, order],
    async (offset, limit, signal) => {
      const page = await api.campaign.list({ ...filter, sort, order, offset, limit }, { signal })
      return { rows: page.prospects, total: page.total }
    },
  )
}
export type Column = ReturnType<typeof useColumn>

interface BoardColumnProps {
  readonly list: List
  readonly stage: Stage
  readonly late: number
  readonly selection: Selection
  readonly drag: CardDrag
  readonly onColumn: (stage: Stage, column: Column) => void
  readonly onCardKey: (event: KeyboardEvent<HTMLElement>, stage: Stage, row: number) => void
  readonly onFold?: (() => void) | undefined
  readonly ref: Ref<ListHandle>
}

/** One stage on the board: its head, and its cards. */
export const BoardColumn = (props: BoardColumnProps) => {
  const { list, stage, late, selection, drag, onFold } = props
  const pages = useColumn(list, stage)
  props.onColumn(stage, pages)
  const drop = drag.dragging?.drop?.stage === stage ? drag.dragging.drop : null
  return (
    <section
      className="column"
      data-stage={stage}
      data-drop={drop ? '' : undefined}
      data-drop-top={drop?.after === null || undefined}
      aria-label={t('list.column', { stage: stageName(stage), count: pages.total })}
    >
      <header className="row column-head">
        <h2>{stageName(stage)}</h2>
        <NumberDoor className="m" href={list.href({ layout: 'table', stage: [stage] })}>
          {formatNumber(pages.total)}
        </NumberDoor>
        <span className="grow" />
        {late > 0 && <span className="m bad b">{t('list.late', { count: late })}</span>}
        {onFold && (
          <button type="button" className="btn quiet small" onClick={onFold}>
            {t('list.fold')}
          </button>
        )}
      </header>
      {pages.first.isError && (
        <ErrorNote error={pages.first.error} onRetry={() => void pages.first.refetch()} />
      )}
      <VirtualList
        ref={props.ref}
        label={stageName(stage)}
        rows={pages.total}
        rowPx={cardPx}
        onRange={pages.want}
        stale={pages.stale}
        onRowKey={(event, row) => props.onCardKey(event, stage, row)}
        row={(row) => {
          const line = pages.rowAt(row)
          return line ? (
            <div
              className="card-place"
              data-card={line.id}
              data-above={pages.rowAt(row - 1)?.id ?? ''}
              data-drop-below={drop?.after === line.id || undefined}
              onPointerDown={(event) => drag.begin(line, event)}
              onClickCapture={drag.eatClick}
              onDragStart={(event) => event.preventDefault()}
            >
              <ProspectCard
                line={line}
                href={list.href({ open: line.id })}
                open={list.search.open === line.id}
                chosen={selection.has(line.id)}
                dragged={drag.dragging?.line.id === line.id}
              />
            </div>
          ) : (
            <div className="card" aria-label={t('list.onTheWay')} />
          )
        }}
      />
    </section>
  )
}
