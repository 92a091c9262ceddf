import { sql } from 'kysely'
import type { z } from 'zod'
import type { MemberActor } from '#actions/actor.ts'
import { oneself } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import type { CampaignDatabase } from '#database/open.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import type { DaySettings } from './my-day.contract.ts'
import { DaySettingsOutput, SetMyDay, usualDailyMinutes } from './my-day.contract.ts'
import { fallbackZone, isZone } from './zone.ts'

export const setMyDay = defineAction({
  name: 'campaign.setMyDay',
  summary: 'Say in which zone your days begin and how many minutes a day you give.',
  http: 'PUT /my-day/settings',
  kind: 'change',
  input: SetMyDay,
  output: DaySettingsOutput,
  allow: oneself,
  doors: 'all',
  cli: false,
  run: async (ctx, { version, zone, dailyMinutes }) => {
    const me = memberOf(ctx)
    await checkZone(ctx.db, zone)
    return inTransaction(ctx.db, async (tx) => {
      const row = await tx
        .selectFrom('memberDay')
        .selectAll()
        .where('memberId', '=', me.id)
        .forUpdate()
        .executeTakeFirst()
      const before = row?.version ?? 0
      if (before !== version) throw staleVersion('Your day', version, { ...row, version: before })
      const columns = { zone, dailyMinutes, version: version + 1, changedAt: ctx.now() }
      await tx
        .insertInto('memberDay')
        .values({ memberId: me.id, ...columns })
        .onConflict((conflict) => conflict.column('memberId').doUpdateSet(columns))
        .execute()
      recordEvent(tx, {
        name: 'campaign.day_settings_set',
        actor: ctx.actor,
        subjectId: null,
        payload: { zone, dailyMinutes },
      })
      return { settings: { zone, dailyMinutes, version: version + 1 } }
    })
  },
})

/** What a member said of their days; until then the zone of their browser and an hour a day. */
export const readDaySettings = async (
  db: CampaignDatabase,
  memberId: string,
  browserZone?: string,
): Promise<z.input<typeof DaySettings>> => {
  const row = await db
    .selectFrom('memberDay')
    .select(['zone', 'dailyMinutes', 'version'])
    .where('memberId', '=', memberId)
    .executeTakeFirst()
  if (row) return row
  const zone = browserZone !== undefined && isZone(browserZone) ? browserZone : fallbackZone
  return { zone, dailyMinutes: usualDailyMinutes, version: 0 }
}

/** Days belong to members; whoever holds the data folder has none. */
export const memberOf = ({ actor }: Context): MemberActor => {
  if (actor.kind === 'member') return actor
  throw new Error('Only a member has days of their own.')
}

/** The app and the database must both know the zone: clocks are counted in the one and the other. */
const checkZone = async (db: CampaignDatabase, zone: string): Promise<void> => {
  const { rows } = await sql`select from pg_timezone_names where name = ${zone}`.execute(db)
  if (isZone(zone) && rows.length > 0) return
  throw new AppError('invalid', `There is no time zone “${zone}”.`, {
    code: 'zone_unknown',
    next: 'Write it as in Europe/Lisbon.',
  })
}
