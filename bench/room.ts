import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { z } from 'zod'
import { openDatabase, type CampaignDatabase } from '#database/open.ts'
import { freePort } from './drill/app-process.ts'
import { inMs, latencyOf } from './latency.ts'
import { makeColleagues, type Colleague } from './member-token.ts'
import { machineLine, serveParty } from './party.ts'
import { printTable } from './table.ts'

// `npm run bench:room`: twenty members listen, twenty messages a second are said, in one process
// and in two on one database; then a room of 100,000 messages is opened and searched. As members
// over HTTP, so row-level security is in every number.

const memberCount = 20
const perSecond = 20
const seconds = Number(process.argv[2] ?? 30)
const manyMessages = 100_000
const asked = 30
const aims = { medianMs: 60, p99Ms: 250, openMs: 300, searchMs: 200 } as const

const Opened = z.object({ rooms: z.array(z.object({ id: z.uuid() })) })

interface Listening {
  readonly close: () => void
}

const headersOf = ({ token }: Colleague) => ({ authorization: `Bearer ${token}` })

/** A browser that listens; calls with the words of every message as it comes. */
const listen = async (
  origin: string,
  who: Colleague,
  onText: (text: string) => void,
): Promise<Listening> => {
  const abort = new AbortController()
  const answer = await fetch(`${origin}/api/room/feed`, {
    headers: headersOf(who),
    signal: abort.signal,
  })
  if (!answer.ok) throw new Error(`The feed answered ${answer.status}.`)
  const ready = Promise.withResolvers<void>()
  const read = async (): Promise<void> => {
    let rest = ''
    const decoder = new TextDecoder()
    for await (const bytes of answer.body ?? []) {
      rest += decoder.decode(bytes, { stream: true })
      if (rest.includes('event: start')) ready.resolve()
      const parts = rest.split('\n\n')
      rest = parts.pop() ?? ''
      for (const part of parts) {
        const text = /"text":"([^"]+)"/.exec(part)?.[1]
        if (text !== undefined) onText(text)
      }
    }
  }
  read().catch(() => undefined) // closed at the end
  await ready.promise
  return { close: () => abort.abort() }
}

const ask = async (origin: string, who: Colleague, path: string, body?: object) => {
  const answer = await fetch(`${origin}/api${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...headersOf(who), 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

/** Says messages at a steady rate and gives the time to each other browser, in ms. */
const measureSaying = async (
  origins: readonly string[],
  people: readonly Colleague[],
  roomId: string,
): Promise<{ readonly times: number[]; readonly missing: number }> => {
  const saidAt = new Map<string, number>()
  const times: number[] = []
  const originOf = (index: number): string => origins[index % origins.length] ?? ''
  const lines = await Promise.all(
    people.map((who, index) =>
      listen(originOf(index), who, (text) => {
        const at = saidAt.get(text)
        if (at !== undefined) times.push(performance.now() - at)
      }),
    ),
  )
  const pauseMs = 1_000 / perSecond
  const count = seconds * perSecond
  const began = performance.now()
  const sent: Promise<unknown>[] = []
  for (let index = 0; index < count; index += 1) {
    await sleep(Math.max(0, began + index * pauseMs - performance.now()))
    const text = `measured ${randomUUID()}`
    saidAt.set(text, performance.now())
    const who = people[index % people.length]
    if (!who) continue
    const body = { key: randomUUID(), text }
    // From the other process than the one that most listen at.
    sent.push(ask(originOf(index + 1), who, `/room/${roomId}/messages`, body))
  }
  await Promise.all(sent)
  await sleep(2_000)
  for (const line of lines) line.close()
  return { times, missing: count * people.length - times.length }
}

/** A room as it is after years: written by the owner of the tables, in one statement. */
const fillRoom = async (db: CampaignDatabase, roomId: string, who: Colleague): Promise<void> => {
  await sql`
    insert into message (room_id, place, author_id, author_name, sent_key, text, sent_at)
    select ${roomId}, last_place + n, ${who.id}, 'Ada', gen_random_uuid(),
      'We spoke about ' || (array['schedulers', 'rewards', 'kernels', 'dinners'])[1 + n % 4]
        || ' and number ' || n || case when n % 5000 = 0 then ' quicksilver' else '' end,
      now() - make_interval(mins => ${manyMessages} - n)
    from party_room, generate_series(1, ${manyMessages}) as n where id = ${roomId}
  `.execute(db)
  await sql`update party_room set last_place = last_place + ${manyMessages} where id = ${roomId}`.execute(
    db,
  )
  await sql`analyze message`.execute(db)
}

const timesOf = async (work: () => Promise<unknown>): Promise<number[]> => {
  const times: number[] = []
  for (let count = 0; count < asked; count += 1) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  return times
}

const row = (name: string, times: readonly number[], aim: string): string[] => {
  const { median, p99 } = latencyOf(times)
  return [name, inMs(median), inMs(p99), aim]
}

console.log(machineLine())
const folder = await mkdtemp(join(tmpdir(), 'party-bench-room-'))
const beside = await mkdtemp(join(tmpdir(), 'party-bench-room-'))
const rows: string[][] = []
try {
  await using database = await openDatabase({ dataFolder: folder })
  // Both processes use the server that this one brought.
  process.env['DATABASE_URL'] = database.url
  await using one = await serveParty(folder, await freePort())
  const people = await makeColleagues(folder, [
    'founder',
    ...Array.from({ length: memberCount - 1 }, () => 'scientist'),
  ])
  const [first] = people
  if (!first) throw new Error('Nobody was made.')
  const roomId = Opened.parse(await ask(one.origin, first, '/room')).rooms[0]?.id ?? ''
  const alone = await measureSaying([one.origin], people, roomId)
  const aim = `median ${aims.medianMs} ms, p99 ${aims.p99Ms} ms`
  rows.push(row(`another browser, one process (${alone.missing} missing)`, alone.times, aim))
  {
    await using two = await serveParty(beside, await freePort())
    const both = await measureSaying([one.origin, two.origin], people, roomId)
    rows.push(row(`another browser, two processes (${both.missing} missing)`, both.times, aim))
  }
  await fillRoom(database.db, roomId, first)
  const reader = people[1] ?? first
  const opening = await timesOf(async () => {
    await ask(one.origin, reader, '/room')
    await ask(one.origin, reader, `/room/${roomId}/messages?limit=60`)
  })
  rows.push(row('open 100,000 messages', opening, `${aims.openMs} ms`))
  for (const words of ['quicksilver', 'schedulers number 77', 'rewards']) {
    const times = await timesOf(() =>
      ask(one.origin, reader, `/room/search?text=${encodeURIComponent(words)}`),
    )
    rows.push(row(`search "${words}"`, times, `${aims.searchMs} ms`))
  }
} finally {
  await rm(folder, { recursive: true, force: true })
  await rm(beside, { recursive: true, force: true })
}
printTable(['', 'median', '99th', 'aim'], rows)
