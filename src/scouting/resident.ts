import { tokenize } from '#literature/text.ts'
import type { LiteratureReader } from '#warehouse/open.ts'
import { readPostings, type Postings } from './postings.ts'
import { TextColumn } from './text-column.ts'

/** Columns of a build that no decision changes, kept while the build is served. */
interface BuildColumns {
  readonly works: number
  readonly newestYear: number
  readonly meanLength: number
  /** By work number; -1 is unknown. */
  readonly year: Int32Array
  readonly citations: Int32Array
  readonly venue: Int32Array
  readonly authorCount: Int32Array
  readonly retracted: Int32Array
  /** `starts[work]` to `starts[work + 1]` are the places of a work's authors below. */
  readonly starts: Int32Array
  readonly position: Int32Array
  readonly corresponding: Int32Array
  readonly person: Int32Array
  readonly termNo: ReadonlyMap<string, number>
  readonly documentFrequency: Int32Array
  readonly term: TextColumn
  /** Null when there are more than memory should hold; then SQL sums them. */
  readonly postings: Postings | null
  readonly venues: readonly string[]
  readonly workId: TextColumn
  readonly title: TextColumn
  readonly doi: TextColumn
  readonly landingPage: TextColumn
  readonly personId: TextColumn
  readonly personName: TextColumn
  readonly trace: TextColumn
  readonly led: Int32Array
}

/** What a list shows of a person whom a decision or a human changed. */
export interface ChangedPerson {
  readonly person_no: number
  readonly person_id: string
  readonly name: string
  readonly organisation: string | null
  readonly role: string | null
  readonly by_hand: boolean
  readonly led: number
  readonly trace: string | null
}

/** What a human wrote of a person, as terms. */
export interface HandText {
  readonly personNo: number
  readonly handId: string
  readonly words: string
  readonly terms: ReadonlyMap<string, number>
  readonly length: number
}

/** By person number; -1 is unknown. `known` is 0 where there is no such person. */
export interface PersonColumns {
  readonly known: Uint8Array
  readonly firstYear: Int32Array
  readonly lastYear: Int32Array
  readonly works: Int32Array
  readonly organisation: Int32Array
  readonly recentShare: Float64Array
  /** Number into `countries`. */
  readonly country: Int32Array
}

/**
 * What every search needs of the build, in typed arrays and packed text: some 60 MB for 94,701
 * works. A search then asks DuckDB for postings, and for abstracts when somebody reads one.
 * (Measured: DuckDB decodes whole vectors for a point look-up; 50 names cost it 20 ms.)
 */
export interface Resident extends BuildColumns {
  readonly people: PersonColumns
  readonly countries: readonly string[]
  readonly organisations: ReadonlyMap<number, { readonly id: string; readonly name: string }>
  /** One more than the highest number of an organisation. */
  readonly organisationCount: number
  readonly organisationNo: ReadonlyMap<string, number>
  readonly hand: readonly HandText[]
  readonly changed: ReadonlyMap<number, ChangedPerson>
}

const residents = new WeakMap<LiteratureReader, Promise<Resident>>()
// Corrections come often and leave the build as it is: its columns are read once for all of them.
let lastBuild: { readonly key: string; readonly columns: Promise<BuildColumns> } | null = null

/** The columns of this state of the literature, read once. */
export const residentOf = (reader: LiteratureReader): Promise<Resident> => {
  const known = residents.get(reader)
  if (known) return known
  const loading = load(reader)
  residents.set(reader, loading)
  loading.catch(() => residents.delete(reader))
  return loading
}

const load = async (reader: LiteratureReader): Promise<Resident> => {
  const [key] = await reader.query<{ key: string }>(
    `select string_agg("path", ',') as "key" from duckdb_databases() where database_name = 'build'`,
  )
  // Stores in memory, before the first build, have no path and are never shared.
  const path = key?.key ?? ''
  if (path === '' || lastBuild?.key !== path) {
    const columns = loadBuild(reader)
    lastBuild = path === '' ? null : { key: path, columns }
    columns.catch(() => (lastBuild = null))
    return withPeople(reader, await columns)
  }
  return withPeople(reader, await lastBuild.columns)
}

