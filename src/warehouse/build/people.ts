import type { DuckDBConnection } from '@duckdb/node-api'
import { assignPeople, type Assignment, type Overlap } from '#people/resolve-people.ts'
import { readColumns } from '../columns.ts'
import { signatureKey, uuidOf } from './ids.ts'
import { edgeSql, personNameSql, personSql, spellSql, type PersonSource } from './person-sql.ts'
import type { MatchedPeople } from './signatures.ts'
import { writeColumns } from './write-columns.ts'

/**
 * Makes `person`, `person_name`, `spell`, `edge` and `organisation`. Ids are taken over from the
 * build before (a path, or null), but those of erased people. Returns the ids that were lost and where they lead.
 */
export const writePeople = async (
  connection: DuckDBConnection,
  matched: MatchedPeople,
  previous: string | null,
  erasedIds: ReadonlySet<string>,
): Promise<Assignment['lost']> => {
  const before = previous === null ? [] : await readOverlaps(connection, previous)
  // Nobody inherits the id of an erased person, whoever was taken for them.
  const overlaps = before.filter(({ oldId }) => !erasedIds.has(oldId))
  const { founders } = matched
  const { ids, lost } = assignPeople(founders.length, overlaps, (person, attempt) => {
    const founder = founders[person] ?? { workId: '', position: 0 }
    const key = signatureKey(founder.workId, founder.position)
    return uuidOf('person', attempt === 0 ? key : `${key}#${attempt}`)
  })
  await connection.run('create temp table person_uuid (person_no integer, person_id varchar)')
  await writeColumns(connection, 'person_uuid', [
    { type: 'integer', values: Int32Array.from(ids.keys()) },
    { type: 'text', values: ids },
  ])
  await writeTables(connection)
  return lost
}

const readOverlaps = async (connection: DuckDBConnection, previous: string): Promise<Overlap[]> => {
  try {
    await connection.run(`attach '${previous.replaceAll("'", "''")}' as before (read_only)`)
  } catch {
    // The build before is gone or unreadable: ids come from the founding signatures once more.
    return []
  }
  try {
    const found = await readColumns(
      await connection.run(`
        select s.person_no, p.person_id, count(*)::integer as signatures
        from signature s
        join work w on w.work_no = s.work_no
        join before.work v on v.work_id = w.work_id
        join before.signature t on t.work_no = v.work_no and t."position" = s."position"
        join before.person p on p.person_no = t.person_no
        where s.person_no is not null
        group by s.person_no, p.person_id`),
    )
    const oldIds = found.text('person_id')
    const signatures = found.int('signatures')
    return Array.from(found.int('person_no'), (person, i) => ({
      person,
      oldId: oldIds[i] ?? '',
      signatures: signatures[i] ?? 0,
    }))
  } finally {
    await connection.run('detach before')
  }
}

const writeTables = async (connection: DuckDBConnection): Promise<void> => {
  const newest = await readColumns(
    await connection.run('select coalesce(max(year), year(current_date))::integer as y from work'),
  )
  const from: PersonSource = {
    signature: 'signature',
    everybody: 'signature',
    signatureOrganisation: 'signature_organisation',
    organisation: 'known_organisation',
    personId: 'person_uuid',
    newestYear: newest.int('y')[0] ?? 0,
  }
  await connection.run(`create table person_name as ${personNameSql(from)} order by person_no`)
  await connection.run(
    `create table person as ${personSql(from, 'person_name')} order by person_no`,
  )
  await connection.run(
    `create table spell as ${spellSql(from)} order by person_no, from_year, organisation_no`,
  )
  await connection.run(`create table edge as ${edgeSql(from)} order by person_no, other_no`)
  // "People" of an organisation are those last seen there: one person, one place.
  await connection.run(`
    create table organisation as
    select k.organisation_no, u.organisation_id, k."name", k.name_key, k.country, k.kind, k.works,
      coalesce(p.people, 0)::integer as people, false as by_hand, k.ror, k.id as openalex_id
    from known_organisation k
    join organisation_uuid u using (organisation_no)
    left join (
      select organisation_no, count(*)::integer as people from person group by organisation_no
    ) p using (organisation_no)
    order by k.organisation_no`)
  await connection.run('create table signature_place as select * from signature_organisation')
  await connection.run(
    `create table statistic as
     select 'works' as "key", count(*)::double as "value" from work
     union all select 'signatures', count(*)::double from signature
     union all select 'people', count(*)::double from person
     union all select 'organisations', count(*)::double from organisation
     union all select 'newest_year', ${from.newestYear}::double`,
  )
}
