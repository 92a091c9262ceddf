import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '#actions/context.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { defineJob } from '#jobs/define-job.ts'
import { staysFrom, sinceDay, untilDay } from './read-clocks.ts'

/** A day ends at another hour in every zone; within five minutes of it this is soon enough. */
const everySeconds = 300
/** So many at once hold no locks for long; the next batch follows at once. */
const batch = 500
/** A whole List that is late, ten times over. */
const mostBatches = 100

/**
 * What is overdue comes up by itself: once for each stay in a stage whose time is over, and once
 * for each due time of a next move. Safe to run twice, also at the same time: whoever notes that it
 * was told tells it.
 */
export const runOutClocks = defineJob({
  name: 'campaign.runOutClocks',
  data: z.object({}),
  limits: { timeoutSeconds: 120, retries: 3, retryDelaySeconds: 10, order: 'folded' },
  everySeconds,
  run: async (ctx, _data, signal) => {
    for (const tell of [tellClocks, tellMoves]) {
      for (let count = 0; count < mostBatches && !signal.aborted; count += 1) {
        const told = await inTransaction(ctx.db, (tx) => tell(ctx, tx))
        if (told < batch) break
      }
    }
  },
})

interface RanOut {
  readonly id: string
  readonly stage: string
  readonly days: number
  readonly expected: number
  readonly compartmentId: string | null
}

/** Notes and tells stays whose last day is over, as far as they do not rest. */
const tellClocks = async (ctx: Context, tx: CampaignTransaction): Promise<number> => {
  const now = ctx.now()
  const { rows } = await sql<RanOut>`
    with over as (
      select p.id, p.stage, p.compartment_id, date_trunc('milliseconds', p.stage_since) as since,
        (${now}::timestamptz at time zone z.zone)::date - ${sinceDay} as days,
        ${untilDay} - ${sinceDay} as expected
      from ${staysFrom}
      where p.removed_at is null and c.ran_out_at is null
        and (c.snoozed_until is null or c.snoozed_until <= ${now})
        and (${now}::timestamptz at time zone z.zone)::date > ${untilDay}
      order by p.id
      limit ${batch}
    ), noted as (
      insert into stage_clock (prospect_id, stage_since, stage, ran_out_at, version)
      select id, since, stage, ${now}, 0 from over
      on conflict (prospect_id, stage_since) do update set ran_out_at = excluded.ran_out_at
        where stage_clock.ran_out_at is null
      returning prospect_id
    )
    select over.id, over.stage, over.days, over.expected, over.compartment_id
    from over join noted on noted.prospect_id = over.id
    order by over.id
  `.execute(tx)
  for (const row of rows) {
    recordEvent(tx, {
      name: 'campaign.clock_ran_out',
      actor: ctx.actor,
      subjectId: row.id,
      compartmentId: row.compartmentId,
      payload: { stage: row.stage, days: row.days, expected: row.expected },
    })
  }
  return rows.length
}

interface LateMove {
  readonly id: string
  readonly prospectId: string
  readonly compartmentId: string | null
}

/** Notes and tells open next moves whose due time is over, as far as they are not put off. */
const tellMoves = async (ctx: Context, tx: CampaignTransaction): Promise<number> => {
  const now = ctx.now()
  const { rows } = await sql<LateMove>`
    update next_move set late_told_at = ${now}
    from (
      select m.id, p.id as prospect_id, p.compartment_id
      from next_move m join prospect p on p.id = m.prospect_id
      where m.ended_at is null and m.due_at <= ${now} and m.late_told_at is null
        and (m.snoozed_until is null or m.snoozed_until <= ${now}) and p.removed_at is null
      order by m.id
      limit ${batch}
      for update of m skip locked
    ) late
    where next_move.id = late.id and next_move.late_told_at is null
    returning next_move.id, late.prospect_id, late.compartment_id
  `.execute(tx)
  for (const row of rows) {
    recordEvent(tx, {
      name: 'campaign.next_move_late',
      actor: ctx.actor,
      subjectId: row.prospectId,
      compartmentId: row.compartmentId,
      payload: { moveId: row.id },
    })
  }
  return rows.length
}
