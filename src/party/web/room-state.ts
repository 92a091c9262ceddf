import type { z } from 'zod'
import {
  mostUnread,
  type Line,
  type Message,
  type MessagePage,
  type OpenRoom,
  type PartyRoom,
  type Pin,
} from '#party/contract.ts'

export type MessageOf = z.output<typeof Message>
export type LineOf = z.output<typeof Line>
export type PinOf = z.output<typeof Pin>
export type PartyRoomOf = z.output<typeof PartyRoom>
export type OpenedRoom = z.output<typeof OpenRoom>
export type PageOf = z.output<typeof MessagePage>

/** What is loaded of one room: messages without a gap, oldest first, and the lines among them. */
export interface Stream {
  readonly messages: readonly MessageOf[]
  readonly lines: readonly LineOf[]
  readonly moreBefore: boolean
  readonly moreAfter: boolean
}

/** Everything a screen knows of the Room. A fresh load and what is told afterwards make the same. */
export interface RoomState extends Omit<OpenedRoom, 'pins'> {
  readonly pins: ReadonlyMap<string, PinOf>
  readonly streams: ReadonlyMap<string, Stream>
  /** Messages that were told lately, for a page that was read before they were. */
  readonly recent: readonly MessageOf[]
  /** Who writes in which room: `room member`, until when (ms). */
  readonly typing: ReadonlyMap<string, number>
}

/** Something the feed told. */
export type ToldChange =
  | {
      readonly name: 'start'
      readonly here: readonly string[]
      readonly reads: readonly ReadMark[]
    }
  | { readonly name: 'message'; readonly message: MessageOf }
  | { readonly name: 'pin'; readonly pin: PinOf }
  | { readonly name: 'line'; readonly line: LineOf }
  | { readonly name: 'here'; readonly here: readonly string[] }
  | {
      readonly name: 'typing'
      readonly roomId: string
      readonly memberId: string
      readonly at: number
    }
  | ({ readonly name: 'read' } & ReadMark)

interface ReadMark {
  readonly roomId: string
  readonly place: number
}

/** A message told a moment ago may be newer than a page on its way; more than this is a reload. */
const mostRecent = 300
/** Somebody who types says so again within this time. */
const typingMs = 5_000

/** The state of a fresh load. */
export const opened = ({ pins, ...open }: OpenedRoom): RoomState => ({
  ...open,
  pins: new Map(pins.map((pin) => [pin.id, pin])),
  streams: new Map(),
  recent: [],
  typing: new Map(),
})

/** The state after something was told. Told twice, or late, it changes nothing more. */
export const afterTold = (state: RoomState, told: ToldChange): RoomState => {
  switch (told.name) {
    case 'start':
      return told.reads.reduce((now, mark) => afterRead(now, mark), {
        ...state,
        here: [...told.here],
      })
    case 'here':
      return { ...state, here: [...told.here] }
    case 'read':
      return afterRead(state, told)
    case 'typing': {
      const key = `${told.roomId} ${told.memberId}`
      return { ...state, typing: new Map(state.typing).set(key, told.at + typingMs) }
    }
    case 'pin':
      return { ...state, pins: withNewer(state.pins, told.pin) }
    case 'line':
      return afterLine(state, told.line)
    case 'message':
      return afterMessage(state, told.message)
  }
}

/**
 * Whether everything is to be read again: while the line was lost this reader came into a room or
 * was taken out of one. `start` names the rooms of now.
 */
export const isOutdated = (state: RoomState, told: ToldChange): boolean => {
  if (told.name !== 'start') return false
  const known = state.rooms.map((room) => room.id).toSorted()
  return (
    known.join() !==
    told.reads
      .map((mark) => mark.roomId)
      .toSorted()
      .join()
  )
}

/** The state with a page of a room: in place of what was loaded, before it, or after it. */
export const withPage = (
  state: RoomState,
  roomId: string,
  page: PageOf,
  side: 'anew' | 'before' | 'after',
): RoomState => {
  const known = state.streams.get(roomId)
  const stream = side === 'anew' || !known ? page : joined(known, page, side)
  const caughtUp = state.recent
    .filter((message) => message.roomId === roomId)
    .reduce<Stream>(withMessage, {
      messages: stream.messages,
      lines: stream.lines,
      moreBefore: stream.moreBefore,
      moreAfter: stream.moreAfter,
    })
  return {
    ...state,
    streams: new Map(state.streams).set(roomId, caughtUp),
    pins: page.pins.reduce(withNewer, state.pins),
  }
}

