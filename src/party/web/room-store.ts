import { useSyncExternalStore } from 'react'
import { api } from '#ui/api.gen.ts'
import { ApiError } from '#ui/api.ts'
import { openFeedLine, type FeedLine, type LineNotice } from './feed-line.ts'
import { keepOutbox, mostWaiting, readOutbox, type Waiting } from './outbox.ts'
import { readTold } from './read-told.ts'
import {
  afterTold,
  isOutdated,
  opened,
  withPage,
  type MessageOf,
  type PinOf,
  type RoomState,
} from './room-state.ts'

/** What a screen shows of the Room. */
export interface RoomView {
  readonly room: RoomState | null
  /** Why it could not be opened; null when all is well. */
  readonly error: unknown
  /** Whether the line to the app stands. */
  readonly online: boolean
  /** Written here and not yet said, of every room. */
  readonly waiting: readonly Waiting[]
}

/** Somebody said something, told to whoever notifies. */
type OnMessage = (message: MessageOf, state: RoomState) => void

const pageSize = 60
const firstRetryMs = 1_000
const longestRetryMs = 30_000

let view: RoomView = { room: null, error: null, online: true, waiting: [] }
const listeners = new Set<() => void>()
const hearers = new Set<OnMessage>()
let line: FeedLine | null = null
let loading: Promise<void> | null = null
let untold: LineNotice[] = []
let sending = false
let retryMs = firstRetryMs

const show = (change: Partial<RoomView>): void => {
  view = { ...view, ...change }
  for (const listener of listeners) listener()
}

/** What is known of the Room now; the same object until something changes. */
export const useRoom = (): RoomView =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => view,
  )

/** Calls with every new message of others, in every window; for notifications. */
export const onRoomMessage = (hear: OnMessage): (() => void) => {
  hearers.add(hear)
  return () => hearers.delete(hear)
}

/** Opens the Room and listens, once for the page. Asked again it does nothing. */
export const startRoom = (): void => {
  if (line !== null || loading !== null) return
  // A line that stands may not notice for minutes that the device lost its network.
  addEventListener('offline', () => show({ online: false }))
  addEventListener('online', () => {
    show({ online: true })
    void sendWaiting()
  })
  void load()
}

/** Reads everything anew, as after a long sleep. What is told meanwhile comes after it. */
export const load = async (): Promise<void> => {
  if (loading) return loading
  loading = tryLoad().finally(() => {
    loading = null
  })
  await loading
  const late = untold
  untold = []
  for (const notice of late) onNotice(notice)
}

const tryLoad = async (): Promise<void> => {
  try {
    const wanted = [...(view.room?.streams.keys() ?? [])]
    let room = opened(await api.party.open())
    for (const roomId of wanted.filter((id) => room.rooms.some((one) => one.id === id))) {
      room = withPage(room, roomId, await api.party.messages({ roomId, limit: pageSize }), 'anew')
    }
    show({ room, error: null, online: true, waiting: readOutbox(room.memberId ?? '') })
    line ??= openFeedLine({
      memberId: room.memberId ?? '',
      cursor: () => view.room?.cursor ?? '',
      onNotice: (notice) => (loading ? void untold.push(notice) : onNotice(notice)),
      onLine: (stands) => {
        if (stands !== view.online) show({ online: stands })
        if (stands) void sendWaiting()
      },
    })
    void sendWaiting()
    void chooseZone(room)
  } catch (error) {
    show({ error, online: !(error instanceof ApiError && error.status === 0) })
    // Only an app that did not answer is asked again by itself; a refusal is shown.
    if (error instanceof ApiError && (error.status === 0 || error.status >= 500)) {
      setTimeout(() => void load(), (retryMs = Math.min(retryMs * 2, longestRetryMs)))
    }
  }
}

/** Until a member chooses, times of the day are those of the first browser. */
const chooseZone = async ({ preference }: RoomState): Promise<void> => {
  if (preference === null || preference.version > 1) return
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  // Another window may have chosen first, which is as good.
  await api.party.setPreference({ version: 1, zone }).catch(() => undefined)
}

const onNotice = ({ name, cursor, data }: LineNotice): void => {
  const state = view.room
  if (!state) return
  if (name === 'reset') return void load()
  if (name === 'preference') return void refreshPreference()
  const told = readTold(name, data, Date.now())
  if (!told) return
  if (isOutdated(state, told)) return void load()
  const next = afterTold(state, told)
  show({ room: cursor === '' ? next : { ...next, cursor } })
  if (told.name === 'message') noteSaid(told.message, state)
}

