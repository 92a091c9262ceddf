import type { DuckDBConnection } from '@duckdb/node-api'
import { matchSignatures, nameKey, namesOrganisation } from '#people/resolve-people.ts'
import { readColumns } from '../columns.ts'
import type { Suppression } from '../suppression.ts'
import { uuidOf } from './ids.ts'
import { withheldName, withholdLines } from './withhold.ts'
import { writeColumns } from './write-columns.ts'

/** Founding signature of each person of the new build, by person number. */
export interface MatchedPeople {
  readonly founders: readonly { readonly workId: string; readonly position: number }[]
}

/**
 * Makes `organisation`, the temporary `signature_organisation`, and `signature`: the printed lines
 * with the number of their person. Organisations among the authors keep their line, without one.
 */
export const writeSignatures = async (
  connection: DuckDBConnection,
  suppression: Suppression | null,
  previous: string | null,
): Promise<MatchedPeople> => {
  await connection.run(`
    create temp table line as
    select (row_number() over (order by work_no, "position"))::integer - 1 as line_no, *
      exclude (organisations)
    from printed`)
  await writeOrganisations(connection)
  const matched = await matchLines(connection)
  const person = await withholdLines(connection, matched, suppression, previous)
  await connection.run('create temp table line_person (line_no integer, person_no integer)')
  await writeColumns(connection, 'line_person', [
    { type: 'integer', values: Int32Array.from(person.keys()) },
    { type: 'integer', values: person },
  ])
  if (suppression) await hideWithheld(connection)
  await connection.run(`
    create table signature as
    select l.work_no, l."position", case when p.person_no >= 0 then p.person_no end as person_no,
      l."name", l.raw_name, l.author_id, l.orcid, l.corresponding, o.organisation_no,
      l.affiliations, w.author_count, w.year
    from line l
    join line_person p on p.line_no = l.line_no
    join work w on w.work_no = l.work_no
    left join signature_organisation o
      on o.work_no = l.work_no and o."position" = l."position" and o.place = 1
    order by l.work_no, l."position"`)
  await connection.run('drop table line; drop table line_person')
  return { founders: await readFounders(connection) }
}

/** Lines of erased people keep their place, and nothing by which somebody could be known. */
const hideWithheld = async (connection: DuckDBConnection): Promise<void> => {
  await connection.run(`
    create temp table withheld_signature as
    select l.work_no, l."position", l."name", l.orcid, l.author_id
    from line l join withheld using (line_no)`)
  await connection.run(`
    update line set "name" = '${withheldName}', raw_name = null, author_id = null, orcid = null,
      corresponding = false, affiliations = null
    where line_no in (select line_no from withheld)`)
  await connection.run(`
    delete from signature_organisation o using withheld_signature h
    where o.work_no = h.work_no and o."position" = h."position"`)
}

/** Numbers the people by their founding line and says for each line who it is; -1 for nobody. */
const matchLines = async (connection: DuckDBConnection): Promise<Int32Array> => {
  await connection.run(`
    create temp table printed_name as
    select (row_number() over (order by "name"))::integer - 1 as name_no, "name"
    from (select distinct "name" from line where "name" is not null)`)
  const names = await readColumns(
    await connection.run('select "name" from printed_name order by name_no'),
  )
  const printed = names.text('name')
  const keys = new Map<string, number>()
  const keyOf = Int32Array.from(printed, (name) => {
    const key = nameKey(name ?? '')
    if (key === '') return -1
    const known = keys.get(key) ?? keys.size
    keys.set(key, known)
    return known
  })
  const organisation = Uint8Array.from(printed, (name) => (namesOrganisation(name ?? '') ? 1 : 0))
  const lines = await readColumns(
    await connection.run(`
      select l.work_no, n.name_no, l.is_organisation::integer as is_organisation,
        case when l.author_id is not null
          then (dense_rank() over (order by l.author_id))::integer end as author_id,
        case when l.orcid is not null
          then (dense_rank() over (order by l.orcid))::integer end as orcid
      from line l left join printed_name n on n."name" = l."name" order by l.line_no`),
  )
  await connection.run('drop table printed_name')
  const nameNo = lines.int('name_no')
  const marked = lines.int('is_organisation')
  const founder = matchSignatures({
    count: lines.rows,
    work: lines.int('work_no'),
    name: nameNo.map((no) => (no < 0 ? -1 : (keyOf[no] ?? -1))),
    authorId: lines.int('author_id'),
    orcid: lines.int('orcid'),
    organisation: Uint8Array.from(nameNo, (no, i) =>
      marked[i] === 1 || (no >= 0 && organisation[no] === 1) ? 1 : 0,
    ),
  })
  return numberPeople(founder)
}

