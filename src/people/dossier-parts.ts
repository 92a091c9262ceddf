import { z } from 'zod'
import type { Context } from '#actions/context.ts'
import { Link, type Coauthor, type ComesFrom, type Spell } from './contract.ts'
import type { HandPersonRow } from './hand-person.ts'
import { readLink, type PersonLink } from './links.ts'
import { personColumns, personTables, toPersonRow, type PersonColumns } from './person-row.ts'
import { termsOfTitles, topicsOfWorks, type TopicOfPerson } from './topics-of-works.ts'
import { readTexts } from './work-rows.ts'

/** Co-authors beside a dossier; the others are in the works. */
const closest = 12
/** Lines of a file that are named; the others are counted. */
const linesNamed = 20
const mostWorks = 20_000
/** Works below which it is not known what is common. */
const smallStore = 1000

/** Works and works as first or last author, by year; the second value counts works without one. */
export const readYears = async (ctx: Context, personNo: number) => {
  const rows = await ctx.literature.query<{ year: number | null; works: number; led: number }>(
    `select year, cast(count(*) as integer) as works,
       cast(sum(case when position = 0 or position = author_count - 1 then 1 else 0 end) as integer)
         as led
     from signature where person_no = $1 group by year order by year nulls last`,
    [personNo],
  )
  const years = rows.flatMap(({ year, works, led }) =>
    year === null ? [] : [{ year, works, led }],
  )
  return { years, worksWithoutYear: rows.find(({ year }) => year === null)?.works ?? 0 }
}

/** Spells from works and by hand, the newest first; where both tell of a place, both stand. */
export const readSpells = async (
  ctx: Context,
  personNo: number,
  personIds: readonly string[],
): Promise<z.input<typeof Spell>[]> => {
  const [printed, byHand] = await Promise.all([
    ctx.literature.query<{
      organisation_id: string
      name: string
      from_year: number | null
      to_year: number | null
      works: number
    }>(
      `select o.organisation_id, o.name, s.from_year, s.to_year, s.works
       from spell s join organisation o on o.organisation_no = s.organisation_no
       where s.person_no = $1
       order by s.to_year desc nulls last, s.works desc nulls last, o.name limit 200`,
      [personNo],
    ),
    ctx.db
      .selectFrom('handAffiliation')
      .selectAll()
      .where('personId', 'in', [...personIds])
      .where('removedAt', 'is', null)
      .orderBy('createdAt', 'desc')
      .limit(200)
      .execute(),
  ])
  const names = await organisationNames(
    ctx,
    byHand.map((row) => row.organisationId),
  )
  return [
    ...byHand.map((row) => ({
      organisationId: row.organisationId,
      organisation: names.get(row.organisationId) ?? 'an organisation that is no longer here',
      from: row.fromDate,
      to: row.toDate,
      works: 0,
      byHand: { affiliationId: row.id, role: row.role, source: row.source, version: row.version },
    })),
    ...printed.map((row) => ({
      organisationId: row.organisation_id,
      organisation: row.name,
      from: row.from_year === null ? null : String(row.from_year),
      to: row.to_year === null ? null : String(row.to_year),
      works: row.works,
      byHand: null,
    })),
  ]
}

/** Names of organisations by id, those kept by hand included. */
export const organisationNames = async (
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map()
  const rows = await ctx.literature.query<{ organisation_id: string; name: string }>(
    'select organisation_id, name from organisation where organisation_id = any($1)',
    [ids],
  )
  return new Map(rows.map((row) => [row.organisation_id, row.name]))
}

/** What a person works on, by year. */
export const readTopics = async (ctx: Context, personNo: number): Promise<TopicOfPerson[]> => {
  const rows = await ctx.literature.query<{
    title: string | null
    year: number | null
    keywords: string | null
    topics: string | null
  }>(
    `select w.title, w.year, w.keywords, w.topics
     from signature s join work w on w.work_no = s.work_no
     where s.person_no = $1 limit ${mostWorks}`,
    [personNo],
  )
  const works = rows.map((row) => ({
    title: row.title ?? '',
    year: row.year,
    labels: [...new Set([...readTexts(row.topics), ...readTexts(row.keywords)])],
  }))
  const [terms, counted] = await Promise.all([
    ctx.literature.query<{ term: string; df: number }>(
      'select term, df from term where term = any($1)',
      [termsOfTitles(works)],
    ),
    ctx.literature.query<{ works: number }>(
      "select cast(value as integer) as works from statistic where key = 'works'",
    ),
  ])
  const all = Math.max(1, counted[0]?.works ?? 1)
  const rarities = new Map(terms.map(({ term, df }) => [term, Math.log(1 + all / Math.max(1, df))]))
  return topicsOfWorks(works, {
    rarity: (term) => rarities.get(term) ?? 0,
    // A term of one work in twenty is of the field, not of the person. A small store is no field.
    tellingFrom: all >= smallStore ? Math.log(1 + 20) : 0,
  })
}

