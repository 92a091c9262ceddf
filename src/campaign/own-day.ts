import type { CampaignDatabase } from '#database/open.ts'
import { endOfDay, fallbackZone, startOfDay } from './zone.ts'

/** The zone of a member's days; nobody's and an unknown one's is the fallback. */
export const zoneOf = async (db: CampaignDatabase, memberId: string | null): Promise<string> => {
  if (memberId === null) return fallbackZone
  const row = await db
    .selectFrom('memberDay')
    .select('zone')
    .where('memberId', '=', memberId)
    .executeTakeFirst()
  return row?.zone ?? fallbackZone
}

/** A due time as it is kept: a day ends in that zone, a moment stands by itself. */
export const dueOf = (
  due: string | null,
  zone: string,
): { dueOn: string | null; dueAt: Date | null } => {
  if (due === null) return { dueOn: null, dueAt: null }
  return isDay(due)
    ? { dueOn: due, dueAt: endOfDay(zone, due) }
    : { dueOn: null, dueAt: new Date(due) }
}

/** Until when something is put off: a day begins in that zone, a moment stands by itself. */
export const untilOf = (until: string, zone: string): Date =>
  isDay(until) ? startOfDay(zone, until) : new Date(until)

const isDay = (text: string): boolean => text.length === 'yyyy-mm-dd'.length
