import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MemberActor } from '#actions/actor.ts'
import { startSequencer } from '#events/sequencer.ts'
import { openSession } from '#workspace/session.ts'
import { openParty, type Party } from '../../test/party.ts'
import { openRoom } from './open-room.ts'
import { makePod } from './pods.ts'
import { sendMessage } from './send-message.ts'

/** Longest wait for something that is to come over the line. */
const waitMs = 10_000

let party: Party
let url: string
let cookieName: string
let amara: MemberActor
let priya: MemberActor
let main: string
const ended = new AsyncDisposableStack()

beforeAll(async () => {
  party = ended.use(await openParty())
  ended.use(startSequencer(party.database))
  amara = await party.member('founder', 'Amara Vestergaard')
  priya = await party.member('recruiting', 'Priya Raman')
  main = (await party.call(openRoom, {}, amara)).rooms[0]?.id ?? ''
  ;({ url, cookieName } = await party.http())
})
afterAll(() => ended.disposeAsync())

/** A browser of a member: what came over its line so far, and how it ends. */
class Line {
  text = ''
  readonly status: number
  readonly #abort: AbortController

  constructor(status: number, abort: AbortController) {
    this.status = status
    this.#abort = abort
  }

  static async open(who: MemberActor, after?: string, lastId?: string): Promise<Line> {
    const abort = new AbortController()
    const session = { memberId: who.id, provedBy: 'code', origin: url } as const
    const token = await openSession(party.ctx.db, session, new Date())
    const query = after === undefined ? '' : `?after=${after}`
    const answer = await fetch(`${url}/api/room/feed${query}`, {
      headers: {
        cookie: `${cookieName}=${token}`,
        ...(lastId === undefined ? {} : { 'last-event-id': lastId }),
      },
      signal: abort.signal,
    })
    const line = new Line(answer.status, abort)
    void line.#read(answer.body)
    return line
  }

  async #read(body: ReadableStream<Uint8Array> | null): Promise<void> {
    const decoder = new TextDecoder()
    try {
      for await (const bytes of body ?? []) this.text += decoder.decode(bytes, { stream: true })
    } catch {
      // The line was closed by the test.
    }
  }

  async until(words: string): Promise<void> {
    const deadline = Date.now() + waitMs
    while (!this.text.includes(words)) {
      if (Date.now() > deadline) throw new Error(`${words} did not come:\n${this.text}`)
      await new Promise((done) => setTimeout(done, 10))
    }
  }

  close(): void {
    this.#abort.abort()
  }
}

const say = (text: string, roomId = main) =>
  party.call(sendMessage, { roomId, key: randomUUID(), text }, amara)

describe('the line of a browser', { timeout: 60_000 }, () => {
  test('tells what is said as it is said, and goes on where it was lost, by Last-Event-ID', async () => {
    const first = await Line.open(priya)
    await first.until('event: start')
    await say('one')
    await first.until('"text":"one"')
    const cursor = /id: (\S+)/.exec(first.text)?.[1] ?? ''
    first.close()
    await say('two')
    const again = await Line.open(priya, '00000000-0000-0000-0000-000000000000', cursor)
    await again.until('"text":"two"')
    expect(again.text).not.toContain('"text":"one"')
    again.close()
  })

  test('never names a number of an event', async () => {
    const line = await Line.open(priya, '00000000-0000-0000-0000-000000000000')
    await line.until('"text":"two"')
    expect(line.text).not.toMatch(/"number"|number:/)
    for (const [, id] of line.text.matchAll(/^id: (.*)$/gm)) expect(id).toMatch(/^[0-9a-f-]{36}$/)
    line.close()
  })

  test('tells nothing of a pod that one is not in', async () => {
    const { room } = await party.call(makePod, { name: 'Hidden' }, amara)
    const line = await Line.open(priya)
    await line.until('event: start')
    await say('quicksilver', room.id)
    await say('after it')
    await line.until('after it')
    expect(line.text).not.toContain(room.id)
    expect(line.text).not.toContain('quicksilver')
    line.close()
  })

  test('is for members, and a member has twelve of them at most', async () => {
    expect((await fetch(`${url}/api/room/feed`)).status).toBe(401)
    const lines = await Promise.all(Array.from({ length: 12 }, () => Line.open(amara)))
    expect(new Set(lines.map((line) => line.status))).toEqual(new Set([200]))
    const more = await Line.open(amara)
    expect(more.status).toBe(429)
    for (const line of lines) line.close()
  })
})
