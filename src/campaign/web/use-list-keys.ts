import type { QueryClient } from '@tanstack/react-query'
import type { RefObject } from 'react'
import { useKeys } from '#ui/keyboard/keys.ts'
import { focusedRow } from '#ui/parts/VirtualList.tsx'
import type { ListHandle } from '#ui/parts/VirtualList.tsx'
import { t } from '#ui/texts/text.ts'
import type { ProspectShown } from './list-queries.ts'
import { prospectPath } from './prospect-path.ts'
import type { ListActs } from './use-list-acts.ts'
import type { List } from './use-list.ts'
import type { Rows } from './use-rows.ts'
import type { Selection } from './use-selection.ts'

export interface ListParts {
  readonly list: List
  readonly rows: Rows
  readonly selection: Selection
  readonly client: QueryClient
}

/** Whom a key acts on: the chosen lines, else the one in focus, else the open one. */
export const targetsOf = (parts: ListParts): readonly ProspectShown[] => {
  const { selection } = parts
  if (selection.chosen.size > 0) return [...selection.chosen.values()]
  const line = lineAtHand(parts)
  return line ? [line] : []
}

/** The line in focus, on the board or in the table; else the open one. */
const lineAtHand = ({ list, rows, client }: ListParts): ProspectShown | undefined => {
  const card = document.activeElement?.closest<HTMLElement>('[data-card]')?.dataset['card']
  if (card !== undefined) return knownLine(client, card)
  const row = list.search.layout === 'board' ? null : focusedRow()
  if (row !== null) return rows.rowAt(row)
  return list.search.open === undefined ? undefined : knownLine(client, list.search.open)
}

/** A line that some page of some list has brought already. */
const knownLine = (client: QueryClient, id: string): ProspectShown | undefined => {
  const pages = client.getQueriesData<{ readonly rows?: readonly ProspectShown[] }>({
    queryKey: ['campaign', 'rows'],
  })
  for (const [, page] of pages) {
    const found = page?.rows?.find((line) => line.id === id)
    if (found) return found
  }
  return client.getQueryData<{ readonly prospect: ProspectShown }>(['campaign', 'prospect', id])
    ?.prospect
}

/** Opens the line beside the open one, without leaving the list. */
export const stepOpen = ({ list, rows, client }: ListParts, by: 1 | -1): void => {
  const { open } = list.search
  if (open === undefined) return
  for (let row = 0; row < rows.total; row += 1) {
    if (rows.rowAt(row)?.id !== open) continue
    const next = rows.rowAt(row + by)
    if (next && knownLine(client, next.id)) list.turn({ open: next.id })
    return
  }
}

interface ListKeys extends ListParts {
  readonly acts: ListActs
  readonly handle: RefObject<ListHandle | null>
  readonly onAdd: () => void
  readonly onFilter: () => void
}

/** The keys of The List; in the board the arrows belong to the cards. */
export const useListKeys = (parts: ListKeys): void => {
  const { list, rows, selection, acts, handle } = parts
  const move = (by: number): void => {
    const row = Math.min(Math.max((focusedRow() ?? -1) + by, 0), rows.total - 1)
    if (row >= 0) handle.current?.focusRow(row)
  }
  const extend = (by: 1 | -1): void => {
    const row = focusedRow()
    const lines = [row === null ? undefined : rows.rowAt(row), rows.rowAt((row ?? -1) + by)]
    selection.add(lines.filter((line) => line !== undefined))
    move(by)
  }
  const toggle = (): void => {
    const line = lineAtHand(parts)
    if (line) selection.toggle(line)
  }
  const inRows = list.search.layout === 'table'
  useKeys(t('list.keys'), [
    { keys: 'a', text: t('list.add'), run: parts.onAdd },
    { keys: 'f', text: t('list.filter'), run: parts.onFilter },
    ...(inRows
      ? [
          { keys: ['j', 'ArrowDown'], text: t('keys.next'), run: () => move(1) },
          { keys: ['k', 'ArrowUp'], text: t('keys.previous'), run: () => move(-1) },
          {
            keys: ['Shift+j', 'Shift+ArrowDown'],
            text: t('list.key.extend'),
            run: () => extend(1),
          },
          {
            keys: ['Shift+k', 'Shift+ArrowUp'],
            text: t('list.key.extendUp'),
            run: () => extend(-1),
            quiet: true,
          },
        ]
      : []),
    { keys: 'x', text: t('list.key.select'), run: toggle },
    { keys: 't', text: t('list.act.stage'), run: acts.askStage },
    { keys: 'o', text: t('list.act.owner'), run: acts.askOwner },
    { keys: 'n', text: t('list.act.move'), run: acts.askMove },
    { keys: 'v', text: t('votes.ask'), run: acts.askVotes },
    ...(['A', 'B', 'C'] as const).map((tier, index) => ({
      keys: String(index + 1),
      text: t('tier.is', { tier }),
      run: () => acts.setTier(tier),
    })),
    {
      keys: 'e',
      text: t('list.key.page'),
      run: () => {
        const line = lineAtHand(parts)
        if (line) list.leave(prospectPath(line))
      },
    },
    ...(selection.chosen.size > 0
      ? [{ keys: 'Escape', text: t('list.act.clear'), run: selection.clear, quiet: true }]
      : []),
  ])
}
