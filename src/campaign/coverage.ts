import { sql } from 'kysely'
import { z } from 'zod'
import { member } from '#actions/allow.ts'
import { defineAction, type Table } from '#actions/define-action.ts'
import { Coverage } from './list-view.contract.ts'

interface AreaRow {
  readonly id: string | null
  readonly name: string | null
  readonly seats: number
  readonly filled: number
  readonly offered: number
  readonly inTalk: number
  readonly considered: number
  readonly later: number
}

export const showCoverage = defineAction({
  name: 'campaign.coverage',
  summary: 'Seats of each area against the people in it.',
  http: 'GET /coverage',
  kind: 'read',
  input: z.object({}),
  output: Coverage,
  allow: member,
  doors: 'all',
  mcp: true,
  table: ({ areas }): Table => ({
    columns: ['area', 'seats', 'filled', 'offered', 'free', 'in talk', 'considered', 'later'],
    rows: areas.map((one) => [
      one.area?.name ?? '(no area)',
      one.seats,
      one.filled,
      one.offered,
      one.free,
      one.inTalk,
      one.considered,
      one.later,
    ]),
  }),
  run: async (ctx) => {
    const { rows } = await sql<AreaRow>`
      with people as (
        select seat_area_id,
          count(*) filter (where stage in ('accepted', 'starter', 'boomerang'))::integer as filled,
          count(*) filter (where stage = 'offeree')::integer as offered,
          count(*) filter (where stage in ('lead', 'candidate', 'finalist'))::integer as in_talk,
          count(*) filter (where stage = 'prospect')::integer as considered,
          count(*) filter (where stage = 'nurture')::integer as later
        from prospect where removed_at is null and kind = 'person' group by seat_area_id
      )
      select a.id, a.name, coalesce(a.seats, 0) as seats, coalesce(filled, 0) as filled,
        coalesce(offered, 0) as offered, coalesce(in_talk, 0) as in_talk,
        coalesce(considered, 0) as considered, coalesce(later, 0) as later
      from (select * from seat_area where ended_at is null) a
      full join people on people.seat_area_id = a.id
      left join seat_area ended on ended.id = people.seat_area_id and ended.ended_at is not null
      where ended.id is null
      order by a.place nulls last, a.name, a.id`.execute(ctx.db)
    return {
      areas: rows.map(({ id, name, ...counts }) => ({
        area: id === null ? null : { id, name: name ?? '' },
        ...counts,
        free: Math.max(0, counts.seats - counts.filled - counts.offered),
      })),
    }
  },
})
