import { sql } from 'kysely'
import type { MemberActor } from '#actions/actor.ts'
import type { CampaignDatabase } from '#database/open.ts'

/** More than this comes up at no one time. */
const mostShown = 10

interface ClauseEnded {
  readonly offLimitsId: string
  readonly name: string
  readonly endedOn: string
  readonly waiting: number
}

/**
 * Clauses that hold no longer while somebody still waits to be added: told to whoever asked for
 * them, and to those who lead the recruiting. Clauses hold by days of UTC.
 */
export const readClausesEnded = async (
  db: CampaignDatabase,
  member: MemberActor,
  now: Date,
): Promise<ClauseEnded[]> => {
  const leads = member.role === 'founder' || member.role === 'recruiting'
  const { rows } = await sql<ClauseEnded>`
    select o.id as off_limits_id, o.name, count(*)::int as waiting,
      least(o.ends_on, (o.lifted_at at time zone 'UTC')::date)::text as ended_on
    from off_limits o
    join held_back h on h.off_limits_id = o.id and h.ended_at is null
    where (o.ends_on < (${now}::timestamptz at time zone 'UTC')::date or o.lifted_at is not null)
      and (${leads} or h.asked_by = ${member.id})
    group by o.id
    order by ended_on desc, o.name, o.id limit ${mostShown}
  `.execute(db)
  return rows
}
