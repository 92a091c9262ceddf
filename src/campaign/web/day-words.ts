import { t } from '#ui/texts/text.ts'
import type { DayLine, DayPerson } from './day-queries.ts'

type Why = DayLine['why'][number]

/** One reason as one would say it: `2 days late`. */
export const whyText = ({ reason, days }: Why): string => {
  const count = days ?? 0
  switch (reason) {
    case 'move_late':
    case 'move_soon':
    case 'vote_asked':
    case 'clock_late':
    case 'clock_soon':
    case 'notice_late':
    case 'notice_due':
      return t(`why.${reason}`, { count })
    case 'chosen':
    case 'move_now':
    case 'move_today':
    case 'move_undated':
    case 'move_awake':
    case 'vote_closing':
    case 'no_move':
    case 'no_owner':
    case 'tier_a':
    case 'tier_b':
    case 'stage_far':
    case 'stage_replied':
      return t(`why.${reason}`)
  }
}

/** Whether the first reason is lateness, which is the only red. */
export const isLate = ({ why }: Pick<DayLine, 'why'>): boolean =>
  why.some(({ reason }) => lateReasons.some((late) => late === reason))

const lateReasons = ['move_late', 'clock_late', 'notice_late'] as const

/** The one thing to do, in words: the next move's own, else what is asked. */
export const thingText = ({ thing, move }: Pick<DayPerson, 'thing' | 'move'>): string =>
  thing === 'move' && move !== null ? move.what : t(`thing.${thing}`)

/** `1 h 20 min`, `40 min`. */
export const minutesText = (count: number): string => {
  const [hours, minutes] = [Math.floor(count / 60), count % 60]
  if (hours === 0) return t('day.minutes', { count: minutes })
  return minutes === 0 ? t('day.hoursOnly', { hours }) : t('day.hours', { hours, minutes })
}

/** The day so many days after one: `2026-11-27`. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
