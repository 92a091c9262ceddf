import type { Selectable } from 'kysely'
import type { Database } from '#database/schema.ts'

/** The clock on a member's wall: `2026-11-24`, and minutes since midnight there. */
export interface WallClock {
  readonly day: string
  readonly minutes: number
}

/** What the clock on the wall says in a zone at a moment. */
export const wallClock = (at: Date, zone: string): WallClock => {
  const parts = new Map(
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '00'
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    minutes: Number(part('hour')) * 60 + Number(part('minute')),
  }
}

/** `08:30` or `08:30:00` in minutes since midnight. */
export const minutesOf = (clock: string): number => {
  const [hours = '0', minutes = '0'] = clock.split(':')
  return Number(hours) * 60 + Number(minutes)
}

type Hours = Pick<
  Selectable<Database['partyPreference']>,
  'zone' | 'quietOn' | 'quietFrom' | 'quietTo'
>

const dayMinutes = 24 * 60
const minuteMs = 60_000

/**
 * Until when a member's quiet hours last, to the minute; null outside of them. They may run over
 * midnight. On a night when clocks change the end is off by that hour at most, and corrects itself
 * at the next look.
 */
export const quietUntil = (hours: Hours, now: Date): Date | null => {
  if (!hours.quietOn) return null
  const { minutes } = wallClock(now, hours.zone)
  const from = minutesOf(hours.quietFrom)
  const to = minutesOf(hours.quietTo)
  const length = (to - from + dayMinutes) % dayMinutes
  const since = (minutes - from + dayMinutes) % dayMinutes
  if (since >= length) return null
  const begun = Math.floor(now.getTime() / minuteMs) * minuteMs
  return new Date(begun + (length - since) * minuteMs)
}