const joined = (known: Stream, page: PageOf, side: 'before' | 'after'): Stream => {
  const lines = new Map([...known.lines, ...page.lines].map((line) => [line.id, line]))
  const messages = new Map(
    (side === 'before'
      ? [...page.messages, ...known.messages]
      : [...known.messages, ...page.messages]
    ).map((message) => [message.id, message]),
  )
  return {
    messages: [...messages.values()],
    lines: [...lines.values()].toSorted(inOrder),
    moreBefore: side === 'before' ? page.moreBefore : known.moreBefore,
    moreAfter: side === 'after' ? page.moreAfter : known.moreAfter,
  }
}

const afterMessage = (state: RoomState, message: MessageOf): RoomState => {
  const room = state.rooms.find((one) => one.id === message.roomId)
  if (!room) return state
  const stream = state.streams.get(room.id)
  const others = state.recent.filter((one) => one.id !== message.id)
  const typing = new Map(state.typing)
  typing.delete(`${room.id} ${message.authorId ?? ''}`)
  return {
    ...state,
    typing,
    recent: [...others, message].slice(-mostRecent),
    streams: stream
      ? new Map(state.streams).set(room.id, withMessage(stream, message))
      : state.streams,
    rooms: state.rooms.map((one) =>
      one.id === room.id ? withUnread(one, message, state.memberId) : one,
    ),
  }
}

/**
 * A known message in its newer version, or a new one at its place: two that were sent at once may be
 * told in the other order. Beyond what is loaded it would leave a gap, and is left out.
 */
const withMessage = (stream: Stream, message: MessageOf): Stream => {
  const at = stream.messages.findIndex((known) => known.id === message.id)
  const known = stream.messages[at]
  if (known) {
    if (known.version > message.version) return stream
    return { ...stream, messages: stream.messages.with(at, message) }
  }
  const first = stream.messages.at(0)?.place ?? 0
  const last = stream.messages.at(-1)?.place ?? 0
  if (stream.moreAfter && message.place > last) return stream
  if (stream.moreBefore && message.place < first) return stream
  const before = stream.messages.findLastIndex(({ place }) => place < message.place) + 1
  return { ...stream, messages: stream.messages.toSpliced(before, 0, message) }
}

const withUnread = (
  room: PartyRoomOf,
  message: MessageOf,
  memberId: string | null,
): PartyRoomOf => {
  const lastPlace = Math.max(room.lastPlace, message.place)
  if (memberId === null) return { ...room, lastPlace }
  const others = room.unread.filter(({ place }) => place !== message.place)
  const waits =
    message.authorId !== memberId && message.deletedAt === null && message.place > room.readPlace
  const mention = message.mentions.some(({ kind, id }) => kind === 'member' && id === memberId)
  const unread = waits ? [...others, { place: message.place, mention }] : others
  return {
    ...room,
    lastPlace,
    unread: unread.toSorted((a, b) => b.place - a.place).slice(0, mostUnread),
  }
}

const afterRead = (state: RoomState, { roomId, place }: ReadMark): RoomState => ({
  ...state,
  rooms: state.rooms.map((room) =>
    room.id === roomId && place > room.readPlace
      ? { ...room, readPlace: place, unread: room.unread.filter((one) => one.place > place) }
      : room,
  ),
})

/** Lines are said in the Room itself, never in a pod. */
const afterLine = (state: RoomState, line: LineOf): RoomState => {
  const room = state.rooms.find(({ kind }) => kind === 'party')
  const stream = room && state.streams.get(room.id)
  if (!room || !stream || stream.moreAfter) return state
  const lines = [...stream.lines.filter(({ id }) => id !== line.id), line].toSorted(inOrder)
  return { ...state, streams: new Map(state.streams).set(room.id, { ...stream, lines }) }
}

const inOrder = (a: LineOf, b: LineOf): number =>
  a.at === b.at ? a.id.localeCompare(b.id) : a.at.localeCompare(b.at)

const withNewer = (pins: ReadonlyMap<string, PinOf>, pin: PinOf): ReadonlyMap<string, PinOf> =>
  (pins.get(pin.id)?.version ?? 0) > pin.version ? pins : new Map(pins).set(pin.id, pin)
