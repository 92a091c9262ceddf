import type { Selectable } from 'kysely'
import { z } from 'zod'
import { oneself } from '#actions/allow.ts'
import { actorId } from '#actions/actor.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { notFound } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import type { CampaignDatabase } from '#database/open.ts'
import type { Database } from '#database/schema.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { Preference, SetPreference } from './contract.ts'
import { tellMoment } from './moments.ts'
import { quietUntil } from './quiet-hours.ts'

export type PreferenceRow = Selectable<Database['partyPreference']>

/** How a member is told before anything was chosen; the table has the same defaults. */
const atFirst = (memberId: string, now: Date): PreferenceRow => ({
  memberId,
  zone: 'UTC',
  quietOn: true,
  quietFrom: '20:00:00',
  quietTo: '08:00:00',
  morningAt: '08:00:00',
  eveningAt: '18:00:00',
  mailTo: '',
  notify: 'mentions',
  muted: [],
  version: 1,
  updatedAt: now,
})

/** What a member chose, or how it is at first. */
export const readPreference = async (
  db: CampaignDatabase,
  memberId: string,
  now: Date,
): Promise<PreferenceRow> => {
  const row = await db
    .selectFrom('partyPreference')
    .selectAll()
    .where('memberId', '=', memberId)
    .executeTakeFirst()
  return row ?? atFirst(memberId, now)
}

/** As it may cross a wire to the member. */
export const toPreference = (row: PreferenceRow, now: Date): z.input<typeof Preference> => ({
  version: row.version,
  zone: row.zone,
  quietOn: row.quietOn,
  quietFrom: row.quietFrom.slice(0, 5),
  quietTo: row.quietTo.slice(0, 5),
  morningAt: row.morningAt?.slice(0, 5) ?? null,
  eveningAt: row.eveningAt?.slice(0, 5) ?? null,
  mailTo: row.mailTo,
  notify: row.notify,
  muted: row.muted,
  quietUntil: quietUntil(row, now)?.toISOString() ?? null,
})

export const showPreference = defineAction({
  name: 'party.preference',
  summary: 'Show how you are told: zone, quiet hours, digests, kinds of lines that stay silent.',
  http: 'GET /room/preference',
  kind: 'read',
  input: z.object({}),
  output: Preference,
  allow: oneself,
  doors: 'all',
  mcp: false,
  run: async (ctx) => {
    const row = await readPreference(ctx.db, memberOf(ctx), ctx.now())
    return toPreference(row, ctx.now())
  },
})

export const setPreference = defineAction({
  name: 'party.setPreference',
  summary: 'Choose your zone, quiet hours, digests, notifications, and kinds of lines to silence.',
  http: 'PATCH /room/preference',
  kind: 'change',
  input: SetPreference,
  output: Preference,
  allow: oneself,
  doors: 'all',
  mcp: false,
  run: async (ctx, { version, ...changes }) => {
    const memberId = memberOf(ctx)
    const row = await inTransaction(ctx.db, async (tx) => {
      await tx
        .insertInto('partyPreference')
        .values({ memberId })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      const before = await tx
        .selectFrom('partyPreference')
        .selectAll()
        .where('memberId', '=', memberId)
        .forUpdate()
        .executeTakeFirstOrThrow()
      if (before.version !== version) {
        throw staleVersion('Your choice', version, toPreference(before, ctx.now()))
      }
      recordEvent(tx, {
        name: 'party.preference_set',
        actor: ctx.actor,
        subjectId: memberId,
        payload: { fields: Object.keys(changes).toSorted(), version: version + 1 },
      })
      return tx
        .updateTable('partyPreference')
        .set({ ...changes, version: version + 1, updatedAt: ctx.now() })
        .where('memberId', '=', memberId)
        .returningAll()
        .executeTakeFirstOrThrow()
    })
    tellMoment(ctx.db, { kind: 'preference', memberId })
    return toPreference(row, ctx.now())
  },
})

/** The member who asks; `oneself` lets nobody else in. */
export const memberOf = (ctx: Context): string => {
  const id = actorId(ctx.actor)
  if (id === null) throw notFound('member')
  return id
}
