import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import type { KeyboardEvent } from 'react'
import type { Stage } from '#campaign/list.contract.ts'
import { formatNumber } from '#ui/format.ts'
import type { ListHandle } from '#ui/parts/VirtualList.tsx'
import { t } from '#ui/texts/text.ts'
import { BoardColumn } from './BoardColumn.tsx'
import type { Column } from './BoardColumn.tsx'
import { DraggedCard } from './DraggedCard.tsx'
import { facetsQuery } from './list-queries.ts'
import type { ProspectShown } from './list-queries.ts'
import { filterOf, toggled } from './list-search.ts'
import { endStages, mainStages, stageBeside, stageName } from './stage-texts.ts'
import { useCardDrag } from './use-card-drag.ts'
import type { Drop } from './drop-at.ts'
import type { List } from './use-list.ts'
import type { Selection } from './use-selection.ts'

interface BoardProps {
  readonly list: List
  readonly selection: Selection
  /** Moves to another stage, and asks for the reason where one is owed. */
  readonly onMove: (lines: readonly ProspectShown[], stage: Stage, after?: string | null) => void
  readonly onArrange: (line: ProspectShown, after: string | null) => void
}

/** Everybody by stage: a set of lists side by side; the ends of the way are folded. */
export const Board = ({ list, selection, onMove, onArrange }: BoardProps) => {
  const board = useBoard(list, onMove, onArrange, selection)
  const counts = useQuery(facetsQuery({ ...filterOf(list.search), stage: [] }))
  const late = useQuery(facetsQuery({ ...filterOf(list.search), stage: [], need: ['late'] }))
  const countOf = (stage: Stage, of = counts.data): number =>
    of?.stage.find((one) => one.value === stage)?.count ?? 0
  const { unfolded } = list.search
  const narrowed = list.search.stage
  const shown = (stage: Stage): boolean => narrowed.length === 0 || narrowed.includes(stage)
  const open = [...mainStages, ...endStages.filter((stage) => unfolded.includes(stage))].filter(
    shown,
  )
  const folded = endStages.filter(
    (stage) =>
      !unfolded.includes(stage) && shown(stage) && (countOf(stage) > 0 || stage === 'accepted'),
  )
  return (
    <div className="board" data-dragging={board.drag.dragging ? '' : undefined}>
      {open.map((stage) => (
        <BoardColumn
          key={stage}
          ref={board.handleOf(stage)}
          list={list}
          stage={stage}
          late={countOf(stage, late.data)}
          selection={selection}
          drag={board.drag}
          onColumn={board.keepColumn}
          onCardKey={board.onCardKey(open)}
          onFold={
            endStages.includes(stage)
              ? () => list.turn({ unfolded: toggled(unfolded, stage) })
              : undefined
          }
        />
      ))}
      {folded.map((stage) => (
        <button
          key={stage}
          type="button"
          className="slim"
          data-stage={stage}
          data-drop={board.drag.dragging?.drop?.stage === stage ? '' : undefined}
          aria-label={t('list.unfold', { stage: stageName(stage), count: countOf(stage) })}
          onClick={() => list.turn({ unfolded: toggled(unfolded, stage) })}
        >
          <span>
            {stageName(stage)} <span className="dim tn">{formatNumber(countOf(stage))}</span>
          </span>
        </button>
      ))}
      {board.drag.dragging && <DraggedCard dragging={board.drag.dragging} />}
    </div>
  )
}

const useBoard = (
  list: List,
  onMove: BoardProps['onMove'],
  onArrange: BoardProps['onArrange'],
  selection: Selection,
) => {
  const handles = useRef(new Map<Stage, ListHandle>())
  const columns = useRef(new Map<Stage, Column>())
  const byHand = list.search.sort === 'place' && list.search.order === 'up'
  const drag = useCardDrag((line, drop: Drop) => {
    const chosen = selection.has(line.id) ? [...selection.chosen.values()] : [line]
    if (drop.stage !== line.stage) onMove(chosen, drop.stage, byHand ? drop.after : undefined)
    else if (byHand && drop.after !== line.id) onArrange(line, drop.after)
  })
  const focus = (stage: Stage | undefined, row: number): void => {
    const total = stage === undefined ? 0 : (columns.current.get(stage)?.total ?? 0)
    if (stage === undefined || total === 0) return
    handles.current.get(stage)?.focusRow(Math.min(Math.max(row, 0), total - 1))
  }
  const carry = (stage: Stage, row: number, key: string): void => {
    const column = columns.current.get(stage)
    const line = column?.rowAt(row)
    if (!column || !line) return
    if (key === 'ArrowRight' || key === 'ArrowLeft') {
      const next = stageBeside(stage, key === 'ArrowRight' ? 1 : -1)
      if (next) onMove([line], next)
    } else if (byHand && key === 'ArrowUp' && row > 0) {
      onArrange(line, column.rowAt(row - 2)?.id ?? null)
    } else if (byHand && key === 'ArrowDown') {
      const below = column.rowAt(row + 1)
      if (below) onArrange(line, below.id)
    }
  }
  return {
    drag,
    handleOf: (stage: Stage) => (handle: ListHandle | null) => {
      if (handle) handles.current.set(stage, handle)
      else handles.current.delete(stage)
    },
    keepColumn: (stage: Stage, column: Column): void => {
      columns.current.set(stage, column)
    },
    onCardKey:
      (open: readonly Stage[]) =>
      (event: KeyboardEvent<HTMLElement>, stage: Stage, row: number): void => {
        const step = steps[event.key]
        if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return
        event.preventDefault()
        event.stopPropagation()
        if (event.shiftKey) return carry(stage, row, event.key)
        const beside = open[open.indexOf(stage) + step.across]
        focus(step.across === 0 ? stage : beside, row + step.along)
      },
  }
}

const steps: Readonly<
  Partial<Record<string, { readonly across: number; readonly along: number }>>
> = {
  ArrowUp: { across: 0, along: -1 },
  ArrowDown: { across: 0, along: 1 },
  ArrowLeft: { across: -1, along: 0 },
  ArrowRight: { across: 1, along: 0 },
}
