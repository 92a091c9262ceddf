import type { DuckDBConnection } from '@duckdb/node-api'
import { readColumns } from '../columns.ts'
import { signatureKey } from '../build/ids.ts'
import { bind } from '../dialect.ts'
import { writeColumns, type ColumnToWrite } from '../build/write-columns.ts'
import type { CampaignKnowledge } from './read-campaign.ts'
import {
  regroup,
  type NamedSignature,
  type RegroupedPerson,
  type TouchedPerson,
} from './regroup.ts'

/** Columns of the tables made here; all are small, and are joined to the build by the views. */
const tables = {
  overlay_signature: 'work_no integer, "position" smallint, person_no integer',
  overlay_gone: 'person_no integer',
  overlay_changed: 'person_no integer, person_id varchar',
  overlay_hand: `person_no integer, person_id varchar, hand_id varchar, "name" varchar,
    name_key varchar, role varchar, organisation varchar, organisation_id varchar, words varchar`,
  overlay_affiliation: `person_id varchar, organisation_id varchar, role varchar,
    from_year varchar, to_year varchar, place integer`,
  overlay_organisation: `organisation_no integer, organisation_id varchar, "name" varchar,
    name_key varchar, country varchar, kind varchar`,
  overlay_join: 'from_no integer, to_no integer',
  overlay_unranked: 'person_id varchar',
} as const

/**
 * Brings decisions and hand-made people and organisations into the store's memory. The build is
 * attached as `build`. Numbers of hand-made rows follow the build's.
 */
export const writeOverlayTables = async (
  connection: DuckDBConnection,
  campaign: CampaignKnowledge,
): Promise<void> => {
  for (const [table, columns] of Object.entries(tables)) {
    await connection.run(`create table ${table} (${columns})`)
  }
  const regrouped = await regroupPeople(connection, campaign)
  await writePeople(connection, campaign, regrouped)
  await writeOrganisations(connection, campaign)
}

interface Regrouped {
  readonly people: RegroupedPerson[]
  readonly touched: readonly TouchedPerson[]
  readonly withheld: readonly NamedSignature[]
}

const regroupPeople = async (
  connection: DuckDBConnection,
  campaign: CampaignKnowledge,
): Promise<Regrouped> => {
  const withheld = await readNamed(connection, campaign.withheld)
  const gone = new Set(withheld.map((one) => signatureKey(one.workId, one.position)))
  const all = await readNamed(connection, campaign.signatures)
  const named = all.filter((one) => !gone.has(signatureKey(one.workId, one.position)))
  const numbers = [...named, ...withheld].map((one) => one.personNo)
  const withheldOf = Map.groupBy(withheld, (one) => one.personNo)
  const touched = (await readTouched(connection, [...new Set(numbers)])).map((one) => ({
    ...one,
    signatures: one.signatures - (withheldOf.get(one.personNo)?.length ?? 0),
  }))
  const people = regroup({
    decisions: campaign.decisions,
    named,
    touched,
    hand: campaign.people,
    erasedIds: new Set(campaign.erasedIds),
    nextPersonNo: await nextNumber(connection, 'person'),
  })
  return { people, touched, withheld }
}

const readNamed = async (
  connection: DuckDBConnection,
  wanted: CampaignKnowledge['signatures'],
): Promise<NamedSignature[]> => {
  if (wanted.length === 0) return []
  const ids = bind(wanted.map((one) => one.workId))
  const positions = bind(wanted.map((one) => one.position))
  const found = await readColumns(
    await connection.run(
      `select w.work_id, w.work_no, s."position", s.person_no
       from (select unnest($1) as work_id, unnest($2) as "position") q
       join build.work w on w.work_id = q.work_id
       join build.signature s on s.work_no = w.work_no and s."position" = q."position"
       where s.person_no is not null`,
      [ids.value, positions.value],
      [ids.type, positions.type],
    ),
  )
  const [workNo, position, personNo] = [
    found.int('work_no'),
    found.int('position'),
    found.int('person_no'),
  ]
  return found.text('work_id').map((workId, i) => ({
    workId: workId ?? '',
    workNo: workNo[i] ?? 0,
    position: position[i] ?? 0,
    personNo: personNo[i] ?? 0,
  }))
}

const readTouched = async (
  connection: DuckDBConnection,
  numbers: readonly number[],
): Promise<TouchedPerson[]> => {
  if (numbers.length === 0) return []
  const { value, type } = bind(numbers)
  const found = await readColumns(
    await connection.run(
      `select person_no, person_id, works from build.person
       where person_no in (select unnest($1)) order by person_no`,
      [value],
      [type],
    ),
  )
  const [personNo, works] = [found.int('person_no'), found.int('works')]
  return found.text('person_id').map((personId, i) => ({
    personNo: personNo[i] ?? 0,
    personId: personId ?? '',
    signatures: works[i] ?? 0,
  }))
}

const nextNumber = async (
  connection: DuckDBConnection,
  table: 'person' | 'organisation',
): Promise<number> => {
  const found = await readColumns(
    await connection.run(
      `select coalesce(max(${table}_no), -1)::integer + 1 as n from build.${table}`,
    ),
  )
  return found.int('n')[0] ?? 0
}

