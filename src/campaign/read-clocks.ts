import { sql } from 'kysely'
import type { z } from 'zod'
import type { CampaignDatabase } from '#database/open.ts'
import { clockOf } from './clock.ts'
import type { Clock } from './clocks.contract.ts'
import { fallbackZone } from './zone.ts'

/** A prospect without a clock, for what reads many at once. */
export const noClock: z.input<typeof Clock> = {
  state: 'none',
  days: 0,
  expected: null,
  until: null,
  untilSet: false,
  snoozedUntil: null,
  snoozeReason: '',
  snoozedBy: '',
  version: 0,
}

interface StayRow {
  readonly id: string
  readonly since: string
  readonly today: string
  readonly expectedDays: number | null
  readonly untilDay: string | null
  readonly snoozedUntil: Date | null
  readonly snoozeReason: string | null
  readonly snoozedByName: string | null
  readonly version: number | null
}

/** The zone of whoever owns a prospect (`d`), else the founder's. */
const ownersZone = sql`coalesce(d.zone, (
  select f.zone from member_day f join member m on m.id = f.member_id
  where m.role = 'founder' and m.left_at is null order by m.joined_at limit 1
), ${fallbackZone})`

/**
 * The stays in a stage of standing prospects: since when, how long they may, what was set. `p` is
 * the prospect, `d` the day of its owner, `c` what was set for this stay, `e` for this stage.
 */
export const staysFrom = sql`prospect p
  left join member_day d on d.member_id = p.owner_id
  left join stage_expectation e on e.stage = p.stage
  left join stage_clock c
    on c.prospect_id = p.id and c.stage_since = date_trunc('milliseconds', p.stage_since)
  cross join lateral (select ${ownersZone} as zone) z`

/** The day a stay began, in the zone of its owner. */
export const sinceDay = sql`(p.stage_since at time zone z.zone)::date`

/** The last day of a stay: as set for this one, the day to come back, or after so many days. */
export const untilDay = sql`coalesce(
  c.until_day,
  case when p.stage = 'nurture' then p.nurture_until end,
  ${sinceDay} + e.days
)`

/** Clocks of standing prospects that the reader may see, by prospect; of all when no ids are given. */
export const readClocks = async (
  db: CampaignDatabase,
  now: Date,
  ids?: readonly string[],
): Promise<ReadonlyMap<string, z.input<typeof Clock>>> => {
  if (ids?.length === 0) return new Map()
  const { rows } = await sql<StayRow>`
    select p.id, ${sinceDay} as since, (${now}::timestamptz at time zone z.zone)::date as today,
      e.days as expected_days,
      coalesce(c.until_day, case when p.stage = 'nurture' then p.nurture_until end) as until_day,
      c.snoozed_until, c.snooze_reason, c.snoozed_by_name, c.version
    from ${staysFrom}
    where p.removed_at is null ${ids ? sql`and p.id = any(${[...ids]}::uuid[])` : sql``}
  `.execute(db)
  return new Map(
    rows.map((row) => [
      row.id,
      clockOf({
        ...row,
        now,
        snoozeReason: row.snoozeReason ?? '',
        snoozedBy: row.snoozedByName ?? '',
        version: row.version ?? 0,
      }),
    ]),
  )
}

/** The clock of one prospect; without a clock when it is not there. */
export const readClock = async (
  db: CampaignDatabase,
  now: Date,
  id: string,
): Promise<z.input<typeof Clock>> => (await readClocks(db, now, [id])).get(id) ?? noClock