/** A message of ours that came back is no longer waiting; one of others may be worth a notice. */
const noteSaid = (message: MessageOf, before: RoomState): void => {
  if (view.waiting.some(({ key }) => key === message.key)) {
    keep(view.waiting.filter(({ key }) => key !== message.key))
  }
  const lastPlace = before.rooms.find(({ id }) => id === message.roomId)?.lastPlace ?? 0
  if (message.place > lastPlace && message.authorId !== before.memberId) {
    for (const hear of hearers) hear(message, view.room ?? before)
  }
}

const refreshPreference = async (): Promise<void> => {
  const preference = await api.party.preference()
  if (view.room) show({ room: { ...view.room, preference } })
}

/** Loads what a room shows first, when it is not loaded yet. */
export const showRoom = async (roomId: string): Promise<void> => {
  if (view.room?.streams.has(roomId)) return
  await addPage(roomId, {}, 'anew')
}

/** Loads a room around one message of it. */
export const showAround = (roomId: string, place: number): Promise<void> =>
  addPage(roomId, { around: place }, 'anew')

/** Loads the newest messages again, from wherever one was. */
export const showNewest = (roomId: string): Promise<void> => addPage(roomId, {}, 'anew')

/** Loads what stands before or after what is loaded. */
export const showMore = async (roomId: string, side: 'before' | 'after'): Promise<void> => {
  const messages = view.room?.streams.get(roomId)?.messages
  const edge = side === 'before' ? messages?.at(0)?.place : messages?.at(-1)?.place
  if (edge !== undefined) await addPage(roomId, { [side]: edge }, side)
}

const addPage = async (
  roomId: string,
  from: { around?: number; before?: number; after?: number },
  side: 'anew' | 'before' | 'after',
): Promise<void> => {
  const page = await api.party.messages({ roomId, limit: pageSize, ...from })
  if (view.room) show({ room: withPage(view.room, roomId, page, side) })
}

/** Shows at once what an operation answered; the feed tells it again, which changes nothing. */
export const showMessage = (message: MessageOf): void => {
  if (view.room) show({ room: afterTold(view.room, { name: 'message', message }) })
}

/** The same for a pin. */
export const showPin = (pin: PinOf): void => {
  if (view.room) show({ room: afterTold(view.room, { name: 'pin', pin }) })
}

/** Notes that everything up to a place was read. */
export const noteRead = (roomId: string, place: number): void => {
  const state = view.room
  const room = state?.rooms.find(({ id }) => id === roomId)
  if (!state || state.memberId === null || !room || room.readPlace >= place) return
  show({ room: afterTold(state, { name: 'read', roomId, place }) })
  // Not told: it is unread again after a reload, and read again when it is seen.
  api.party.read({ roomId, place }).catch(() => undefined)
}

/** Takes a message to be said: kept here first, sent as soon as the app answers. */
export const say = (message: Omit<Waiting, 'key' | 'writtenAt' | 'refused'>): boolean => {
  if (view.waiting.length >= mostWaiting) return false
  const key = crypto.randomUUID()
  keep([...view.waiting, { ...message, key, writtenAt: new Date().toISOString(), refused: null }])
  void sendWaiting()
  return true
}

/** Lets go of a message that was refused, or is not to be said after all. */
export const forget = (key: string): void => keep(view.waiting.filter((one) => one.key !== key))

const keep = (waiting: readonly Waiting[]): void => {
  keepOutbox(view.room?.memberId ?? '', waiting)
  show({ waiting })
}

/** Sends what waits, one after the other, in the order in which it was written. */
const sendWaiting = async (): Promise<void> => {
  if (sending) return
  sending = true
  try {
    for (;;) {
      const next = view.waiting.find((one) => one.refused === null)
      if (!next) break
      if (!(await sendOne(next))) break
    }
  } finally {
    sending = false
  }
}

const sendOne = async (next: Waiting): Promise<boolean> => {
  try {
    const { message } = await api.party.send({
      roomId: next.roomId,
      key: next.key,
      text: next.text,
      mentions: next.mentions,
      files: next.files.map(({ id }) => id),
      ...(next.replyTo === null ? {} : { replyTo: next.replyTo }),
    })
    retryMs = firstRetryMs
    if (!view.online) show({ online: true })
    forget(next.key)
    showMessage(message)
    return true
  } catch (error) {
    const later = !(error instanceof ApiError) || [0, 401, 429].includes(error.status)
    if (!later && error.status < 500) {
      const refused = `${error.message} ${error.next}`.trim()
      keep(view.waiting.map((one) => (one.key === next.key ? { ...one, refused } : one)))
      return true
    }
    show({ online: false })
    retryMs = Math.min(retryMs * 2, longestRetryMs)
    setTimeout(() => void sendWaiting(), retryMs)
    return false
  }
}
