import type { z } from 'zod'
import type { Clock } from './clocks.contract.ts'
import { addDays, daysBetween } from './zone.ts'

/** From this part of its time on a stage is due soon. */
export const soonFrom = 0.7

/** What is known of one stay in a stage. Days are those of the owner's zone. */
export interface Stay {
  /** The day it began. */
  readonly since: string
  readonly today: string
  readonly now: Date
  /** Days the stage may take; null where nobody waits for it to end. */
  readonly expectedDays: number | null
  /** The last day that was set for this stay; it wins over the days. */
  readonly untilDay: string | null
  readonly snoozedUntil: Date | null
  readonly snoozeReason: string
  readonly snoozedBy: string
  readonly version: number
}

/**
 * How the time in a stage stands. It is late from the day after its last one; due soon from 70 %
 * of its days; a snooze holds until its moment and never hides how many days it has been.
 */
export const clockOf = (stay: Stay): z.input<typeof Clock> => {
  const days = Math.max(0, daysBetween(stay.since, stay.today))
  const until =
    stay.untilDay ?? (stay.expectedDays === null ? null : addDays(stay.since, stay.expectedDays))
  const expected = until === null ? null : Math.max(0, daysBetween(stay.since, until))
  const snoozed = stay.snoozedUntil !== null && stay.snoozedUntil > stay.now
  return {
    state: snoozed ? 'snoozed' : stateOf(days, expected),
    days,
    expected,
    until,
    untilSet: stay.untilDay !== null,
    snoozedUntil: snoozed ? (stay.snoozedUntil?.toISOString() ?? null) : null,
    snoozeReason: snoozed ? stay.snoozeReason : '',
    snoozedBy: snoozed ? stay.snoozedBy : '',
    version: stay.version,
  }
}

const stateOf = (days: number, expected: number | null): 'none' | 'on_time' | 'soon' | 'late' => {
  if (expected === null) return 'none'
  if (days > expected) return 'late'
  return days >= expected * soonFrom ? 'soon' : 'on_time'
}
