import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MemberActor } from '#actions/actor.ts'
import { AppError } from '#core/errors.ts'
import { startSequencer } from '#events/sequencer.ts'
import { openParty, type Party } from '../../test/party.ts'
import { deleteMessage, editMessage, restoreMessage } from './change-message.ts'
import { removePin, settlePin, takeStance } from './change-pin.ts'
import { roomFeed } from './feed.ts'
import { openRoom } from './open-room.ts'
import { pinMessage } from './pin-message.ts'
import { changePod, makePod } from './pods.ts'
import { markRead } from './read-mark.ts'
import { readMessages } from './read-messages.ts'
import { sendMessage } from './send-message.ts'
import { readTold } from './web/read-told.ts'
import { afterTold, isOutdated, opened, withPage, type RoomState } from './web/room-state.ts'

/** How long everything may take to arrive once nothing happens any more. */
const settleMs = 15_000

/** A screen: what it loaded, and what it was told since; it can lose its line and come back. */
class Screen {
  readonly party: Party
  readonly who: MemberActor
  /** All that ever came over the line, to look for what should never have come. */
  readonly heard: string[] = []
  state: RoomState | null = null
  #line: AbortController | null = null
  #running: Promise<void> = Promise.resolve()

  constructor(party: Party, who: MemberActor) {
    this.party = party
    this.who = who
  }

  async connect(): Promise<void> {
    if (this.#line) return
    if (!this.state) await this.load()
    const line = new AbortController()
    this.#line = line
    this.#running = this.#listen(line.signal)
  }

  async disconnect(): Promise<void> {
    this.#line?.abort()
    this.#line = null
    await this.#running
  }

  /** What the page does at its start and after `reset`. */
  async load(): Promise<void> {
    // Taken out of a room between two requests: what the page does then is to begin once more.
    while (!(await this.#tryLoad())) await sleep(5)
  }

  async #tryLoad(): Promise<boolean> {
    let state = opened(await this.party.call(openRoom, {}, this.who))
    for (const { id } of state.rooms) {
      const page = await this.party
        .call(readMessages, { roomId: id, limit: 200 }, this.who)
        .catch((error: unknown) => {
          if (error instanceof AppError && error.code === 'room_not_found') return null
          throw error
        })
      if (page === null) return false
      state = withPage(state, id, page, 'anew')
    }
    this.state = state
    return true
  }

  async #listen(signal: AbortSignal): Promise<void> {
    const ask = {
      after: this.state?.cursor ?? null,
      listener: this.party.database.listener,
      signal,
    }
    for await (const told of roomFeed.open(this.party.as(this.who), ask)) {
      if (signal.aborted) return
      this.heard.push(JSON.stringify(told))
      const change = readTold(told.name, told.data, 0)
      const outdated = change && this.state && isOutdated(this.state, change)
      if (told.name === 'reset' || outdated) await this.load()
      if (change && this.state) this.state = afterTold(this.state, change)
      if (told.cursor !== null && this.state) this.state = { ...this.state, cursor: told.cursor }
    }
  }
}

/** What must be alike in an old and a fresh state: rooms, unread, messages, open pins. */
const shown = (state: RoomState | null) => ({
  rooms: state?.rooms,
  streams: [...(state?.streams ?? [])]
    .map(([id, { messages }]) => [id, messages] as const)
    .toSorted(([a], [b]) => a.localeCompare(b)),
  open: [...(state?.pins.values() ?? [])]
    .filter((pin) => pin.state === 'open' && pin.removedAt === null)
    .toSorted((a, b) => a.id.localeCompare(b.id)),
})

type Step =
  | { kind: 'say' | 'edit' | 'delete' | 'restore'; who: number; pick: number }
  | { kind: 'pin' | 'stance' | 'settle' | 'unpin' | 'read'; who: number; pick: number }
  | { kind: 'pod' | 'join' | 'leave'; who: number; pick: number }
  | { kind: 'lose' | 'back'; who: number; pick: number }

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom(
      ...(['say', 'say', 'say', 'edit', 'delete', 'restore', 'pin', 'stance', 'settle'] as const),
      ...(['unpin', 'read', 'pod', 'join', 'leave', 'lose', 'back'] as const),
    ),
    who: fc.nat(3),
    pick: fc.nat(50),
  }),
  { minLength: 12, maxLength: 45 },
)

/** Two apps on one database; members listen at either. */
let here: Party
let there: Party
const ended = new AsyncDisposableStack()
let members: readonly MemberActor[]

beforeAll(async () => {
  here = ended.use(await openParty())
  there = ended.use(
    await openParty({ at: { databaseUrl: here.database.url, dataFolder: here.dataFolder } }),
  )
  ended.use(startSequencer(here.database))
  ended.use(startSequencer(there.database))
  members = await Promise.all([
    here.member('founder', 'Amara Vestergaard'),
    here.member('recruiting', 'Priya Raman'),
    here.member('scientist', 'Dmitri Halvorsen'),
    here.member('staff', 'Noor Idris'),
  ])
})
afterAll(() => ended.disposeAsync())

