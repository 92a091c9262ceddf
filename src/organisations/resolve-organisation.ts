import { sql } from 'kysely'
import type { Context } from '#actions/context.ts'
import { notFound } from '#core/errors.ts'
import type { CampaignDatabase } from '#database/open.ts'

/** Joins seldom follow each other; this stops at a circle that should not be. */
const longestWay = 20

/** The live id behind one that was joined to another organisation; not found when it leads nowhere. */
export const resolveOrganisationId = async (ctx: Context, id: string): Promise<string> => {
  const { rows } = await sql<{ id: string }>`
    with recursive way (id, steps) as (
      select ${id}::uuid, 0
      union
      select a.organisation_id, w.steps + 1
      from organisation_alias a join way w on a.joined_id = w.id
      where a.removed_at is null and w.steps < ${longestWay}
    )
    select id from way group by id order by min(steps)`.execute(ctx.db)
  const ids = rows.map((row) => row.id)
  const live = await ctx.literature.query<{ organisation_id: string }>(
    'select organisation_id from organisation where organisation_id = any($1)',
    [ids],
  )
  const found = ids.find((one) => live.some((row) => row.organisation_id === one))
  if (found === undefined) throw notFound('organisation')
  return found
}

/** All ids whose people and works count for this live one, itself first. */
export const idsJoinedTo = async (db: CampaignDatabase, id: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    with recursive joined (id, steps) as (
      select ${id}::uuid, 0
      union
      select a.joined_id, j.steps + 1
      from organisation_alias a join joined j on a.organisation_id = j.id
      where a.removed_at is null and a.joined_id is not null and j.steps < ${longestWay}
    )
    select id from joined group by id order by min(steps), id`.execute(db)
  return rows.map((row) => row.id)
}
