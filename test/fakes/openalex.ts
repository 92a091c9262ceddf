import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { BadQuery, selectAuthors, selectWorks, shortId } from './openalex-query.ts'
import { readShelf, type Shelf, type ShelvedAuthor, type ShelvedWork } from './openalex-shelf.ts'

export interface FakeOpenAlex {
  /** Base address without a trailing slash. */
  readonly url: string
  /** Every request that came, oldest first: path with query. */
  readonly requests: readonly string[]
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

export interface FakeOpenAlexOptions {
  readonly port?: number
  /** When given, requests without this `api_key` are refused, as the real one does. */
  readonly apiKey?: string
  /** Milliseconds before every answer; the real one takes about 300. */
  readonly delayMs?: number
}

const pageLimits = { most: 200, usual: 25, deepest: 10_000 }

/**
 * A small real server that speaks the documented OpenAlex API over works in memory: `/works` and
 * `/authors` with filter, search, sort, select, per-page, page and cursor, and single objects.
 *
 * Failures come from words in the search or filter: `sentinel-busy` answers 429 with Retry-After
 * twice, `sentinel-fault` 500 twice, `sentinel-down` 503 for ever, `sentinel-broken` a page cut in
 * the middle once, `sentinel-hang` never answers. Otherwise those words match every work.
 */
export const startFakeOpenAlex = async (
  shelf: Shelf,
  options: FakeOpenAlexOptions = {},
): Promise<FakeOpenAlex> => {
  const requests: string[] = []
  const failures = new Map<string, number>()
  const server = createServer((request, response) => {
    requests.push(request.url ?? '')
    setTimeout(() => answer(shelf, options, failures, request, response), options.delayMs ?? 0)
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const address: AddressInfo | string | null = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

const answer = (
  shelf: Shelf,
  options: FakeOpenAlexOptions,
  failures: Map<string, number>,
  request: IncomingMessage,
  response: ServerResponse,
): void => {
  const url = new URL(request.url ?? '/', 'http://localhost')
  if (options.apiKey !== undefined && url.searchParams.get('api_key') !== options.apiKey) {
    return refuse(response, 403, 'API key error.', 'An API key is needed.')
  }
  if (failed(url, failures, response)) return
  try {
    const [, kind, id] = url.pathname.split('/')
    if (kind === 'works') return id ? oneWork(shelf, id, response) : works(shelf, url, response)
    if (kind === 'authors')
      return id ? oneAuthor(shelf, id, response) : authors(shelf, url, response)
    refuse(response, 404, 'Not found', 'There is no such endpoint.')
  } catch (error) {
    if (!(error instanceof BadQuery)) throw error
    refuse(response, 400, 'Invalid query parameters error.', error.message)
  }
}

const failed = (url: URL, failures: Map<string, number>, response: ServerResponse): boolean => {
  const word = /sentinel-[a-z]+/.exec(decodeURIComponent(url.search))?.[0]
  if (!word) return false
  const before = failures.get(word) ?? 0
  failures.set(word, before + 1)
  for (const name of ['search', 'filter']) {
    const kept = (url.searchParams.get(name) ?? '').replaceAll(/[\w.]*:?sentinel-[a-z]+,?/g, '')
    if (kept.trim() === '') url.searchParams.delete(name)
    else url.searchParams.set(name, kept)
  }
  if (word === 'sentinel-hang') return true
  if (word === 'sentinel-down') refuse(response, 503, 'Service unavailable', 'Try again later.')
  else if (word === 'sentinel-busy' && before < 2) {
    response.setHeader('retry-after', '1')
    refuse(response, 429, 'Too many requests', 'Rate limit exceeded.')
  } else if (word === 'sentinel-fault' && before < 2) refuse(response, 500, 'Fault', 'Sorry.')
  else if (word === 'sentinel-broken' && before < 1) {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end('{"meta":{"count":3},"results":[{"id":"https://openalex.org/W9')
  } else return false
  return true
}

const works = (shelf: Shelf, url: URL, response: ServerResponse): void => {
  const found = selectWorks(shelf, url.searchParams)
  const select = url.searchParams.get('select')?.split(',')
  page(found, url, response, (work: ShelvedWork) => {
    const whole: unknown = JSON.parse(work.json)
    if (!select || typeof whole !== 'object' || whole === null) return whole
    return Object.fromEntries(Object.entries(whole).filter(([name]) => select.includes(name)))
  })
}

const authors = (shelf: Shelf, url: URL, response: ServerResponse): void =>
  page(selectAuthors(shelf, url.searchParams), url, response, (author: ShelvedAuthor) =>
    servedAuthor(shelf, author),
  )

/** Paging as documented: `cursor=*`, then `next_cursor` until it is null; or `page` up to 10,000. */
const page = <Item>(
  found: readonly Item[],
  url: URL,
  response: ServerResponse,
  shape: (item: Item) => unknown,
): void => {
  const size = Number(
    url.searchParams.get('per-page') ?? url.searchParams.get('per_page') ?? pageLimits.usual,
  )
  if (!(size >= 1 && size <= pageLimits.most))
    throw new BadQuery('per-page must be between 1 and 200')
  const cursor = url.searchParams.get('cursor')
  const number = Number(url.searchParams.get('page') ?? 1)
  if (cursor === null && number * size > pageLimits.deepest) {
    throw new BadQuery('Maximum results size of 10,000 records is exceeded. Use cursor paging.')
  }
  const from = cursor === null ? (number - 1) * size : cursor === '*' ? 0 : readCursor(cursor)
  const results = found.slice(from, from + size)
  const next = from + size < found.length ? writeCursor(from + size) : null
  send(response, 200, {
    meta: {
      count: found.length,
      db_response_time_ms: 1,
      page: cursor === null ? number : null,
      per_page: size,
      ...(cursor === null ? {} : { next_cursor: results.length === 0 ? null : next }),
    },
    results: results.map(shape),
    group_by: [],
  })
}

const writeCursor = (from: number): string => Buffer.from(`from ${from}`).toString('base64url')

const readCursor = (cursor: string): number => {
  const from = /^from (\d+)$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1]
  if (from === undefined) throw new BadQuery('The cursor is not valid.')
  return Number(from)
}

const oneWork = (shelf: Shelf, id: string, response: ServerResponse): void => {
  const work = shelf.works.find((one) => shortId(one.id) === shortId(id))
  if (work) send(response, 200, JSON.parse(work.json))
  else refuse(response, 404, 'Not found', `There is no work ${id}.`)
}

const oneAuthor = (shelf: Shelf, id: string, response: ServerResponse): void => {
  const wanted = shortId(id)
  const author = [...shelf.authors.values()].find((one) => shortId(one.id) === wanted)
  if (author) send(response, 200, servedAuthor(shelf, author))
  else refuse(response, 404, 'Not found', `There is no author ${id}.`)
}

const servedAuthor = (shelf: Shelf, author: ShelvedAuthor) => {
  const own = author.works.flatMap((at) => shelf.works[at] ?? [])
  const years = new Map<string, Set<number>>()
  for (const work of own) {
    for (const place of placesOf(work, author.id)) {
      years.set(place, (years.get(place) ?? new Set()).add(work.year))
    }
  }
  const affiliations = [...years].map(([id, at]) => ({
    institution: institution(shelf, id),
    years: [...at].toSorted((a, b) => b - a),
  }))
  const newest = affiliations.toSorted((a, b) => (b.years[0] ?? 0) - (a.years[0] ?? 0))[0]
  return {
    id: author.id,
    orcid: author.orcid,
    display_name: author.name,
    display_name_alternatives: [author.name],
    works_count: own.length,
    cited_by_count: own.reduce((sum, work) => sum + work.citations, 0),
    affiliations,
    last_known_institutions: newest ? [newest.institution] : [],
    topics: [],
    counts_by_year: [...Map.groupBy(own, (work) => work.year)].map(([year, list]) => ({
      year,
      works_count: list.length,
      cited_by_count: 0,
    })),
    works_api_url: `https://api.openalex.org/works?filter=author.id:${shortId(author.id)}`,
  }
}

interface ServedPlaces {
  readonly authorships: { author: { id: string }; institutions?: { id: string }[] }[]
}

const placesOf = (work: ShelvedWork, author: string): string[] => {
  const whole: ServedPlaces = JSON.parse(work.json)
  const line = whole.authorships.find((one) => one.author.id === author)
  return (line?.institutions ?? []).map((place) => place.id)
}

const institution = (shelf: Shelf, id: string) => {
  const place = shelf.institutions.get(id)
  return { id, display_name: place?.name ?? '', country_code: place?.country ?? null }
}

const refuse = (response: ServerResponse, status: number, error: string, message: string): void =>
  send(response, status, { error, message })

const send = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4700' },
      works: { type: 'string', multiple: true, default: [] },
      key: { type: 'string' },
    },
  })
  if (values.works.length === 0) {
    console.error('Name a file or a folder of OpenAlex works: --works FOLDER')
    process.exit(2)
  }
  const shelf = await readShelf(values.works)
  const fake = await startFakeOpenAlex(shelf, {
    port: Number(values.port),
    ...(values.key === undefined ? {} : { apiKey: values.key }),
  })
  console.log(`${shelf.works.length} works by ${shelf.authors.size} authors at ${fake.url}`)
}
