import { recentYears, traceYears } from '../years.ts'

/**
 * Where the people of a build or of the overlay are computed from: the same statements serve both,
 * so that a corrected person is described exactly as the machine would have.
 */
export interface PersonSource {
  /** Signatures of the people wanted, columns as in the view `signature`. */
  readonly signature: string
  /** All signatures, for co-authors. */
  readonly everybody: string
  /** `(work_no, position, organisation_no)`, all organisations of a line. */
  readonly signatureOrganisation: string
  readonly organisation: string
  /** `(person_no, person_id)`. */
  readonly personId: string
  /** The newest year of the build; traces end there. */
  readonly newestYear: number
}

// A list of more authors says nothing about who knows whom, and pairs grow with its square.
const mostAuthorsForEdges = 60

/** `person_name (person_no, name, signatures)`. */
export const personNameSql = (from: PersonSource): string => `
  select person_no, "name", count(*)::integer as signatures
  from ${from.signature} where person_no is not null
  group by person_no, "name"`

/** `spell (person_no, organisation_no, from_year, to_year, works)`, from dated works only. */
export const spellSql = (from: PersonSource): string => `
  select s.person_no, o.organisation_no, min(s.year)::smallint as from_year,
    max(s.year)::smallint as to_year, count(*)::integer as works
  from ${from.signature} s
  join ${from.signatureOrganisation} o on o.work_no = s.work_no and o."position" = s."position"
  where s.person_no is not null and s.year is not null
  group by s.person_no, o.organisation_no`

/** `edge (person_no, other_no, works, first_year, last_year)`, both ways round. */
export const edgeSql = (from: PersonSource): string => `
  select a.person_no, b.person_no as other_no, count(*)::integer as works,
    min(a.year)::smallint as first_year, max(a.year)::smallint as last_year
  from ${from.signature} a
  join ${from.everybody} b on b.work_no = a.work_no and b.person_no <> a.person_no
  where a.author_count <= ${mostAuthorsForEdges}
  group by a.person_no, b.person_no`

/**
 * A name as it is searched: lower case, without accents and strokes, hyphens and apostrophes closed
 * up, as `nameParts` (people) writes the words of a query. Made once here: it costs more than the
 * search itself.
 */
const searchedNameSql = (name: string): string =>
  `translate(lower(strip_accents(${name})), 'øłđðħıŧ-‐–''’', 'olddhit')`

/** `person` as in README.md; `names` is a table made by `personNameSql`. */
export const personSql = (from: PersonSource, names: string): string => `
  select c.person_no, i.person_id, n."name",
    ${searchedNameSql('n."name"')} as name_key, c.works, c.led,
    c.first_year, c.last_year, c.organisation_no, o."name" as organisation, o.country,
    c.orcid, c.author_id, c.trace, false as by_hand, null::varchar as role, c.recent_share
  from (
    select person_no, count(*)::integer as works, ${ledSql('true')} as led,
      min(year)::smallint as first_year, max(year)::smallint as last_year,
      arg_max(organisation_no, year * 10 + (author_count - "position") / author_count)
        filter (where organisation_no is not null) as organisation_no,
      min(orcid) as orcid, min(author_id) as author_id,
      to_json([${traceSql(from.newestYear)}])::varchar as trace,
      (count(*) filter (where year > ${from.newestYear - recentYears}) / count(*))::float
        as recent_share
    from ${from.signature} where person_no is not null
    group by person_no
  ) c
  join ${from.personId} i on i.person_no = c.person_no
  join (
    select person_no, arg_max("name", signatures * 1000 + least(length("name"), 999)) as "name"
    from ${names} group by person_no
  ) n on n.person_no = c.person_no
  left join ${from.organisation} o on o.organisation_no = c.organisation_no`

const ledSql = (condition: string): string => `
  (count(*) filter (where ${condition}
    and ("position" = 0 or "position" = author_count - 1)))::integer`

const traceSql = (newestYear: number): string =>
  Array.from({ length: traceYears }, (_, i) => {
    const year = newestYear - traceYears + 1 + i
    return `[(count(*) filter (where year = ${year}))::integer, ${ledSql(`year = ${year}`)}]`
  }).join(', ')
