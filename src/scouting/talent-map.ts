import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { MapInput, MapOutput } from './contract.ts'
import { chooseTopics, type Topics } from './map-topics.ts'
import { round } from './page.ts'
import { searching, type Search } from './search.ts'
import type { ScoredPerson } from './score-people.ts'

// People that stand on a map; more dots are not looked at one by one, and counts cover everybody.
const mostPeople = 300

/** Where the people of a brief sit: organisations by the topics of the brief. */
export const talentMap = defineAction({
  name: 'scouting.map',
  alias: 'map',
  summary: 'Organisations by the topics of a brief, with the people inside.',
  http: 'GET /scout/map',
  kind: 'read',
  input: MapInput,
  output: MapOutput,
  allow: member,
  doors: 'all',
  mcp: true,
  cli: { positional: ['brief'] },
  table: (output) => ({
    columns: ['organisation', 'people', ...output.topics.map(({ label }) => label), 'other'],
    rows: output.rows.map((row) => [
      row.organisation ?? 'no organisation',
      row.people,
      ...[...output.topics.keys(), -1].map(
        (column) => row.cells.find((cell) => cell.column === column)?.people.length ?? 0,
      ),
    ]),
  }),
  run: (ctx, input) => {
    const started = performance.now()
    return searching(ctx, input, async (search) => {
      const topics = await chooseTopics(search, input.columns)
      const shown = search.ranked.slice(0, mostPeople)
      const [rows, names, edges] = await Promise.all([
        rowsOf(search, input.rows),
        namesOf(search, shown),
        edgesBetween(search, shown),
      ])
      const cells = cellsOf(search, topics, shown, names)
      const inRows = rows.shown.map((row) => ({
        organisationId: row.id,
        organisation: row.name,
        country: row.country,
        people: row.people,
        cells: cells.get(row.no) ?? [],
      }))
      return {
        topics: topics.list.map(({ label, works }, column) => ({
          label,
          works,
          people: search.ranked.filter((person) => topics.columnOf(person) === column).length,
        })),
        rows: inRows,
        edges,
        totals: {
          organisations: rows.organisations,
          people: search.ranked.length,
          shown: inRows.reduce((sum, row) => sum + row.people, 0),
          withoutOrganisation: rows.without,
          tookMs: Math.round((performance.now() - started) * 10) / 10,
        },
        understood: search.understood,
      }
    })
  },
})

interface Row {
  /** Number of the organisation; -1 for people of whom none is known. */
  readonly no: number
  readonly id: string | null
  readonly name: string | null
  readonly country: string | null
  readonly people: number
}

/** Organisations by people, most first; those without one come last, always. */
const rowsOf = async (
  search: Search,
  rows: number,
): Promise<{ shown: Row[]; organisations: number; without: number }> => {
  const { people, organisations } = search.resident
  const counts = new Map<number, number>()
  for (const { personNo } of search.ranked) {
    const no = people.organisation[personNo] ?? -1
    counts.set(no, (counts.get(no) ?? 0) + 1)
  }
  const without = counts.get(-1) ?? 0
  counts.delete(-1)
  const largest = [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, rows)
  const countries = await search.reader.query<{ organisation_no: number; country: string | null }>(
    'select organisation_no, country from organisation where organisation_no = any($1)',
    [largest.map(([no]) => no)],
  )
  const countryOf = new Map(countries.map((row) => [row.organisation_no, row.country]))
  const shown: Row[] = largest.map(([no, count]) => ({
    no,
    id: organisations.get(no)?.id ?? null,
    name: organisations.get(no)?.name ?? null,
    country: countryOf.get(no) ?? null,
    people: count,
  }))
  if (without > 0) shown.push({ no: -1, id: null, name: null, country: null, people: without })
  return { shown, organisations: counts.size, without }
}

interface Named {
  readonly id: string
  readonly name: string
  readonly title: string
}

const namesOf = async (
  search: Search,
  shown: readonly ScoredPerson[],
): Promise<ReadonlyMap<number, Named>> => {
  const bestWork = (person: ScoredPerson) => search.found.work[person.foundAt(0)]
  const [people, works] = await Promise.all([
    search.reader.query<{ person_no: number; person_id: string; name: string }>(
      'select person_no, person_id, "name" from person where person_no = any($1)',
      [shown.map(({ personNo }) => personNo)],
    ),
    search.reader.query<{ work_no: number; title: string }>(
      'select work_no, title from work where work_no = any($1)',
      [[...new Set(shown.flatMap((person) => bestWork(person) ?? []))]],
    ),
  ])
  const titleOf = new Map(works.map((row) => [row.work_no, row.title]))
  const personOf = new Map(people.map((row) => [row.person_no, row]))
  return new Map(
    shown.flatMap((person) => {
      const row = personOf.get(person.personNo)
      if (!row) return []
      const title = titleOf.get(bestWork(person) ?? -1) ?? ''
      return [[person.personNo, { id: row.person_id, name: row.name, title }] as const]
    }),
  )
}

const cellsOf = (
  search: Search,
  topics: Topics,
  shown: readonly ScoredPerson[],
  names: ReadonlyMap<number, Named>,
) => {
  const { people } = search.resident
  const rows = new Map<number, Map<number, MapPersonShown[]>>()
  for (const [index, person] of shown.entries()) {
    const named = names.get(person.personNo)
    if (!named) continue
    const no = people.organisation[person.personNo] ?? -1
    const row = rows.get(no) ?? new Map<number, MapPersonShown[]>()
    const column = topics.columnOf(person)
    const cell = row.get(column) ?? []
    cell.push({
      person: named.id,
      name: named.name,
      rank: index + 1,
      score: round(person.score),
      title: named.title,
    })
    rows.set(no, row.set(column, cell))
  }
  return new Map(
    [...rows].map(([no, row]) => [
      no,
      [...row]
        .toSorted(([a], [b]) => a - b)
        .map(([column, inside]) => ({ column, people: inside })),
    ]),
  )
}

interface MapPersonShown {
  person: string
  name: string
  rank: number
  score: number
  title: string
}

/** Works that people of the map wrote together. */
const edgesBetween = async (search: Search, shown: readonly ScoredPerson[]) => {
  if (shown.length === 0) return []
  const numbers = shown.map(({ personNo }) => personNo)
  const rows = await search.reader.query<{ a: string; b: string; works: number }>(
    `select p.person_id as a, q.person_id as b, e.works
     from edge e
     join person p on p.person_no = e.person_no
     join person q on q.person_no = e.other_no
     where e.person_no = any($1) and e.other_no = any($1) and e.person_no < e.other_no
     order by e.works desc nulls last, a nulls last, b nulls last limit 2000`,
    [numbers],
  )
  return rows
}
