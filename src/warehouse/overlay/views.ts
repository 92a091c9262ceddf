import type { DuckDBConnection } from '@duckdb/node-api'
import { buildTables, untouched } from '../build/schema-sql.ts'
import {
  edgeSql,
  personNameSql,
  personSql,
  spellSql,
  type PersonSource,
} from '../build/person-sql.ts'
import { withheldName } from '../build/withhold.ts'

/** Every table of the build under its own name: nobody decided or kept anything by hand. */
export const createPlainViews = async (connection: DuckDBConnection): Promise<void> => {
  for (const table of Object.keys(buildTables)) {
    await connection.run(`create view ${table} as select * from build.${table}`)
  }
  await connection.run(
    'create table hand_words (person_no integer, hand_id varchar, words varchar)',
  )
  await connection.run('create table changed_person (person_no integer)')
  await connection.run(
    'create table overlay_signature (work_no integer, "position" smallint, person_no integer)',
  )
  await connection.run('create table unranked_person (person_no integer)')
}

/**
 * The views with what was decided and kept by hand on top of the build. Corrected people are
 * computed once, here, from their signatures; everything else stays the build's own.
 */
export const createCorrectedViews = async (
  connection: DuckDBConnection,
  newestYear: number,
): Promise<void> => {
  for (const table of untouched) {
    await connection.run(`create view ${table} as select * from build.${table}`)
  }
  for (const statement of statements(newestYear)) await connection.run(statement)
}

/** The line of an erased person: the overlay names it, and names nobody for it. */
const isWithheld = 'o.work_no is not null and o.person_no is null'

const joinedNo = (column: string) => `coalesce(j.to_no, ${column})`

const statements = (newestYear: number): readonly string[] => {
  const from: PersonSource = {
    signature: 'changed_signature',
    everybody: 'signature',
    signatureOrganisation: 'signature_place',
    organisation: 'all_organisation',
    personId: 'overlay_changed',
    newestYear,
  }
  return [
    `create view signature as
     select s.* replace (
       case when o.work_no is null then s.person_no else o.person_no end as person_no,
       case when ${isWithheld} then '${withheldName}' else s."name" end as "name",
       case when not (${isWithheld}) then s.raw_name end as raw_name,
       case when not (${isWithheld}) then s.author_id end as author_id,
       case when not (${isWithheld}) then s.orcid end as orcid,
       case when not (${isWithheld}) then s.affiliations end as affiliations,
       case when not (${isWithheld}) then ${joinedNo('s.organisation_no')} end as organisation_no)
     from build.signature s
     left join overlay_signature o on o.work_no = s.work_no and o."position" = s."position"
     left join overlay_join j on j.from_no = s.organisation_no`,
    `create view signature_place as
     select p.* replace (${joinedNo('p.organisation_no')} as organisation_no)
     from build.signature_place p left join overlay_join j on j.from_no = p.organisation_no
     anti join (select work_no, "position" from overlay_signature where person_no is null) w
       on w.work_no = p.work_no and w."position" = p."position"`,
    `create table changed_signature as
     select * from signature where person_no in (select person_no from overlay_changed)`,
    `create table all_organisation as
     select organisation_no, organisation_id, "name", name_key, country, kind, works, by_hand, ror,
       openalex_id
     from build.organisation where organisation_no not in (select from_no from overlay_join)
     union all
     select organisation_no, organisation_id, "name", name_key, country, kind, 0, true, null, null
     from overlay_organisation where organisation_no not in (select from_no from overlay_join)`,
    ...personStatements(from),
    ...organisationStatements,
    `create table unranked_person as
     select person_no from person
     where person_id in (select person_id from overlay_unranked)`,
    `create table hand_words as
     select person_no, hand_id, words from overlay_hand where words <> ''`,
    `create view statistic as
     select * from build.statistic where "key" not in ('people', 'organisations')
     union all select 'people', count(*)::double from person
     union all select 'organisations', count(*)::double from all_organisation`,
  ]
}

