import { sql } from 'kysely'
import type { Context } from '#actions/context.ts'
import { notFound } from '#core/errors.ts'

/** An id is seldom merged away more than twice; this stops at a circle that should not be. */
const longestWay = 50

/**
 * The live id behind each of these ids of people: itself, else where it was merged or rebuilt into.
 * Ids that lead to nobody are left out. Not for use within a transaction.
 */
export const livePeopleOf = async (
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const asked = [...new Set(ids)]
  const live = await alive(ctx, 'person', asked)
  const found = new Map(asked.filter((id) => live.has(id)).map((id) => [id, id]))
  const lost = asked.filter((id) => !live.has(id))
  if (lost.length === 0) return found
  const { rows } = await sql<{ root: string; id: string }>`
    with recursive way (root, id, steps, since) as (
      select one, one, 0, null::timestamptz from unnest(${lost}::uuid[]) as one
      union
      select w.root, a.new_id, w.steps + 1, a.created_at
      from person_alias a join way w on a.old_id = w.id
      where w.steps < ${longestWay}
    )
    select root, id from way where steps > 0
    group by root, id order by root, min(steps), max(since) desc, id`.execute(ctx.db)
  return nearestAlive(ctx, 'person', rows, found)
}

/** The same for organisations, which are joined to each other. */
export const liveOrganisationsOf = async (
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const asked = [...new Set(ids)]
  if (asked.length === 0) return new Map()
  const { rows } = await sql<{ root: string; id: string }>`
    with recursive way (root, id, steps) as (
      select one, one, 0 from unnest(${asked}::uuid[]) as one
      union
      select w.root, a.organisation_id, w.steps + 1
      from organisation_alias a join way w on a.joined_id = w.id
      where a.removed_at is null and w.steps < ${longestWay}
    )
    select root, id from way group by root, id order by root, min(steps), id`.execute(ctx.db)
  return nearestAlive(ctx, 'organisation', rows, new Map())
}

/** Of the ways of each root, nearest first, the first that is alive. */
const nearestAlive = async (
  ctx: Context,
  noun: 'person' | 'organisation',
  ways: readonly { readonly root: string; readonly id: string }[],
  known: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> => {
  const there = await alive(
    ctx,
    noun,
    ways.map((way) => way.id),
  )
  const found = new Map(known)
  for (const { root, id } of ways) if (there.has(id) && !found.has(root)) found.set(root, id)
  return found
}

const alive = async (
  ctx: Context,
  noun: 'person' | 'organisation',
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set()
  const rows = await ctx.literature.query<{ id: string }>(
    `select ${noun}_id as id from ${noun} where ${noun}_id = any($1)`,
    [ids],
  )
  return new Set(rows.map((row) => row.id))
}

/** Signatures as a line keeps them. */
export interface SignatureKept {
  readonly workId: string
  readonly position: number
}

/** Enough to find a person again; a person with more keeps the oldest. */
const mostKept = 30
/** Signatures by which one person is looked for. */
const mostCompared = 2000

/**
 * Signatures of each of these live people, oldest work first: `kept` to be kept with a line, and
 * all of them to look for lines that kept one.
 */
export const signaturesOf = async (
  ctx: Context,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly SignatureKept[]>> => {
  if (personIds.length === 0) return new Map()
  const rows = await ctx.literature.query<{
    person_id: string
    work_id: string
    position: number
  }>(
    `select p.person_id, w.work_id, s.position
     from person p join signature s on s.person_no = p.person_no
     join work w on w.work_no = s.work_no
     where p.person_id = any($1)
     order by p.person_id nulls last, w.year nulls last, w.work_id nulls last, s.position nulls last
     limit ${Math.min(personIds.length * mostCompared, 500_000)}`,
    [personIds],
  )
  const byPerson = new Map<string, SignatureKept[]>()
  for (const row of rows) {
    const known = byPerson.get(row.person_id) ?? []
    byPerson.set(row.person_id, known)
    known.push({ workId: row.work_id, position: row.position })
  }
  return byPerson
}

/** Those of a person that are kept with a line. */
export const founding = (signatures: readonly SignatureKept[]): readonly SignatureKept[] =>
  signatures.slice(0, mostKept)

/**
 * Who holds most of the signatures that each of these lines kept: the way to a person whom no id
 * leads to any more. Lines without anybody are left out.
 */
export const peopleBySignatures = async (
  ctx: Context,
  prospectIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (prospectIds.length === 0) return new Map()
  const kept = await ctx.db
    .selectFrom('prospectSignature')
    .select(['prospectId', 'workId', 'position'])
    .where('prospectId', 'in', [...prospectIds])
    .execute()
  if (kept.length === 0) return new Map()
  const rows = await ctx.literature.query<{ id: string; work_id: string; position: number }>(
    `select p.person_id as id, w.work_id, s.position
     from work w join signature s on s.work_no = w.work_no
     join person p on p.person_no = s.person_no
     where w.work_id = any($1)`,
    [[...new Set(kept.map((one) => one.workId))]],
  )
  const holder = new Map(rows.map((row) => [`${row.position} ${row.work_id}`, row.id]))
  const counts = new Map<string, Map<string, number>>()
  for (const { prospectId, workId, position } of kept) {
    const person = holder.get(`${position} ${workId}`)
    if (person === undefined) continue
    const count = counts.get(prospectId) ?? new Map<string, number>()
    counts.set(prospectId, count.set(person, (count.get(person) ?? 0) + 1))
  }
  return new Map(
    [...counts].flatMap(([prospectId, count]) => {
      const [most] = [...count].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      return most ? [[prospectId, most[0]] as const] : []
    }),
  )
}

/** The live id of each, in their order; refuses an id that leads to nobody. */
export const liveOrRefuse = (
  live: ReadonlyMap<string, string>,
  noun: 'person' | 'organisation',
  id: string,
): string => {
  const found = live.get(id)
  if (found === undefined) throw notFound(noun)
  return found
}
