import { sql } from 'kysely'
import type { CampaignDatabase } from '#database/open.ts'
import { thingMinutes, type DayThing } from './my-day.contract.ts'
import { usualMinutes, type MoveKind } from './clocks.contract.ts'
import { endOfDay, startOfDay } from './zone.ts'

/** One thing that a member did on a day. */
export interface DoneThing {
  readonly prospectId: string
  readonly name: string
  readonly thing: DayThing
  readonly what: string
  readonly at: Date
  readonly minutes: number
}

interface DoneRow {
  readonly prospectId: string
  readonly name: string
  readonly thing: 'move' | 'vote' | 'clock'
  readonly what: string
  readonly at: Date
  readonly kind: MoveKind | null
  readonly minutes: number | null
}

/** A day of a busy founder, several times over. */
const mostDone = 200

/** Next moves that a member ended on a day, votes given, clocks put to rest; newest first. */
export const readDone = async (
  db: CampaignDatabase,
  {
    memberId,
    zone,
    day,
  }: { readonly memberId: string; readonly zone: string; readonly day: string },
): Promise<readonly DoneThing[]> => {
  const [from, to] = [startOfDay(zone, day), endOfDay(zone, day)]
  const { rows } = await sql<DoneRow>`
    select done.*, p.name from (
      select prospect_id, 'move' as thing, what, ended_at as at, kind, minutes
      from next_move where ended_by = ${memberId} and ended_at >= ${from} and ended_at < ${to}
      union all
      select r.prospect_id, 'vote', v.choice, v.voted_at, null, null
      from vote v join vote_round r on r.id = v.round_id
      where v.member_id = ${memberId} and v.voted_at >= ${from} and v.voted_at < ${to}
      union all
      select prospect_id, 'clock', snooze_reason, snoozed_at, null, null
      from stage_clock
      where snoozed_by = ${memberId} and snoozed_at >= ${from} and snoozed_at < ${to}
    ) done
    join prospect p on p.id = done.prospect_id and p.removed_at is null
    order by at desc limit ${mostDone}
  `.execute(db)
  return rows.map(({ kind, minutes, ...row }) => ({
    ...row,
    minutes:
      row.thing === 'move' ? (minutes ?? usualMinutes[kind ?? 'other']) : thingMinutes[row.thing],
  }))
}