/** The people whom most works join to this one, and how many there are in all. */
export const readClosest = async (
  ctx: Context,
  personNo: number,
): Promise<{ coauthors: z.input<typeof Coauthor>[]; coauthorCount: number }> => {
  const [rows, counted] = await Promise.all([
    ctx.literature.query<
      PersonColumns & { together: number; from_year: number | null; to_year: number | null }
    >(
      `select ${personColumns}, e.works as together, e.first_year as from_year,
         e.last_year as to_year
       from edge e join ${personTables.replace('person p', 'person p on p.person_no = e.other_no')}
       where e.person_no = $1
       order by e.works desc nulls last, e.last_year desc nulls last, p.name, p.person_id
       limit ${closest}`,
      [personNo],
    ),
    ctx.literature.query<{ total: number }>(
      'select cast(count(*) as integer) as total from edge where person_no = $1',
      [personNo],
    ),
  ])
  return {
    coauthors: rows.map((row) => ({
      person: toPersonRow(row),
      works: row.together,
      firstYear: row.from_year,
      lastYear: row.to_year,
    })),
    coauthorCount: counted[0]?.total ?? 0,
  }
}

/** Files that the works came from, the newest reading first. */
export const readComesFrom = async (
  ctx: Context,
  personNo: number,
): Promise<z.input<typeof ComesFrom>[]> => {
  const rows = await ctx.literature.query<{
    source_file: string | null
    source_line: number | null
    run: string | null
  }>(
    `select w.source_file, w.source_line, w.run
     from signature s join work w on w.work_no = s.work_no
     where s.person_no = $1 order by w.source_file nulls last, w.source_line nulls last
     limit ${mostWorks}`,
    [personNo],
  )
  const read = await readingTimes(ctx, [...new Set(rows.flatMap((row) => row.run ?? []))])
  const files = Map.groupBy(rows, (row) => `${row.source_file ?? ''}\n${row.run ?? ''}`)
  return [...files.values()]
    .map((lines) => {
      const known = lines.flatMap((line) => line.source_line ?? [])
      return {
        file: lines[0]?.source_file ?? '',
        lines: known.slice(0, linesNamed),
        moreLines: Math.max(0, known.length - linesNamed),
        works: lines.length,
        readAt: read.get(lines[0]?.run ?? '') ?? null,
      }
    })
    .toSorted((a, b) => ((a.readAt ?? '') < (b.readAt ?? '') ? 1 : -1))
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i

/** When each reading of files began, by its id. */
const readingTimes = async (
  ctx: Context,
  runs: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const ids = runs.filter((run) => uuid.test(run))
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('literatureRun')
    .select(['id', 'askedAt'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.askedAt.toISOString()]))
}

/** Author ids that OpenAlex itself gave lead somewhere; others are of the file they came in. */
const openAlexAuthor = /^(?:https:\/\/openalex\.org\/)?A5\d{9}$/

/** Links out of a person: ids of the literature, then what was written down by hand. */
export const linksOfPerson = (
  person: PersonColumns,
  byHand: readonly HandPersonRow[],
): PersonLink[] => {
  const links = new Map<string, PersonLink>()
  const ids = [
    person.orcid,
    person.author_id !== null && openAlexAuthor.test(person.author_id) ? person.author_id : null,
  ]
  for (const id of ids) {
    const link = id === null ? '' : readLink(id)
    if (typeof link !== 'string') links.set(link.url, link)
  }
  for (const row of byHand) {
    for (const link of z.array(Link).parse(row.links)) links.set(link.url, link)
  }
  return [...links.values()]
}
