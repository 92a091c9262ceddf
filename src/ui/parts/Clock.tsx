import { formatDay } from '../format.ts'
import { t } from '../texts/text.ts'

/** Time in stage as a clock shows it. */
export interface ClockShown {
  readonly state: 'none' | 'on_time' | 'soon' | 'late' | 'snoozed'
  readonly days: number
  readonly expected: number | null
  readonly snoozedUntil: string | null
  readonly snoozeReason: string
}

/** A pie of the time used and its days: `8 of 10 days`. Without an expectation nothing is drawn. */
export const Clock = ({ clock }: { clock: ClockShown }) => {
  const { state, days, expected, snoozedUntil, snoozeReason } = clock
  if (state === 'snoozed' && snoozedUntil !== null) {
    return (
      <span className="clock">
        {t('stageClock.snoozed', { day: formatDay(snoozedUntil), reason: snoozeReason })}
      </span>
    )
  }
  if (expected === null || state === 'none') return null
  return (
    <span className={`clock ${state}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.3" />
        <path
          d={piePath(expected === 0 ? 1 : days / expected)}
          fill="currentColor"
          opacity={state === 'late' ? 1 : 0.55}
        />
      </svg>
      {t('stageClock.days', { days, count: expected })}
      {state === 'late' && <span className="sr">{t('stageClock.late')}</span>}
      {state === 'soon' && <span className="sr">{t('stageClock.soon')}</span>}
    </span>
  )
}

const radius = 6
const centre = 8

/** The part of a pie from the top clockwise; all of it from 1 on. */
const piePath = (share: number): string => {
  if (share <= 0) return ''
  if (share >= 1) {
    return `M${centre} ${centre - radius}a${radius} ${radius} 0 1 1 0 ${2 * radius}a${radius} ${radius} 0 1 1 0 ${-2 * radius}z`
  }
  const angle = 2 * Math.PI * share
  const x = (centre + radius * Math.sin(angle)).toFixed(2)
  const y = (centre - radius * Math.cos(angle)).toFixed(2)
  const large = share > 0.5 ? 1 : 0
  return `M${centre} ${centre}V${centre - radius}A${radius} ${radius} 0 ${large} 1 ${x} ${y}z`
}
