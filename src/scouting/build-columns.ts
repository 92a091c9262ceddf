import type { Columns, LiteratureReader } from '#warehouse/open.ts'
import { readPostings, type Postings } from './postings.ts'
import { TextColumn } from './text-column.ts'

/** Columns of a build that no decision changes, kept while the build is served. */
export interface BuildColumns {
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

/** Reads them, once for a build. */
export const readBuildColumns = async (reader: LiteratureReader): Promise<BuildColumns> => {
  const statistics = await reader.query<{ key: string; value: number }>(
    'select "key", "value" from build.statistic',
  )
  const statistic = new Map(statistics.map((row) => [row.key, row.value]))
  const works = statistic.get('works') ?? 0
  const terms = await reader.columns('select term, df from build.term order by term_no nulls last')
  const venues = await reader.columns('select "name" from build.venue order by venue_no nulls last')
  const documentFrequency = terms.int('df')
  const printedTerms = terms.text('term')
  return {
    works,
    newestYear: statistic.get('newest_year') ?? 0,
    meanLength: statistic.get('mean_length') ?? 1,
    ...(await readWorks(reader, works)),
    ...(await readSignatures(reader, works, statistic.get('signatures') ?? 0)),
    ...(await readNames(reader, statistic.get('people') ?? 0)),
    termNo: new Map(printedTerms.map((term, number) => [term ?? '', number])),
    term: packed(printedTerms),
    documentFrequency,
    postings: await readPostings(reader, documentFrequency, works),
    venues: venues.text('name').map((name) => name ?? ''),
  }
}

// Read in pieces, one after the other: an answer in one piece is in memory three times over while
// it is read, and that memory does not come back to the system.
const rowsAtOnce = 16_384

/** Calls `read` with pieces of a table that has numbers from 0 to `most`, in order. */
const inPieces = async (
  reader: LiteratureReader,
  select: string,
  number: string,
  most: number,
  read: (piece: Columns) => void,
  second = '',
): Promise<void> => {
  const ask = (from: number): Promise<Columns> =>
    reader.columns(
      `${select} where ${number} >= ${from} and ${number} < ${from + rowsAtOnce}
       order by ${number} nulls last${second === '' ? '' : `, "${second}" nulls last`}`,
    )
  if (most === 0) return
  let next = ask(0)
  for (let from = 0; from < most; from += rowsAtOnce) {
    const piece = await next
    // The store fetches the next piece while this one is read.
    if (from + rowsAtOnce < most) next = ask(from + rowsAtOnce)
    next.catch(() => undefined)
    read(piece)
  }
}

const packed = (texts: readonly (string | null)[]): TextColumn => {
  const column = new TextColumn()
  column.append(texts)
  return column.finish()
}

const readWorks = async (reader: LiteratureReader, works: number) => {
  const year = new Int32Array(works)
  const citations = new Int32Array(works)
  const venue = new Int32Array(works)
  const authorCount = new Int32Array(works)
  const retracted = new Int32Array(works)
  const workId = new TextColumn()
  const title = new TextColumn()
  const doi = new TextColumn()
  const landingPage = new TextColumn()
  let at = 0
  const select = `select year, citations, venue_no, author_count,
    retracted::integer as retracted, work_id, title, doi, landing_page from build.work`
  await inPieces(reader, select, 'work_no', works, (piece) => {
    year.set(piece.int('year'), at)
    citations.set(piece.int('citations'), at)
    venue.set(piece.int('venue_no'), at)
    authorCount.set(piece.int('author_count'), at)
    retracted.set(piece.int('retracted'), at)
    workId.append(piece.text('work_id'))
    title.append(piece.text('title'))
    doi.append(piece.text('doi'))
    landingPage.append(piece.text('landing_page'))
    at += piece.rows
  })
  return {
    year,
    citations,
    venue,
    authorCount,
    retracted,
    workId: workId.finish(),
    title: title.finish(),
    doi: doi.finish(),
    landingPage: landingPage.finish(),
  }
}

const readSignatures = async (reader: LiteratureReader, works: number, signatures: number) => {
  const workNo = new Int32Array(signatures)
  const position = new Int32Array(signatures)
  const person = new Int32Array(signatures)
  const corresponding = new Int32Array(signatures)
  let at = 0
  const select = `select work_no, "position", person_no, corresponding::integer as corresponding
    from build.signature`
  await inPieces(
    reader,
    select,
    'work_no',
    works,
    (piece) => {
      workNo.set(piece.int('work_no'), at)
      position.set(piece.int('position'), at)
      person.set(piece.int('person_no'), at)
      corresponding.set(piece.int('corresponding'), at)
      at += piece.rows
    },
    'position',
  )
  return { starts: startsOf(workNo, works), position, person, corresponding }
}

const readNames = async (reader: LiteratureReader, people: number) => {
  const personId = new TextColumn()
  const personName = new TextColumn()
  const trace = new TextColumn()
  const led = new Int32Array(people)
  let at = 0
  const select = 'select person_id, "name", trace, led from build.person'
  await inPieces(reader, select, 'person_no', people, (piece) => {
    personId.append(piece.text('person_id'))
    personName.append(piece.text('name'))
    trace.append(piece.text('trace'))
    led.set(piece.int('led'), at)
    at += piece.rows
  })
  return {
    personId: personId.finish(),
    personName: personName.finish(),
    trace: trace.finish(),
    led,
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
