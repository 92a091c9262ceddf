import { existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { parseArgs } from 'node:util'
import { inventedWorks } from '../../seed/world.ts'
import { authorObject, placeObject } from './openalex-entities.ts'
import { type FaultsPlayed, playFault, withoutSentinels } from './openalex-faults.ts'
import { BadRequest, filterWorks, searchEntities, sortWorks } from './openalex-filters.ts'
import { type FakeWork, type FakeWorld, makeWorld, readWorks } from './openalex-world.ts'

/**
 * A small real server that speaks the documented OpenAlex API over a folder of works: lists of
 * works, authors, institutions and sources with filter, search, sort, select, cursor and page;
 * single ones by id; keys; faults on purpose (openalex-faults.ts). By hand:
 *
 *   node test/fakes/openalex.ts --port 4700 --works ../shared/data/starter
 */
export interface FakeOpenAlex extends AsyncDisposable {
  /** `http://localhost:PORT`. */
  readonly url: string
  /** Path and query of every request so far. */
  readonly requests: readonly string[]
  readonly world: FakeWorld
}

export interface FakeOptions {
  readonly works: readonly FakeWork[]
  readonly port?: number
  /** Requests without this key are refused. */
  readonly key?: string
}

export const startFakeOpenAlex = async (options: FakeOptions): Promise<FakeOpenAlex> => {
  const world = makeWorld(options.works)
  const requests: string[] = []
  const played: FaultsPlayed = new Map()
  const server = createServer((request, response) => {
    requests.push(request.url ?? '')
    answer(world, options, request, response, played).catch((error: unknown) => {
      const bad = error instanceof BadRequest
      const message = error instanceof Error ? error.message : String(error)
      send(response, bad ? 400 : 500, {
        error: bad ? 'Invalid query parameters error.' : 'Bug',
        message,
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, 'localhost', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : options.port
  return {
    url: `http://localhost:${port}`,
    requests,
    world,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const answer = async (
  world: FakeWorld,
  options: FakeOptions,
  request: IncomingMessage,
  response: ServerResponse,
  played: FaultsPlayed,
): Promise<void> => {
  if (await playFault(request, response, played)) return
  const url = new URL(request.url ?? '/', 'http://localhost')
  const key = url.searchParams.get('api_key')
  if (options.key !== undefined && key !== options.key) {
    return send(response, 403, { error: 'Forbidden', message: 'Invalid or missing API key' })
  }
  const [, list = '', id] = url.pathname.split('/')
  if (id !== undefined && id !== '') return sendOne(world, list, decodeURIComponent(id), response)
  send(response, 200, listOf(world, list, url.searchParams))
}

const sendOne = (world: FakeWorld, list: string, id: string, response: ServerResponse): void => {
  const full = `https://openalex.org/${id.split('/').at(-1)?.toUpperCase()}`
  const author = list === 'authors' ? world.authors.get(full) : undefined
  const place = list === 'institutions' ? world.institutions.get(full) : world.sources.get(full)
  const found =
    list === 'works'
      ? world.byId.get(full)
      : author !== undefined
        ? authorObject(author)
        : place === undefined || list === 'authors'
          ? undefined
          : placeObject(place)
  if (found === undefined) send(response, 404, { error: 'Not found', message: `${id} not found` })
  else send(response, 200, found)
}

const listOf = (world: FakeWorld, list: string, params: URLSearchParams): object => {
  const search = withoutSentinels(params.get('search') ?? '')
  const filter = withoutSentinels(params.get('filter') ?? '')
  switch (list) {
    case 'works': {
      const found = sortWorks(filterWorks(world.works, filter, search), params.get('sort') ?? '')
      return page(found, params, (work) => work)
    }
    case 'authors':
      return page(searchEntities(world.authors.values(), search), params, authorObject)
    case 'institutions':
      return page(searchEntities(world.institutions.values(), search), params, placeObject)
    case 'sources':
      return page(searchEntities(world.sources.values(), search), params, placeObject)
    default:
      throw new BadRequest(`There is no list ${list}.`)
  }
}

/** "Page through results", "Select fields": cursor or page, at most 100 a page, chosen fields. */
const page = <Item>(
  found: readonly Item[],
  params: URLSearchParams,
  toObject: (item: Item) => Record<string, unknown>,
): object => {
  const perPage = Number(params.get('per-page') ?? params.get('per_page') ?? 25)
  if (!Number.isInteger(perPage) || perPage < 1 || perPage > 100) {
    throw new BadRequest('per_page parameter must be between 1 and 100')
  }
  const cursor = params.get('cursor')
  const pageNumber = Number(params.get('page') ?? 1)
  if (cursor === null && pageNumber * perPage > 10_000) {
    throw new BadRequest('Maximum results size of 10,000 records is exceeded. Use cursor paging.')
  }
  const from = cursor === null ? (pageNumber - 1) * perPage : offsetOf(cursor)
  const results = found.slice(from, from + perPage).map(toObject)
  const next = from + perPage < found.length ? cursorAt(from + perPage) : null
  return {
    meta: {
      count: found.length,
      db_response_time_ms: 1,
      page: cursor === null ? pageNumber : null,
      per_page: perPage,
      ...(cursor === null ? {} : { next_cursor: next }),
    },
    results: results.map((result) => chosen(result, params.get('select'))),
    group_by: [],
  }
}

const chosen = (result: Record<string, unknown>, select: string | null): object =>
  select === null
    ? result
    : Object.fromEntries(select.split(',').map((field) => [field, result[field] ?? null]))

const cursorAt = (offset: number): string => Buffer.from(`[${offset}]`).toString('base64url')

const offsetOf = (cursor: string): number => {
  if (cursor === '*') return 0
  const offset = /^\[(\d+)\]$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1]
  if (offset === undefined) throw new BadRequest('Cursor value is invalid.')
  return Number(offset)
}

const send = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

/** Works for running by hand: the folder given, else those beside the project, else invented. */
const worksForHand = (folder: string | undefined): FakeWork[] => {
  const beside = new URL('../../../shared/data/starter', import.meta.url).pathname
  const path = folder ?? (existsSync(beside) ? beside : undefined)
  if (path !== undefined) return readWorks(path)
  return JSON.parse(JSON.stringify([...inventedWorks()]))
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, works: { type: 'string' }, key: { type: 'string' } },
  })
  const fake = await startFakeOpenAlex({
    works: worksForHand(values.works),
    port: Number(values.port ?? 4700),
    ...(values.key === undefined ? {} : { key: values.key }),
  })
  console.log(`${fake.world.works.length} works at ${fake.url}. Ctrl-C ends it.`)
}