/** One step as one member at one app; what is refused (stale, not there any more) is no matter. */
const take = async (party: Party, who: MemberActor, step: Step): Promise<void> => {
  const open = await party.call(openRoom, {}, who)
  const room = open.rooms[step.pick % open.rooms.length]!
  const { messages } = await party.call(readMessages, { roomId: room.id, limit: 200 }, who)
  const own = messages.filter((message) => message.authorId === who.id)
  const message = own[step.pick % Math.max(1, own.length)]
  const pins = open.pins.filter((pin) => pin.roomId === room.id)
  const pin = pins[step.pick % Math.max(1, pins.length)]
  const seen = message && { messageId: message.id, version: message.version }
  const pinSeen = pin && { pinId: pin.id, version: pin.version }
  const text = `${room.kind === 'pod' ? `secret-${room.id}` : 'said'} ${step.pick}`
  switch (step.kind) {
    case 'say':
      return void (await party.call(sendMessage, { roomId: room.id, key: randomUUID(), text }, who))
    case 'edit':
      return void (seen && (await party.call(editMessage, { ...seen, text: `${text}!` }, who)))
    case 'delete':
      return void (seen && (await party.call(deleteMessage, seen, who)))
    case 'restore':
      return void (seen && (await party.call(restoreMessage, seen, who)))
    case 'pin': {
      const kind = (['decision', 'promise', 'doubt', 'next_move'] as const)[step.pick % 4]!
      const what = `what ${text}`
      return void (
        message && (await party.call(pinMessage, { messageId: message.id, kind, what }, who))
      )
    }
    case 'stance': {
      const stance = step.pick % 2 === 0 ? 'for' : 'dissent'
      return void (
        pinSeen &&
        (await party.call(takeStance, { ...pinSeen, stance, sentence: `because ${text}` }, who))
      )
    }
    case 'settle':
      return void (
        pinSeen && (await party.call(settlePin, { ...pinSeen, state: 'done', outcome: text }, who))
      )
    case 'unpin':
      return void (pinSeen && (await party.call(removePin, pinSeen, who)))
    case 'read':
      return void (await party.call(markRead, { roomId: room.id, place: step.pick }, who))
    case 'pod':
      return void (await party.call(
        makePod,
        { name: `Pod ${step.pick}`, memberIds: [members[step.pick % 4]!.id] },
        who,
      ))
    case 'join':
    case 'leave': {
      const ids = [members[step.pick % 4]!.id]
      const change = step.kind === 'join' ? { add: ids } : { remove: ids }
      const { id: roomId, version } = room
      return void (await party.call(changePod, { roomId, version, ...change }, who))
    }
    case 'lose':
    case 'back':
  }
}

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  const deadline = Date.now() + settleMs
  while (Date.now() < deadline) {
    if (await holds()) return
    await sleep(50)
  }
}

const fresh = async (screen: Screen): Promise<RoomState | null> => {
  const other = new Screen(screen.party, screen.who)
  await other.load()
  return other.state
}

describe('old state and what was told', { timeout: 240_000 }, () => {
  test('equal a fresh state, after any history, on two apps, with lines lost and screens asleep', async () => {
    const screens = members.map((who, index) => new Screen(index % 2 === 0 ? here : there, who))
    ended.defer(() =>
      Promise.all(screens.map((screen) => screen.disconnect())).then(() => undefined),
    )
    await Promise.all(screens.map((screen) => screen.connect()))
    // Never said in a room that this member was in: whatever is heard of these is a leak.
    const told = new Map<string, Set<string>>()
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        for (const step of history) {
          const screen = screens[step.who]!
          if (step.kind === 'lose') await screen.disconnect()
          if (step.kind === 'back') await screen.connect()
          const party = step.pick % 2 === 0 ? here : there
          await take(party, screen.who, step).catch((error: unknown) => {
            if (!(error instanceof Error) || error.name !== 'AppError') throw error
          })
          await noteInside(told)
        }
        await Promise.all(screens.map((screen) => screen.connect()))
        for (const screen of screens) {
          await until(async () => equal(shown(screen.state), shown(await fresh(screen))))
          expect(shown(screen.state)).toEqual(shown(await fresh(screen)))
          for (const [roomId, inside] of told) {
            if (inside.has(screen.who.id)) continue
            expect(screen.heard.join('\n')).not.toContain(roomId)
          }
        }
      }),
      { numRuns: 12, endOnFailure: true },
    )
    await Promise.all(screens.map((screen) => screen.disconnect()))
    const heard = screens.flatMap((screen) => screen.heard)
    expect(heard.length).toBeGreaterThan(100)
    expect(heard.some((line) => line.includes('"name":"reset"'))).toBe(true)
  })

  test('a screen that slept too long begins anew instead of hearing it all', async () => {
    const [who] = members
    const screen = new Screen(here, who!)
    await screen.load()
    const main = screen.state!.rooms[0]!.id
    await screen.connect()
    await screen.disconnect()
    // More than a feed looks back: five looks of two hundred.
    for (let batch = 0; batch < 11; batch += 1) {
      await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          here.call(
            sendMessage,
            { roomId: main, key: randomUUID(), text: `${batch} ${index}` },
            who,
          ),
        ),
      )
    }
    const before = screen.heard.length
    await screen.connect()
    await until(async () => equal(shown(screen.state), shown(await fresh(screen))))
    expect(shown(screen.state)).toEqual(shown(await fresh(screen)))
    await screen.disconnect()
    expect(screen.heard.slice(before).join()).toContain('"name":"reset"')
  })
})

const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Who has ever been in which pod. */
const noteInside = async (told: Map<string, Set<string>>): Promise<void> => {
  const rows = await here.ctx.db
    .selectFrom('partyRoomMember')
    .select(['roomId', 'memberId'])
    .execute()
  for (const { roomId, memberId } of rows) {
    told.set(roomId, (told.get(roomId) ?? new Set()).add(memberId))
  }
}
