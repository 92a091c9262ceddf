import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { openRandom, type Random } from '../../seed/random.ts'
import { freePort } from '../drill/app-process.ts'
import { inMs, latencyOf, type Latency } from '../latency.ts'
import { makeColleagues } from '../member-token.ts'
import { machineLine, serveParty } from '../party.ts'
import { printTable } from '../table.ts'
import { benchWrites } from './writes.ts'

// `npm run bench:campaign`: The List of 5,000 as a member sees it, reads at a steady rate, writes.
// Over HTTP, in the member's own role, so that row-level security is in every number.

const lines = 5_000
const atOnce = 250
const asked = 200
const readsPerSecond = 50
const readSeconds = 20
const writeSeconds = 10

interface Client {
  readonly ask: (method: string, path: string, body?: object) => Promise<unknown>
}

const clientOf = (origin: string, token: string): Client => ({
  ask: async (method, path, body) => {
    const answer = await fetch(`${origin}/api${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 500)}`)
    return JSON.parse(text)
  },
})

const Seen = z.object({ id: z.uuid(), version: z.int() })
const Added = z.object({ results: z.array(z.object({ prospect: Seen })) })
type Line = z.infer<typeof Seen>

const given = ['Amara', 'Bo', 'Chioma', 'Dewi', 'Elif', 'Farah', 'Goran', 'Hana', 'Ines', 'Jun']
const family = ['Tanwee', 'Ferrante', 'Okonkwo', 'Quintanar', 'Halvorsen', 'Raman', 'Vestergaard']
const labs = ['Corvid Reasoning', 'Basalt Labs', 'Nest Laboratory', 'Example University']

/** 5,000 people by name, of all tiers and stages, as a long campaign has them. */
const fillList = async (client: Client, random: Random): Promise<Line[]> => {
  const made: Line[] = []
  for (let from = 0; from < lines; from += atOnce) {
    const prospects = Array.from({ length: atOnce }, (_, n) => ({
      kind: 'person',
      name: `${random.pick(given)} ${random.pick(family)} ${(from + n).toString(36)}`,
      affiliation: random.pick(labs),
      thesis: 'Led the data side of two models that others build on.',
      source: 'a measurement',
      tier: random.pick(['A', 'B', 'C']),
      stage: random.pick(['prospect', 'lead', 'candidate', 'finalist']),
      anyway: true,
    }))
    const answer = Added.parse(await client.ask('POST', '/prospects', { prospects }))
    made.push(...answer.results.map(({ prospect }) => prospect))
  }
  return made
}

const timed = async (times: number, work: (n: number) => Promise<unknown>): Promise<Latency> => {
  const taken: number[] = []
  for (let n = 0; n < times; n++) {
    const started = performance.now()
    await work(n)
    taken.push(performance.now() - started)
  }
  return latencyOf(taken)
}

const filters = [
  '/prospects?tier=A&limit=100',
  '/prospects?stage=lead&stage=candidate&limit=100',
  '/prospects?text=quintanar&limit=100',
  '/prospects?need=owner&sort=inStage&order=up&limit=100',
  '/prospects?sort=name&limit=100&offset=2500',
] as const

/** Several drags in turn: each from where it stands to the top of another stage. */
const drag = async (client: Client, line: Line, n: number): Promise<void> => {
  const stage = ['lead', 'candidate', 'finalist', 'prospect'][n % 4]
  const Moved = z.object({ moved: z.array(Seen) })
  const body = { prospects: [line], stage, after: null }
  const { moved } = Moved.parse(await client.ask('PUT', '/prospects/stage', body))
  const [now] = moved
  if (now) line.version = now.version
}

/** Reads at a steady rate, counted from when each was due: a slow one delays nobody else. */
const readSteadily = async (client: Client, random: Random): Promise<Latency> => {
  const paths = [
    ...filters,
    '/people?query=ferrante',
    '/workspace',
    '/room',
    '/organisations?query=lab',
  ]
  const taken: number[] = []
  const started = performance.now()
  const running: Promise<void>[] = []
  for (let n = 0; n < readsPerSecond * readSeconds; n++) {
    const due = started + (n * 1_000) / readsPerSecond
    const wait = due - performance.now()
    if (wait > 0) await sleep(wait)
    const read = client.ask('GET', random.pick(paths)).then(() => {
      taken.push(performance.now() - due)
    })
    running.push(read)
  }
  await Promise.all(running)
  return latencyOf(taken)
}

const bench = async (): Promise<void> => {
  console.log(machineLine())
  const dataFolder = await mkdtemp(join(tmpdir(), 'party-bench-campaign-'))
  const random = openRandom(1)
  const rows: string[][] = []
  try {
    await using party = await serveParty(dataFolder, await freePort())
    const [founder] = await makeColleagues(dataFolder, ['founder', 'recruiting'])
    const client = clientOf(party.origin, founder?.token ?? '')
    const began = performance.now()
    const list = await fillList(client, random)
    rows.push([
      `${list.length} lines added`,
      '',
      `${((performance.now() - began) / 1000).toFixed(1)} s`,
    ])
    await timed(20, (n) => client.ask('GET', filters[n % filters.length] ?? filters[0]))
    const filter = await timed(asked, (n) =>
      client.ask('GET', filters[n % filters.length] ?? filters[0]),
    )
    const whole = await timed(10, () => client.ask('GET', `/prospects?limit=${lines}`))
    const overdue = await timed(10, () => client.ask('GET', '/overdue'))
    const dragged = await timed(asked, (n) => drag(client, random.pick(list), n))
    const read = await readSteadily(client, random)
    rows.push(
      ['The List: a filter answers, median', '100 ms', inMs(filter.median)],
      ['… 99th percentile', '', inMs(filter.p99)],
      ['… all 5,000 at once, median', '', inMs(whole.median)],
      ['… what is overdue on it, median', '', inMs(overdue.median)],
      ['… a drag to another stage, median', '100 ms', inMs(dragged.median)],
      ['… 99th percentile', '', inMs(dragged.p99)],
      [`reads at ${readsPerSecond} a second, median`, '', inMs(read.median)],
      ['… 99th percentile', '60 ms', inMs(read.p99)],
    )
  } finally {
    await rm(dataFolder, { recursive: true, force: true })
  }
  const writes = await benchWrites(writeSeconds)
  rows.push(
    [
      'writes with events, a transaction each',
      '1,000 a second',
      `${Math.round(writes.perSecond)} a second`,
    ],
    ['… the last one has its number after', '', inMs(writes.numberedAfterMs)],
    ['… the chain', 'whole', writes.chain],
  )
  console.log()
  printTable(['what', 'must reach', 'measured'], rows)
}

await bench()