/** People from 0, in the order of their founding lines. */
const numberPeople = (founder: Int32Array): Int32Array => {
  const person = new Int32Array(founder.length).fill(-1)
  let people = 0
  for (let line = 0; line < founder.length; line++) {
    const first = founder[line] ?? -1
    if (first < 0) continue
    person[line] = first === line ? people++ : (person[first] ?? -1)
  }
  return person
}

const readFounders = async (connection: DuckDBConnection): Promise<MatchedPeople['founders']> => {
  const found = await readColumns(
    await connection.run(`
      select w.work_id, s."position" from (
        select person_no, min(work_no * 65536 + "position") as place
        from (select person_no, work_no::bigint as work_no, "position" from signature)
        where person_no is not null group by person_no
      ) f
      join signature s on s.person_no = f.person_no and s.work_no = f.place // 65536
        and s."position" = f.place % 65536
      join work w on w.work_no = s.work_no
      order by f.person_no`),
  )
  const position = found.int('position')
  return found.text('work_id').map((workId, i) => ({
    workId: workId ?? '',
    position: position[i] ?? 0,
  }))
}

// The same organisation with and without an id is one when the names agree letter by letter.
const organisationKey = `coalesce(ror, id, max(coalesce(ror, id)) over (partition by name_key),
  name_key)`

const writeOrganisations = async (connection: DuckDBConnection): Promise<void> => {
  await connection.run(`
    create temp table printed_organisation as
    select work_no, "position", place, "name", name_key, country, kind, ror, id,
      ${organisationKey} as organisation_key
    from (
      select work_no, "position", place, o."name" as "name", o.country as country,
        o."type" as kind, o.ror as ror, o.id as id,
        trim(regexp_replace(lower(strip_accents(o."name")), '[^\\pL\\pN]+', ' ', 'g')) as name_key
      from (
        select work_no, "position", generate_subscripts(organisations, 1)::smallint as place,
          unnest(organisations) as o
        from printed where len(organisations) > 0
      )
    ) where "name" is not null and name_key <> ''`)
  await connection.run(`
    create temp table known_organisation as
    select (row_number() over (order by works desc, organisation_key))::integer - 1
      as organisation_no, organisation_key, "name", name_key, country, kind, works, ror, id
    from (
      select organisation_key, mode("name") as "name", mode(name_key) as name_key,
        mode(country) as country, mode(kind) as kind, count(distinct work_no)::integer as works,
        min(ror) as ror, min(id) as id
      from printed_organisation group by organisation_key
    )`)
  const known = await readColumns(
    await connection.run(
      'select organisation_key from known_organisation order by organisation_no',
    ),
  )
  const ids = known.text('organisation_key').map((key) => uuidOf('organisation', key ?? ''))
  await connection.run(
    'create temp table organisation_uuid (organisation_no integer, organisation_id varchar)',
  )
  await writeColumns(connection, 'organisation_uuid', [
    { type: 'integer', values: Int32Array.from(ids.keys()) },
    { type: 'text', values: ids },
  ])
  await connection.run(`
    create temp table signature_organisation as
    select p.work_no, p."position", k.organisation_no,
      (row_number() over (partition by p.work_no, p."position" order by min(p.place)))::smallint
        as place
    from printed_organisation p join known_organisation k using (organisation_key)
    group by p.work_no, p."position", k.organisation_no`)
  await connection.run('drop table printed_organisation')
}
