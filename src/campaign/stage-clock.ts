import { sql } from 'kysely'
import { actorId } from '#actions/actor.ts'
import { member } from '#actions/allow.ts'
import { nameOf } from '#actions/by-whom.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { staleVersion } from '#core/stale.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { ClockOutput, SetClockDay, SnoozeClock, VersionedClock } from './clocks.contract.ts'
import { holdProspect, keyOf } from './prospect-for-move.ts'
import { readClock } from './read-clocks.ts'
import { snoozeEnd } from './snooze-next-move.ts'

export const snoozeClock = defineAction({
  name: 'campaign.snoozeClock',
  summary: 'Let the clock of a stage rest until a day, with a reason.',
  http: 'PUT /prospects/{id}/clock/snooze',
  kind: 'change',
  input: SnoozeClock,
  output: ClockOutput,
  allow: member,
  doors: 'all',
  cli: { positional: ['id'], render: () => 'The clock rests.' },
  run: async (ctx, { id, version, until, reason }) => {
    const snoozedUntil = await snoozeEnd(ctx, until)
    return changeClock(
      ctx,
      { id, version, event: 'campaign.clock_snoozed', words: { reason } },
      {
        snoozedUntil,
        snoozeReason: reason,
        snoozedBy: actorId(ctx.actor),
        snoozedByName: nameOf(ctx.actor),
        snoozedAt: ctx.now(),
      },
    )
  },
})

/** The undo of `campaign.snoozeClock`. */
export const wakeClock = defineAction({
  name: 'campaign.wakeClock',
  summary: 'Let the clock of a stage run again.',
  http: 'DELETE /prospects/{id}/clock/snooze',
  kind: 'change',
  input: VersionedClock,
  output: ClockOutput,
  allow: member,
  doors: 'all',
  cli: { positional: ['id'], render: () => 'The clock runs.' },
  run: (ctx, { id, version }) =>
    changeClock(
      ctx,
      { id, version, event: 'campaign.clock_woken', words: {} },
      {
        snoozedUntil: null,
        snoozeReason: '',
        snoozedBy: null,
        snoozedByName: '',
        snoozedAt: null,
      },
    ),
})

export const setClockDay = defineAction({
  name: 'campaign.setClockDay',
  summary: 'Say by which day this stay in the stage ends, such as the day somebody starts.',
  http: 'PUT /prospects/{id}/clock/day',
  kind: 'change',
  input: SetClockDay,
  output: ClockOutput,
  allow: member,
  doors: 'all',
  cli: { positional: ['id', 'until'], render: () => 'Kept.' },
  run: (ctx, { id, version, until }) =>
    changeClock(
      ctx,
      { id, version, event: 'campaign.clock_day_set', words: {} },
      {
        untilDay: until,
        // Another end may be passed anew.
        ranOutAt: null,
      },
    ),
})

interface ClockChange {
  readonly id: string
  readonly version: number
  readonly event: `campaign.clock_${string}`
  readonly words: Readonly<Record<string, string>>
}

interface ClockColumns {
  readonly untilDay?: string | null
  readonly ranOutAt?: Date | null
  readonly snoozedUntil?: Date | null
  readonly snoozeReason?: string
  readonly snoozedBy?: string | null
  readonly snoozedByName?: string
  readonly snoozedAt?: Date | null
}

/** Changes what is particular about the present stay of a prospect in its stage. */
const changeClock = (ctx: Context, change: ClockChange, columns: ClockColumns) =>
  inTransaction(ctx.db, async (tx) => {
    const { id, version } = change
    const prospect = await holdProspect(tx, id)
    const before = await readClock(tx, ctx.now(), id)
    if (before.version !== version) {
      throw staleVersion(`The clock of ${prospect.name}`, version, before)
    }
    await beginStay(tx, id)
    await tx
      .updateTable('stageClock')
      .set({ ...columns, version: version + 1 })
      .where('prospectId', '=', id)
      .where('stageSince', '=', presentStay(id))
      .execute()
    recordEvent(tx, {
      name: change.event,
      actor: ctx.actor,
      subjectId: id,
      compartmentId: prospect.compartmentId,
      payload: { stage: prospect.stage },
      personal: { personId: keyOf(prospect), data: change.words },
    })
    return { prospectId: id, clock: await readClock(tx, ctx.now(), id) }
  })

/** Since when the prospect stands in its stage, as clocks keep it. */
const presentStay = (id: string) =>
  sql<Date>`(select date_trunc('milliseconds', stage_since) from prospect where id = ${id})`

const beginStay = async (tx: CampaignTransaction, id: string): Promise<void> => {
  await sql`
    insert into stage_clock (prospect_id, stage_since, stage, version)
    select id, date_trunc('milliseconds', stage_since), stage, 0 from prospect where id = ${id}
    on conflict do nothing
  `.execute(tx)
}