const personStatements = (from: PersonSource): readonly string[] => [
  `create table changed_name as ${personNameSql(from)}`,
  `insert into changed_name
   select h.person_no, h."name", 0 from overlay_hand h
   anti join changed_name c on c.person_no = h.person_no and c."name" = h."name"`,
  `create table changed_person as ${personSql(from, 'changed_name')}`,
  // People whom only a human knows, and what a human knows of people with works.
  `create table hand_facts as
   select person_no, any_value(person_id) as person_id, arg_max("name", hand_id) as "name",
     arg_max(name_key, hand_id) as name_key, arg_max(role, hand_id) as role,
     arg_max(organisation, hand_id) as organisation,
     arg_max(organisation_id, hand_id) as organisation_id
   from overlay_hand group by person_no`,
  `insert into changed_person by name
   select person_no, person_id, "name", name_key, 0 as works, 0 as led, organisation,
     '[]' as trace, true as by_hand, role, 0::float as recent_share
   from hand_facts h where person_no not in (select person_no from changed_person)`,
  `update changed_person c set "name" = h."name", name_key = h.name_key, role = h.role
   from hand_facts h where h.person_no = c.person_no`,
  // Where somebody is now by hand wins over what was printed: an affiliation, else what was typed.
  `create table place_by_hand as
   select person_id, arg_max(organisation_no, place) as organisation_no,
     arg_max(role, place) filter (where role is not null) as role
   from (
     select h.person_id, coalesce(j.to_no, o.organisation_no) as organisation_no, h.role, h.place
     from (
       select person_id, organisation_id, role, place from overlay_affiliation where to_year is null
       union all
       select person_id, organisation_id, null, -1 from hand_facts where organisation_id is not null
     ) h
     join (
       select organisation_no, organisation_id from build.organisation
       union all select organisation_no, organisation_id from overlay_organisation
     ) o on o.organisation_id = h.organisation_id
     left join overlay_join j on j.from_no = o.organisation_no
   ) group by person_id`,
  `create view person as
   select p.person_no, p.person_id, p."name", p.name_key, p.works, p.led, p.first_year, p.last_year,
     coalesce(h.organisation_no, ${joinedNo('p.organisation_no')}) as organisation_no,
     coalesce(o."name", p.organisation) as organisation, coalesce(o.country, p.country) as country,
     p.orcid, p.author_id, p.trace, p.by_hand, coalesce(h.role, p.role) as role, p.recent_share
   from (
     select * from build.person where person_no not in (select person_no from overlay_gone)
     union all by name select * from changed_person
   ) p
   left join place_by_hand h on h.person_id = p.person_id
   left join overlay_join j on j.from_no = p.organisation_no
   left join all_organisation o
     on o.organisation_no = coalesce(h.organisation_no, ${joinedNo('p.organisation_no')})`,
  `create view person_name as
   select * from build.person_name where person_no not in (select person_no from overlay_gone)
   union all select * from changed_name`,
  ...placeStatements(from),
]

/** Where people were, and with whom they wrote. */
const placeStatements = (from: PersonSource): readonly string[] => [
  `create table changed_spell as ${spellSql(from)}`,
  `create view spell as
   select s.person_no, ${joinedNo('s.organisation_no')} as organisation_no,
     min(s.from_year) as from_year, max(s.to_year) as to_year, sum(s.works)::integer as works
   from (
     select * from build.spell where person_no not in (select person_no from overlay_gone)
     union all select * from changed_spell
   ) s left join overlay_join j on j.from_no = s.organisation_no
   group by 1, 2`,
  `create table changed_edge as
   with ahead as (${edgeSql(from)})
   select * from ahead
   union all
   select other_no, person_no, works, first_year, last_year from ahead
   where other_no not in (select person_no from overlay_changed)`,
  `create view edge as
   select * from build.edge where person_no not in (select person_no from overlay_gone)
     and other_no not in (select person_no from overlay_gone)
   union all select * from changed_edge`,
]

const organisationStatements: readonly string[] = [
  `create table organisation_people as
   select organisation_no, count(*)::integer as people from person
   where organisation_no is not null group by organisation_no`,
  `create table joined_works as
   select p.organisation_no, count(distinct p.work_no)::integer as works
   from signature_place p where p.organisation_no in (select to_no from overlay_join)
   group by p.organisation_no`,
  `create view organisation as
   select o.organisation_no, o.organisation_id, o."name", o.name_key, o.country, o.kind,
     coalesce(w.works, o.works) as works, coalesce(p.people, 0) as people, o.by_hand, o.ror,
     o.openalex_id
   from all_organisation o
   left join organisation_people p on p.organisation_no = o.organisation_no
   left join joined_works w on w.organisation_no = o.organisation_no`,
]