const writePeople = async (
  connection: DuckDBConnection,
  campaign: CampaignKnowledge,
  { people, touched, withheld }: Regrouped,
): Promise<void> => {
  const named = people.flatMap((person) =>
    person.named.map((one) => ({ ...one, to: person.personNo })),
  )
  const rest = people.flatMap((person) =>
    person.restOf.map((from) => ({ from, to: person.personNo })),
  )
  await writeColumns(connection, 'overlay_signature', [
    whole(named.map((one) => one.workNo)),
    { type: 'smallint', values: Int32Array.from(named, (one) => one.position) },
    whole(named.map((one) => one.to)),
  ])
  // Of erased people the line stays, and is nobody's.
  await writeColumns(connection, 'overlay_signature', [
    whole(withheld.map((one) => one.workNo)),
    { type: 'smallint', values: Int32Array.from(withheld, (one) => one.position) },
    { type: 'integer', values: withheld.map(() => null) },
  ])
  await writeColumns(connection, 'overlay_unranked', [text(campaign.unranked)])
  await writeColumns(connection, 'overlay_gone', [whole(touched.map((one) => one.personNo))])
  await connection.run('create temp table rest (from_no integer, to_no integer)')
  await writeColumns(connection, 'rest', [
    whole(rest.map((one) => one.from)),
    whole(rest.map((one) => one.to)),
  ])
  await connection.run(`
    insert into overlay_signature
    select s.work_no, s."position", r.to_no from build.signature s
    join rest r on r.from_no = s.person_no
    anti join overlay_signature o on o.work_no = s.work_no and o."position" = s."position"`)
  await connection.run('drop table rest')
  await writeColumns(connection, 'overlay_changed', [
    whole(people.map((person) => person.personNo)),
    text(people.map((person) => person.personId)),
  ])
  const handOf = new Map(campaign.people.map((person) => [person.id, person]))
  const hand = people.flatMap((person) =>
    person.handIds.flatMap((id) => {
      const facts = handOf.get(id)
      return facts ? [{ ...facts, personNo: person.personNo, personId: person.personId }] : []
    }),
  )
  await writeColumns(connection, 'overlay_hand', [
    whole(hand.map((one) => one.personNo)),
    text(hand.map((one) => one.personId)),
    text(hand.map((one) => one.id)),
    text(hand.map((one) => one.name)),
    text(hand.map((one) => one.nameKey)),
    text(hand.map((one) => (one.role === '' ? null : one.role))),
    text(hand.map((one) => (one.organisation === '' ? null : one.organisation))),
    text(hand.map((one) => one.organisationId)),
    text(hand.map((one) => one.words)),
  ])
}

const writeOrganisations = async (
  connection: DuckDBConnection,
  campaign: CampaignKnowledge,
): Promise<void> => {
  const first = await nextNumber(connection, 'organisation')
  const { organisations, affiliations, joins } = campaign
  await writeColumns(connection, 'overlay_organisation', [
    whole(organisations.map((_, i) => first + i)),
    text(organisations.map((one) => one.id)),
    text(organisations.map((one) => one.name)),
    text(organisations.map((one) => one.nameKey)),
    text(organisations.map((one) => (one.country === '' ? null : one.country))),
    text(organisations.map((one) => one.kind)),
  ])
  await writeColumns(connection, 'overlay_affiliation', [
    text(affiliations.map((one) => one.personId)),
    text(affiliations.map((one) => one.organisationId)),
    text(affiliations.map((one) => (one.role === '' ? null : one.role))),
    { type: 'text', values: affiliations.map((one) => yearText(one.fromYear)) },
    { type: 'text', values: affiliations.map((one) => yearText(one.toYear)) },
    whole(affiliations.map((_, i) => i)),
  ])
  await connection.run('create temp table joined (joined_id varchar, id varchar)')
  await writeColumns(connection, 'joined', [
    text(joins.map((one) => one.joinedId)),
    text(joins.map((one) => one.id)),
  ])
  // A chain of joins (a is b, b is c) is followed to its end; a circle ends after a few steps.
  await connection.run(`
    insert into overlay_join
    with recursive known as (
      select organisation_no, organisation_id from build.organisation
      union all select organisation_no, organisation_id from overlay_organisation
    ), way (first_id, id, steps) as (
      select joined_id, id, 1 from joined
      union all
      select w.first_id, j.id, w.steps + 1 from way w join joined j on j.joined_id = w.id
      where w.steps < 8
    )
    select f.organisation_no, arg_max(t.organisation_no, w.steps) from way w
    join known f on f.organisation_id = w.first_id
    join known t on t.organisation_id = w.id
    where f.organisation_no <> t.organisation_no
    group by f.organisation_no`)
  await connection.run('drop table joined')
}

const whole = (values: readonly number[]): ColumnToWrite => ({
  type: 'integer',
  values: Int32Array.from(values),
})
const text = (values: readonly (string | null)[]): ColumnToWrite => ({ type: 'text', values })
const yearText = (year: number | null): string | null => (year === null ? null : String(year))
