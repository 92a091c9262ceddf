import { sql, type RawBuilder } from 'kysely'
import { stages, type ListFilter, type ListSort, type Need } from './list.contract.ts'
import { liveStages } from './overdue.ts'
import { searchedWords } from './prospect-key.ts'
import { sinceDay, untilDay } from './read-clocks.ts'
import type { SameLines } from './same-lines.ts'

type Condition = RawBuilder<boolean>

/** The parts of a filter that have counts of their own; `text` has none. */
export const facetKeys = ['kind', 'stage', 'tier', 'area', 'owner', 'compartment', 'need'] as const
export type FacetKey = (typeof facetKeys)[number]

/**
 * Each part of a filter as a condition on the tables of `prospectTables`; absent where a part asks
 * nothing. All of them must hold.
 */
export const filterConditions = (
  filter: ListFilter,
  now: Date,
  same: SameLines,
): Readonly<Partial<Record<FacetKey | 'text', Condition>>> => {
  const words = searchedWords(filter.text)
  return {
    ...(words.length === 0
      ? {}
      : { text: all(words.map((word) => sql<boolean>`strpos(p.words, ${word}) > 0`)) }),
    ...(filter.kind.length === 0
      ? {}
      : { kind: sql<boolean>`p.kind = any(${filter.kind}::text[])` }),
    ...(filter.stage.length === 0
      ? {}
      : { stage: sql<boolean>`p.stage = any(${filter.stage}::text[])` }),
    ...(filter.tier.length === 0
      ? {}
      : { tier: sql<boolean>`coalesce(p.tier, 'none') = any(${filter.tier}::text[])` }),
    ...(filter.area.length === 0 ? {} : { area: oneOf('seat_area_id', filter.area) }),
    ...(filter.owner.length === 0 ? {} : { owner: oneOf('owner_id', filter.owner) }),
    ...(filter.compartment.length === 0
      ? {}
      : { compartment: oneOf('compartment_id', filter.compartment) }),
    ...(filter.need.length === 0
      ? {}
      : { need: all(filter.need.map((need) => needCondition(need, now, same))) }),
  }
}

/** All of them at once; true when there are none. */
export const all = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0
    ? sql<boolean>`true`
    : sql<boolean>`(${sql.join([...conditions], sql` and `)})`

const oneOf = (column: string, values: readonly string[]): Condition => {
  const ids = values.filter((value) => value !== 'none')
  const is = sql<boolean>`${sql.ref(`p.${column}`)} = any(${ids}::uuid[])`
  return values.includes('none') ? sql<boolean>`(${sql.ref(`p.${column}`)} is null or ${is})` : is
}

/** What a line asks for. Ended lines ask for nothing but to be joined. */
export const needCondition = (need: Need, now: Date, same: SameLines): Condition => {
  switch (need) {
    case 'vote':
      return sql<boolean>`exists (
        select from vote_round r join round_voter v on v.round_id = r.id
        where r.prospect_id = p.id and r.completed_at is null and r.withdrawn_at is null
          and v.member_id = party_reader()
          and not exists (select from vote where vote.round_id = r.id
            and vote.member_id = party_reader()))`
    case 'late':
      return sql<boolean>`(
        (n.due_at <= ${now} and coalesce(n.snoozed_until <= ${now}, true))
        or (${today(now)} > ${untilDay} and coalesce(c.snoozed_until <= ${now}, true)))`
    case 'owner':
      return sql<boolean>`(p.owner_id is null and ${going})`
    case 'move':
      return sql<boolean>`(n.id is null and ${going})`
    case 'tier':
      return sql<boolean>`(p.tier is null and ${going})`
    case 'area':
      return sql<boolean>`(p.seat_area_id is null and ${going})`
    case 'thesis':
      return sql<boolean>`(p.thesis = '' and ${going})`
    case 'join':
      return sql<boolean>`p.id = any(${[...same.keys()]}::uuid[])`
  }
}

/** Those whom somebody works on; nobody has to do anything about the others. */
const going = sql<boolean>`p.stage = any(${[...liveStages]}::text[])`

/** The day it is in the zone of whoever owns the line. */
const today = (now: Date): RawBuilder<Date> => sql`(${now}::timestamptz at time zone z.zone)::date`

/** How much of its time in the stage is used, from 0; over 1 it is late. Null where none is set. */
const used = (now: Date): RawBuilder<number> =>
  sql`(${today(now)} - ${sinceDay})::double precision / greatest(${untilDay} - ${sinceDay}, 1)`

/** Stages in their order. */
const stagePlace = sql`array_position(${[...stages]}::text[], p.stage)`
const byHand = sql`${stagePlace}, p.place, p.id`

/** The order of lines; every one ends in the order by hand, so that pages never overlap. */
export const orderOf = (sort: ListSort, order: 'up' | 'down', now: Date): RawBuilder<unknown> => {
  const way = order === 'up' ? sql`asc` : sql`desc`
  const back = order === 'up' ? sql`desc` : sql`asc`
  switch (sort) {
    case 'place':
      return order === 'up' ? byHand : sql`${stagePlace} desc, p.place desc, p.id desc`
    case 'name':
      return sql`lower(p.name) ${way}, ${byHand}`
    case 'tier':
      return sql`p.tier ${way} nulls last, ${byHand}`
    case 'stage':
      return sql`${stagePlace} ${way}, p.stage_since, p.id`
    case 'clock':
      return sql`${used(now)} ${back} nulls last, p.stage_since, p.id`
    case 'inStage':
      return sql`p.stage_since ${way}, p.id`
    case 'due':
      return sql`n.due_at ${way} nulls last, ${byHand}`
    case 'touched':
      return sql`p.last_touch_at ${back} nulls last, ${byHand}`
    case 'added':
      return sql`p.created_at ${back}, p.id`
    case 'owner':
      return sql`m.name ${way} nulls last, ${byHand}`
    case 'area':
      return sql`a.place ${way} nulls last, a.name ${way}, ${byHand}`
    case 'affiliation':
      return sql`nullif(lower(p.affiliation), '') ${way} nulls last, ${byHand}`
  }
}
