import { sql } from 'kysely'
import type { Context } from '#actions/context.ts'
import { notFound } from '#core/errors.ts'
import type { CampaignDatabase } from '#database/open.ts'

/** An id is seldom merged away more than twice; this stops at a circle that should not be. */
const longestWay = 50

/**
 * The live id behind any id that ever left the app: itself, else where it was merged or rebuilt
 * into. Throws `person_not_found` when it leads to nobody.
 */
export const resolvePersonId = async (ctx: Context, id: string): Promise<string> => {
  const live = await liveOf(ctx, [id])
  if (live.has(id)) return id
  const ways = await waysFrom(ctx.db, id)
  const there = await liveOf(ctx, ways)
  const found = ways.find((one) => there.has(one))
  if (found === undefined) throw notFound('person')
  return found
}

/** All ids that lead to this live one, itself first: notes and facts may hang on any of them. */
export const idsLeadingTo = async (db: CampaignDatabase, id: string): Promise<string[]> => [
  ...((await idsLeadingToEach(db, [id])).get(id) ?? [id]),
]

/** The same for several people at once. */
export const idsLeadingToEach = async (
  db: CampaignDatabase,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const { rows } = await sql<{ root: string; id: string }>`
    with recursive lead_here (root, id, steps) as (
      select one, one, 0 from unnest(${[...ids]}::uuid[]) as one
      union
      select l.root, a.old_id, l.steps + 1
      from person_alias a join lead_here l on a.new_id = l.id
      where l.steps < ${longestWay}
    )
    select root, id from lead_here group by root, id order by min(steps), id`.execute(db)
  const leading = new Map<string, string[]>()
  for (const row of rows) {
    const known = leading.get(row.root)
    if (known) known.push(row.id)
    else leading.set(row.root, [row.id])
  }
  return leading
}

/** Ids that an old one leads to, nearest first. */
const waysFrom = async (db: CampaignDatabase, id: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    with recursive way (id, steps, since) as (
      select ${id}::uuid, 0, null::timestamptz
      union
      select a.new_id, w.steps + 1, a.created_at
      from person_alias a join way w on a.old_id = w.id
      where w.steps < ${longestWay}
    )
    select id from way where steps > 0
    group by id order by min(steps), max(since) desc, id`.execute(db)
  return rows.map((row) => row.id)
}

const liveOf = async (ctx: Context, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set()
  const rows = await ctx.literature.query<{ person_id: string }>(
    'select person_id from person where person_id = any($1)',
    [ids],
  )
  return new Set(rows.map((row) => row.person_id))
}
