import { DateTime, IANAZone } from 'luxon'

/** Where nobody has said where their days begin. */
export const fallbackZone = 'UTC'

/** A day without a zone is one of UTC, where every day is as long. */
const dayMs = 24 * 60 * 60 * 1000

/** Whether this is the name of a time zone: `Europe/Lisbon`. */
export const isZone = (name: string): boolean => IANAZone.isValidZone(name)

/** One for each zone: making one costs a thousand times what using it does. */
const writers = new Map<string, Intl.DateTimeFormat>()

/** Which day it is there at that moment: `2026-11-26`. Fast enough for every line of The List. */
export const dayIn = (zone: string, at: Date): string => {
  const known = writers.get(zone)
  if (known) return known.format(at)
  // Canadian English writes days as ISO 8601 does.
  const writer = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })
  writers.set(zone, writer)
  return writer.format(at)
}

/** The moment a day begins there; where a clock change skips midnight, the first that exists. */
export const startOfDay = (zone: string, day: string): Date => beginning(zone, day).toJSDate()

/** The moment a day has ended there, which is when the next begins: 23 to 25 hours later. */
export const endOfDay = (zone: string, day: string): Date =>
  beginning(zone, day).plus({ days: 1 }).startOf('day').toJSDate()

/** The day so many days later; earlier where negative. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)

/** Days from one to another: 1 from today to tomorrow, whatever the clocks do between. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / dayMs

/** `2026-11-26T17:00` as it stands on a clock there. */
export const clockTimeIn = (zone: string, at: Date): string =>
  DateTime.fromJSDate(at, { zone }).toFormat("yyyy-MM-dd'T'HH:mm")

const beginning = (zone: string, day: string): DateTime =>
  DateTime.fromISO(day, { zone }).startOf('day')
