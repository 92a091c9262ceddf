import { formatDay, formatMoment } from '../format.ts'
import { t } from '../texts/text.ts'

/** A next move as a chip shows it. */
export interface MoveShown {
  readonly what: string
  readonly kind: 'write' | 'call' | 'meet' | 'read' | 'ask' | 'decide' | 'prepare' | 'other'
  readonly state: 'later' | 'today' | 'late' | 'waits' | 'snoozed' | 'ended'
  readonly daysLate: number
  readonly dueAt: string | null
  readonly dueOn: string | null
  readonly ownerName: string | null
  readonly waitsFor: string
  readonly snoozedUntil: string | null
}

/** When it is due, as one would say it: `2 days late`, `today 17:00`, `Thu 26 Nov`. */
export const dueText = (move: Omit<MoveShown, 'what' | 'kind' | 'ownerName'>): string => {
  switch (move.state) {
    case 'late':
      return move.daysLate === 0
        ? t('nextMove.late')
        : t('nextMove.daysLate', { count: move.daysLate })
    case 'today':
      return move.dueOn === null && move.dueAt !== null
        ? t('nextMove.todayAt', { time: formatMoment(move.dueAt).split(', ').at(-1) ?? '' })
        : t('nextMove.today')
    case 'waits':
      return t('nextMove.waits', { what: move.waitsFor })
    case 'snoozed':
      return move.snoozedUntil === null
        ? ''
        : t('nextMove.snoozed', { day: formatDay(move.snoozedUntil) })
    case 'later':
    case 'ended': {
      if (move.dueOn !== null) return formatDay(`${move.dueOn}T12:00`)
      return move.dueAt === null ? '' : formatMoment(move.dueAt)
    }
  }
}

/** The colour of that word; lateness is bold too. */
export const dueTone = ({ state }: Pick<MoveShown, 'state'>): string => {
  if (state === 'late') return 'bad'
  if (state === 'today') return 'warn'
  return state === 'waits' || state === 'snoozed' ? 'dim plain' : 'plain'
}
