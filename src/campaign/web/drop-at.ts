import { Stage } from '#campaign/list.contract.ts'

/** Where a card is let go: a stage, and the card it then stands below; null: on top. */
export interface Drop {
  readonly stage: Stage
  readonly after: string | null
}

/** What lies under the pointer; null outside of every column. */
export const dropAt = (x: number, y: number, draggedId: string): Drop | null => {
  const column = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-stage]')
  const stage = Stage.safeParse(column?.dataset['stage'])
  if (!column || !stage.success) return null
  const cards = [...column.querySelectorAll<HTMLElement>('[data-card]')].map((card) => ({
    id: card.dataset['card'] ?? '',
    above: card.dataset['above'] ?? '',
    ...middleOf(card),
  }))
  return { stage: stage.data, after: standsBelow(cards, y, draggedId) }
}

const middleOf = (card: HTMLElement): { readonly middle: number } => {
  const box = card.getBoundingClientRect()
  return { middle: box.top + box.height / 2 }
}

/** A drawn card of a column: its middle in px, and the card above it, drawn or not. */
export interface DrawnCard {
  readonly id: string
  readonly above: string
  readonly middle: number
}

/** The card that one let go at this height stands below; never the dragged one itself. */
export const standsBelow = (
  cards: readonly DrawnCard[],
  y: number,
  draggedId: string,
): string | null => {
  const others = cards
    .filter((card) => card.id !== draggedId)
    .toSorted((a, b) => a.middle - b.middle)
  const over = others.findLast((card) => card.middle < y)
  if (over) return over.id
  // Above the first that is drawn may stand others that are scrolled away.
  const above = others[0]?.above ?? ''
  return above === '' || above === draggedId ? null : above
}