const loadBuild = async (reader: LiteratureReader): Promise<BuildColumns> => {
  const [works, signatures, terms, venues, statistics, people] = await Promise.all([
    reader.columns(
      `select year, citations, venue_no, author_count, retracted::integer as retracted, work_id,
         title, doi, landing_page
       from build.work order by work_no nulls last`,
    ),
    reader.columns(
      `select work_no, "position", person_no, corresponding::integer as corresponding
       from build.signature order by work_no nulls last, "position" nulls last`,
    ),
    reader.columns('select term, df from build.term order by term_no nulls last'),
    reader.columns('select "name" from build.venue order by venue_no nulls last'),
    reader.query<{ key: string; value: number }>('select "key", "value" from build.statistic'),
    reader.columns(
      'select person_id, "name", trace, led from build.person order by person_no nulls last',
    ),
  ])
  const documentFrequency = terms.int('df')
  const statistic = new Map(statistics.map((row) => [row.key, row.value]))
  return {
    works: works.rows,
    newestYear: statistic.get('newest_year') ?? 0,
    meanLength: statistic.get('mean_length') ?? 1,
    year: works.int('year'),
    citations: works.int('citations'),
    venue: works.int('venue_no'),
    authorCount: works.int('author_count'),
    retracted: works.int('retracted'),
    starts: startsOf(signatures.int('work_no'), works.rows),
    position: signatures.int('position'),
    corresponding: signatures.int('corresponding'),
    person: signatures.int('person_no'),
    termNo: new Map(terms.text('term').map((term, number) => [term ?? '', number])),
    term: new TextColumn(terms.text('term')),
    documentFrequency,
    postings: await readPostings(reader, documentFrequency, works.rows),
    venues: venues.text('name').map((name) => name ?? ''),
    workId: new TextColumn(works.text('work_id')),
    title: new TextColumn(works.text('title')),
    doi: new TextColumn(works.text('doi')),
    landingPage: new TextColumn(works.text('landing_page')),
    personId: new TextColumn(people.text('person_id')),
    personName: new TextColumn(people.text('name')),
    trace: new TextColumn(people.text('trace')),
    led: people.int('led'),
  }
}

const startsOf = (workNo: Int32Array, works: number): Int32Array => {
  const starts = new Int32Array(works + 1)
  for (let i = 0; i < workNo.length; i++) {
    const after = (workNo[i] ?? 0) + 1
    starts[after] = (starts[after] ?? 0) + 1
  }
  for (let work = 0; work < works; work++) {
    starts[work + 1] = (starts[work + 1] ?? 0) + (starts[work] ?? 0)
  }
  return starts
}

const withPeople = async (reader: LiteratureReader, build: BuildColumns): Promise<Resident> => {
  const [people, organisations, moved, hand, changed] = await Promise.all([
    reader.columns(
      `select person_no, first_year, last_year, works, organisation_no, recent_share, country
       from person`,
    ),
    reader.columns('select organisation_no, organisation_id, "name" from organisation'),
    reader.columns('select work_no, "position", person_no from overlay_signature'),
    reader.query<{ person_no: number; hand_id: string; words: string }>(
      'select person_no, hand_id, words from hand_words',
    ),
    reader.query<ChangedPerson>(
      `select person_no, person_id, "name", organisation, role, by_hand, led, trace from person
       where role is not null or person_no in (select person_no from changed_person)`,
    ),
  ])
  const organisationId = organisations.text('organisation_id')
  const organisationName = organisations.text('name')
  const numbered = Array.from(organisations.int('organisation_no'), (no, i) => ({
    no,
    id: organisationId[i] ?? '',
    name: organisationName[i] ?? '',
  }))
  const countries = [...new Set(people.text('country'))].filter((code) => code !== null)
  const countryNo = new Map(countries.map((code, number) => [code, number]))
  const numbers = people.int('person_no')
  const size = numbers.reduce((most, no) => Math.max(most, no), -1) + 1
  const place = <Numbers extends Int32Array | Float64Array>(into: Numbers, from: Numbers) => {
    for (let i = 0; i < numbers.length; i++) into[numbers[i] ?? 0] = from[i] ?? -1
    return into
  }
  const none = () => new Int32Array(size).fill(-1)
  const known = new Uint8Array(size)
  for (const no of numbers) known[no] = 1
  const country = Int32Array.from(people.text('country'), (code) =>
    code === null ? -1 : (countryNo.get(code) ?? -1),
  )
  return {
    ...build,
    person: movedPeople(build, moved),
    countries,
    people: {
      known,
      firstYear: place(none(), people.int('first_year')),
      lastYear: place(none(), people.int('last_year')),
      works: place(none(), people.int('works')),
      organisation: place(none(), people.int('organisation_no')),
      recentShare: place(new Float64Array(size), people.real('recent_share')),
      country: place(none(), country),
    },
    organisations: new Map(numbered.map(({ no, id, name }) => [no, { id, name }])),
    organisationCount: numbered.reduce((most, { no }) => Math.max(most, no), -1) + 1,
    organisationNo: new Map(numbered.map(({ no, id }) => [id, no])),
    hand: hand.map(handText),
    changed: new Map(changed.map((row) => [row.person_no, row])),
  }
}

/** The build's people with the signatures that decisions gave to others; a copy only then. */
const movedPeople = (
  build: BuildColumns,
  moved: { readonly rows: number; int(name: string): Int32Array },
): Int32Array => {
  if (moved.rows === 0) return build.person
  const person = build.person.slice()
  const [work, position, to] = [moved.int('work_no'), moved.int('position'), moved.int('person_no')]
  for (let i = 0; i < moved.rows; i++) {
    const end = build.starts[(work[i] ?? 0) + 1] ?? 0
    for (let at = build.starts[work[i] ?? 0] ?? 0; at < end; at++) {
      if (build.position[at] === position[i]) person[at] = to[i] ?? -1
    }
  }
  return person
}

const handText = (row: { person_no: number; hand_id: string; words: string }): HandText => {
  const terms = new Map<string, number>()
  const found = tokenize(row.words)
  for (const term of found) terms.set(term, (terms.get(term) ?? 0) + 1)
  return {
    personNo: row.person_no,
    handId: row.hand_id,
    words: row.words,
    terms,
    length: found.length,
  }
}
