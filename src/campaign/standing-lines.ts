import { sql } from 'kysely'
import type { Context } from '#actions/context.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { idsLeadingToEach } from '#people/resolve-person.ts'
import { livePeopleOf, type SignatureKept } from './live-ids.ts'

/** Every id under which a line may stand for each of these live people or organisations. */
export type Leads = ReadonlyMap<string, readonly string[]>

/**
 * Ids that lead to each of these live people, itself first. An id that is somebody else's by now
 * (a split gave it back) does not count.
 */
export const leadsToPeople = async (ctx: Context, live: readonly string[]): Promise<Leads> => {
  const leading = await idsLeadingToEach(ctx.db, live)
  const others = [...leading.values()].flat().filter((id) => !live.includes(id))
  const alive = await livePeopleOf(ctx, others)
  return new Map(
    [...leading].map(([root, ids]) => [
      root,
      ids.filter((id) => id === root || alive.get(id) === root),
    ]),
  )
}

/** Joins seldom follow each other; this stops at a circle that should not be. */
const longestWay = 20

/** The same for organisations, which are joined to each other. */
export const leadsToOrganisations = async (
  ctx: Context,
  live: readonly string[],
): Promise<Leads> => {
  const { rows } = await sql<{ root: string; id: string }>`
    with recursive joined (root, id, steps) as (
      select one, one, 0 from unnest(${[...live]}::uuid[]) as one
      union
      select j.root, a.joined_id, j.steps + 1
      from organisation_alias a join joined j on a.organisation_id = j.id
      where a.removed_at is null and a.joined_id is not null and j.steps < ${longestWay}
    )
    select root, id from joined group by root, id order by root, min(steps), id`.execute(ctx.db)
  const leads = new Map<string, string[]>()
  for (const { root, id } of rows) leads.set(root, [...(leads.get(root) ?? []), id])
  return leads
}

/**
 * Lines that stand under any of these ids, by id of person or organisation; the oldest where there
 * are several.
 */
export const standingUnder = async (
  tx: CampaignTransaction | Context['db'],
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; anchor: string }>`
    select id, anchor from (
      select id, person_id as anchor from prospect
      where removed_at is null and person_id = any(${[...ids]}::uuid[])
      union all
      select id, organisation_id from prospect
      where removed_at is null and kind = 'organisation'
        and organisation_id = any(${[...ids]}::uuid[])
    ) as line order by id desc`.execute(tx)
  return new Map(rows.map((row) => [row.anchor, row.id]))
}

/**
 * Lines whose person no id leads to any more (the literature was taken away and came again), by
 * the live person who holds a signature that the line kept. Not for use within a transaction.
 */
export const standingBySignatures = async (
  ctx: Context,
  people: ReadonlyMap<string, readonly SignatureKept[]>,
): Promise<ReadonlyMap<string, string>> => {
  const asked = [...people].flatMap(([person, signatures]) =>
    signatures.map((one) => ({ person, ...one })),
  )
  if (asked.length === 0) return new Map()
  const { rows } = await sql<{ person: string; id: string; personId: string }>`
    select distinct asked.person, p.id, p.person_id
    from unnest(
      ${asked.map((one) => one.person)}::uuid[],
      ${asked.map((one) => one.workId)}::text[],
      ${asked.map((one) => one.position)}::integer[]
    ) as asked (person, work_id, position)
    join prospect_signature s on s.work_id = asked.work_id and s.position = asked.position
    join prospect p on p.id = s.prospect_id
    where p.removed_at is null and p.person_id is not null`.execute(ctx.db)
  const alive = await livePeopleOf(
    ctx,
    rows.map((row) => row.personId),
  )
  return new Map(rows.filter((row) => !alive.has(row.personId)).map((row) => [row.person, row.id]))
}

/** A line that bears a name, and whether nothing but the name is known of it. */
export interface Namesake {
  readonly id: string
  readonly nameKey: string
  readonly kind: 'person' | 'organisation'
  readonly byName: boolean
}

/** Lines that bear one of these names, oldest first. */
export const standingNamed = async (
  tx: CampaignTransaction,
  keys: readonly string[],
): Promise<readonly Namesake[]> => {
  const wanted = [...new Set(keys)].filter((key) => key !== '')
  if (wanted.length === 0) return []
  const { rows } = await sql<Namesake>`
    select id, name_key, kind, person_id is null and organisation_id is null as by_name
    from prospect
    where removed_at is null and name_key = any(${wanted}::text[])
    order by id`.execute(tx)
  return rows
}

/** Waits until nobody else adds, so that two who add the same person at once make one line. */
export const addAlone = async (tx: CampaignTransaction): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('campaign.list'))`.execute(tx)
}
