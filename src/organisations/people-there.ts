import type { z } from 'zod'
import type { Context } from '#actions/context.ts'
import { personColumns, personTables, toPersonRow, type PersonColumns } from '#people/person-row.ts'
import { resolvePersonId } from '#people/resolve-person.ts'
import type { OrganisationPeopleInput, PersonThere } from './contract.ts'

/** Which people of an organisation: `ids` are it and all that were joined to it. */
export interface WhichPeople {
  readonly organisationNo: number
  readonly ids: readonly string[]
  readonly when: z.output<typeof OrganisationPeopleInput>['when']
  readonly sort: z.output<typeof OrganisationPeopleInput>['sort']
  readonly limit: number
  readonly offset: number
}

/** What is kept by hand of somebody being there. */
interface ByHand {
  readonly affiliationId: string | null
  readonly role: string
  readonly from: string | null
  readonly to: string | null
  readonly source: string
  readonly version: number
}

/** Affiliations kept by hand that one organisation can have; the overlay reads as many. */
const mostByHand = 5000

/** People there now or before, from works and by hand, with how many there are in all. */
export const readPeopleThere = async (
  ctx: Context,
  which: WhichPeople,
): Promise<{ people: z.input<typeof PersonThere>[]; total: number }> => {
  const byHand = await readByHand(ctx, which.ids)
  const live = await liveNumbers(ctx, [...byHand.keys()])
  const handOf = new Map<number, ByHand>()
  for (const [personId, spell] of byHand) {
    const number = live.get(personId)
    if (number !== undefined) handOf.set(number, spell)
  }
  const now = [...handOf].flatMap(([number, spell]) => (spell.to === null ? [number] : []))
  const params = [which.organisationNo, numbers(now), numbers([...handOf.keys()])]
  const there = `from (
      select p.person_no, s.from_year, s.to_year, coalesce(s.works, 0) as works_here,
        coalesce(p.organisation_no = $1, false) or p.person_no = any($2) as is_now
      from person p
      left join spell s on s.person_no = p.person_no and s.organisation_no = $1
      where p.organisation_no = $1 or s.organisation_no = $1 or p.person_no = any($3)
    ) t
    join ${personTables.replace('person p', 'person p on p.person_no = t.person_no')}
    where ${conditions[which.when]}`
  const [rows, counted] = await Promise.all([
    ctx.literature.query<ThereColumns>(
      `select ${personColumns}, t.from_year, t.to_year, t.works_here, t.is_now ${there}
       order by ${orders[which.sort]}, p.name, p.person_id
       limit ${which.limit} offset ${which.offset}`,
      params,
    ),
    ctx.literature.query<{ total: number }>(
      `select cast(count(*) as integer) as total ${there}`,
      params,
    ),
  ])
  return {
    people: rows.map((row) => toThere(row, handOf.get(row.person_no) ?? null)),
    total: counted[0]?.total ?? 0,
  }
}

/** A list that is never empty, since an empty one has no type; nobody bears a number below 0. */
const numbers = (list: readonly number[]): readonly number[] => (list.length === 0 ? [-1] : list)

interface ThereColumns extends PersonColumns {
  readonly from_year: number | null
  readonly to_year: number | null
  readonly works_here: number
  readonly is_now: boolean
}

// $1 to $3 stand in every condition's question, so each of them must be named there.
const conditions: Record<WhichPeople['when'], string> = {
  all: 'true',
  now: 't.is_now',
  before: 'not t.is_now',
  hand: 'p.person_no = any($3)',
}

const orders: Record<WhichPeople['sort'], string> = {
  works: 't.works_here desc nulls last, p.works desc nulls last',
  recent: 't.is_now desc nulls last, t.to_year desc nulls last, t.works_here desc nulls last',
  name: 'p.name_key nulls last',
}

const toThere = (row: ThereColumns, byHand: ByHand | null): z.input<typeof PersonThere> => ({
  person: toPersonRow(row),
  from: byHand?.from ?? (row.from_year === null ? null : String(row.from_year)),
  to: row.is_now ? null : (byHand?.to ?? (row.to_year === null ? null : String(row.to_year))),
  now: row.is_now,
  works: row.works_here,
  byHand: byHand && {
    affiliationId: byHand.affiliationId,
    role: byHand.role,
    source: byHand.source,
    version: byHand.version,
  },
})

/** By the ids of people as written: affiliations, and the organisation in a person's own facts. */
const readByHand = async (
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ByHand>> => {
  const [facts, spells] = await Promise.all([
    ctx.db
      .selectFrom('handPerson')
      .select(['id', 'role', 'source', 'version'])
      .where('organisationId', 'in', [...ids])
      .where('removedAt', 'is', null)
      .limit(mostByHand)
      .execute(),
    ctx.db
      .selectFrom('handAffiliation')
      .select(['id', 'personId', 'role', 'fromDate', 'toDate', 'source', 'version'])
      .where('organisationId', 'in', [...ids])
      .where('removedAt', 'is', null)
      .orderBy('createdAt')
      .limit(mostByHand)
      .execute(),
  ])
  const found = new Map<string, ByHand>()
  for (const row of facts) {
    const { role, source, version } = row
    found.set(row.id, { affiliationId: null, role, from: null, to: null, source, version })
  }
  for (const row of spells) {
    const { role, source, version, fromDate: from, toDate: to } = row
    found.set(row.personId, { affiliationId: row.id, role, from, to, source, version })
  }
  return found
}

/** Numbers of the people behind ids; those merged since lead on, those removed are left out. */
const liveNumbers = async (
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  if (ids.length === 0) return new Map()
  const direct = await numbersOf(ctx, ids)
  for (const id of ids) {
    if (direct.has(id)) continue
    const live = await resolvePersonId(ctx, id).catch(() => null)
    const number = live === null ? undefined : (await numbersOf(ctx, [live])).get(live)
    if (number !== undefined) direct.set(id, number)
  }
  return direct
}

const numbersOf = async (ctx: Context, ids: readonly string[]): Promise<Map<string, number>> => {
  const rows = await ctx.literature.query<{ person_id: string; person_no: number }>(
    'select person_id, person_no from person where person_id = any($1)',
    [ids],
  )
  return new Map(rows.map((row) => [row.person_id, row.person_no]))
}
