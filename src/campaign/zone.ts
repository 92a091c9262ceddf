import { DateTime, IANAZone } from 'luxon'

/** Where nobody has said where their days begin. */
export const fallbackZone = 'UTC'

/** Whether this is the name of a time zone: `Europe/Lisbon`. */
export const isZone = (name: string): boolean => IANAZone.isValidZone(name)

/** Which day it is there at that moment: `2026-11-26`. */
export const dayIn = (zone: string, at: Date): string => textOf(DateTime.fromJSDate(at, { zone }))

/** The moment a day begins there; where a clock change skips midnight, the first that exists. */
export const startOfDay = (zone: string, day: string): Date => beginning(zone, day).toJSDate()

/** The moment a day has ended there, which is when the next begins: 23 to 25 hours later. */
export const endOfDay = (zone: string, day: string): Date =>
  beginning(zone, day).plus({ days: 1 }).startOf('day').toJSDate()

/** The day so many days later; earlier where negative. */
export const addDays = (day: string, days: number): string =>
  textOf(DateTime.fromISO(day, { zone: 'utc' }).plus({ days }))

/** Days from one to another: 1 from today to tomorrow, whatever the clocks do between. */
export const daysBetween = (from: string, to: string): number =>
  DateTime.fromISO(to, { zone: 'utc' }).diff(DateTime.fromISO(from, { zone: 'utc' }), 'days').days

/** `2026-11-26T17:00` as it stands on a clock there. */
export const clockTimeIn = (zone: string, at: Date): string =>
  DateTime.fromJSDate(at, { zone }).toFormat("yyyy-MM-dd'T'HH:mm")

const beginning = (zone: string, day: string): DateTime =>
  DateTime.fromISO(day, { zone }).startOf('day')

const textOf = (at: DateTime): string => at.toFormat('yyyy-MM-dd')
