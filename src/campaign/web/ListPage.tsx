import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { RefObject } from 'react'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { phone, useMedia } from '#ui/parts/media.ts'
import type { ListHandle } from '#ui/parts/VirtualList.tsx'
import { TableSkeleton, Waiting } from '#ui/parts/Waiting.tsx'
import { t } from '#ui/texts/text.ts'
import '#ui/styles/pages.css'
import './list.css'
import { AddDialog } from './AddDialog.tsx'
import { Asked } from './Asked.tsx'
import { Board } from './Board.tsx'
import { CoverageTable } from './Coverage.tsx'
import { facetsQuery } from './list-queries.ts'
import { noFilter } from './list-search.ts'
import { ListHead } from './ListHead.tsx'
import { ListTable } from './ListTable.tsx'
import { PhoneRows } from './PhoneRows.tsx'
import { ProspectPanel } from './ProspectPanel.tsx'
import { Seats } from './Seats.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { useList } from './use-list.ts'
import type { List } from './use-list.ts'
import { useListActs } from './use-list-acts.ts'
import type { ListActs } from './use-list-acts.ts'
import { useListChanges } from './use-list-changes.ts'
import { stepOpen, targetsOf, useListKeys } from './use-list-keys.ts'
import { useRows } from './use-rows.ts'
import type { Rows } from './use-rows.ts'
import { useSelection } from './use-selection.ts'
import type { Selection } from './use-selection.ts'

/** The List: board, table and coverage of the same lines, filtered by the address. */
export const ListPage = () => {
  const list = useList()
  const selection = useSelection()
  const rows = useRows(list)
  const client = useQueryClient()
  const handle = useRef<ListHandle>(null)
  const [adding, setAdding] = useState(false)
  const [filtering, setFiltering] = useState(false)
  const changes = useListChanges(selection.follow)
  const parts = { list, rows, selection, client }
  const acts = useListActs(changes, () => targetsOf(parts))
  const onAdd = (): void => setAdding(true)
  useListKeys({ ...parts, acts, handle, onAdd, onFilter: () => setFiltering(true) })
  return (
    <div className="thelist">
      <ListHead list={list} filtering={filtering} onFilter={setFiltering} onAdd={onAdd} />
      <Seats list={list} />
      {changes.error && <ErrorNote error={changes.error} onRetry={changes.reset} />}
      <div className={list.search.open === undefined ? 'list-cols' : 'list-cols with-panel'}>
        <Layout
          list={list}
          rows={rows}
          selection={selection}
          acts={acts}
          handle={handle}
          changes={changes}
          onAdd={onAdd}
        />
        {list.search.open !== undefined && (
          <ProspectPanel
            id={list.search.open}
            onClose={() => list.turn({ open: undefined })}
            onStep={(by) => stepOpen(parts, by)}
          />
        )}
      </div>
      {selection.chosen.size > 0 && (
        <SelectionBar count={selection.chosen.size} acts={acts} onClear={selection.clear} />
      )}
      <Asked acts={acts} changes={changes} />
      {adding && (
        <AddDialog onClose={() => setAdding(false)} onOpen={(id) => list.turn({ open: id })} />
      )}
    </div>
  )
}

interface LayoutProps {
  readonly list: List
  readonly rows: Rows
  readonly selection: Selection
  readonly acts: ListActs
  readonly handle: RefObject<ListHandle | null>
  readonly changes: ReturnType<typeof useListChanges>
  readonly onAdd: () => void
}

const Layout = ({ list, rows, selection, acts, handle, changes, onAdd }: LayoutProps) => {
  const small = useMedia(phone)
  const whole = useQuery(facetsQuery(noFilter))
  if (rows.first.isError) {
    return <ErrorNote error={rows.first.error} onRetry={() => void rows.first.refetch()} />
  }
  if (rows.first.data === undefined) {
    return (
      <Waiting>
        <TableSkeleton rows={16} />
      </Waiting>
    )
  }
  if (list.search.layout === 'coverage') return <CoverageTable list={list} />
  if (rows.total === 0) return <Nobody list={list} all={whole.data?.all} onAdd={onAdd} />
  if (list.search.layout === 'board') {
    return (
      <Board
        list={list}
        selection={selection}
        onMove={acts.move}
        onArrange={(line, after) => changes.change({ do: 'arrange', line, after })}
      />
    )
  }
  return small ? (
    <PhoneRows ref={handle} list={list} rows={rows} />
  ) : (
    <ListTable ref={handle} list={list} rows={rows} selection={selection} />
  )
}

const Nobody = ({
  list,
  all,
  onAdd,
}: {
  list: List
  all: number | undefined
  onAdd: () => void
}) => (
  <div className="res-note">
    {all === 0 ? (
      <Empty missing={t('list.empty')} why={t('list.emptyWhy')}>
        <button type="button" className="btn primary" onClick={onAdd}>
          {t('list.add')}
        </button>
      </Empty>
    ) : (
      <Empty missing={t('list.nobodyFits')} why={t('list.nobodyFitsWhy', { count: all ?? 0 })}>
        <button type="button" className="btn line" onClick={() => list.turn(noFilter)}>
          {t('list.clear')}
        </button>
      </Empty>
    )}
  </div>
)
