import { tokenize } from '#literature/text.ts'
import type { LiteratureReader } from '#warehouse/open.ts'
import { readBuildColumns, type BuildColumns } from './build-columns.ts'

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
    const columns = readBuildColumns(reader)
    lastBuild = path === '' ? null : { key: path, columns }
    columns.catch(() => (lastBuild = null))
    return withPeople(reader, await columns)
  }
  return withPeople(reader, await lastBuild.columns)
}

const withPeople = async (reader: LiteratureReader, build: BuildColumns): Promise<Resident> => {
  const [people, organisations, moved, hand, changed, unranked] = await Promise.all([
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
    reader.columns('select person_no from unranked_person'),
  ])
  const organisationId = organisations.text('organisation_id')
  const organisationName = organisations.text('name')
  const numbered = Array.from(organisations.int('organisation_no'), (no, i) => ({
    no,
    id: organisationId[i] ?? '',
    name: organisationName[i] ?? '',
  }))
  // In order, since rows come in any: what has equally many people is then counted in one order.
  const countries = [...new Set(people.text('country'))].filter((code) => code !== null).toSorted()
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
  // Who asked not to be ranked is on no list, and is found by name as before.
  for (const no of unranked.int('person_no')) known[no] = 0
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
