import { sql } from 'kysely'
import type { Context } from '#actions/context.ts'
import { liveOrganisationsOf, livePeopleOf } from './live-ids.ts'

/** For each line that is not alone: the other lines that are the same person or organisation. */
export type SameLines = ReadonlyMap<string, readonly string[]>

interface Anchored {
  readonly id: string
  readonly anchor: string
}

/**
 * Standing lines that turned out to be the same after a merge, as far as the reader may see. Only
 * lines are looked at whose ids ever took part in a merge, or that stand twice as they are.
 */
export const findSameLines = async (ctx: Context): Promise<SameLines> => {
  const [people, organisations] = await Promise.all([
    sql<Anchored>`
      with standing as (
        select id, person_id as anchor from prospect where removed_at is null and person_id is not null
      )
      select id, anchor from standing
      where exists (select from person_alias where old_id = anchor or new_id = anchor)
        or anchor in (select anchor from standing group by anchor having count(*) > 1)
      `.execute(ctx.db),
    sql<Anchored>`
      with standing as (
        select id, organisation_id as anchor from prospect
        where removed_at is null and kind = 'organisation' and organisation_id is not null
      )
      select id, anchor from standing
      where exists (select from organisation_alias
          where removed_at is null and (joined_id = anchor or organisation_id = anchor))
        or anchor in (select anchor from standing group by anchor having count(*) > 1)
      `.execute(ctx.db),
  ])
  const [livePeople, liveOrganisations] = await Promise.all([
    livePeopleOf(ctx, anchorsOf(people.rows)),
    liveOrganisationsOf(ctx, anchorsOf(organisations.rows)),
  ])
  return new Map([
    ...groupSame(people.rows, livePeople),
    ...groupSame(organisations.rows, liveOrganisations),
  ])
}

const anchorsOf = (rows: readonly Anchored[]): readonly string[] => rows.map((row) => row.anchor)

const groupSame = (rows: readonly Anchored[], live: ReadonlyMap<string, string>): SameLines => {
  const groups = new Map<string, string[]>()
  for (const { id, anchor } of rows) {
    const root = live.get(anchor) ?? anchor
    groups.set(root, [...(groups.get(root) ?? []), id])
  }
  return new Map(
    [...groups.values()]
      .filter((group) => group.length > 1)
      .flatMap((group) =>
        group.toSorted().map((id) => [id, group.filter((other) => other !== id)] as const),
      ),
  )
}
