import type { Waiting } from './outbox.ts'
import type { LineOf, MessageOf, Stream } from './room-state.ts'

/** One row of the stream. */
export type StreamItem =
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | {
      readonly kind: 'message'
      readonly key: string
      readonly message: MessageOf
      /** The same person goes on within minutes: no name again. */
      readonly goesOn: boolean
      /** The first that was not read when one came. */
      readonly firstUnread: boolean
    }
  | { readonly kind: 'line'; readonly key: string; readonly line: LineOf }
  | {
      readonly kind: 'fold'
      readonly key: string
      readonly at: string
      readonly lines: readonly LineOf[]
    }
  | { readonly kind: 'waiting'; readonly key: string; readonly waiting: Waiting }

interface Shown {
  readonly stream: Stream
  readonly waiting: readonly Waiting[]
  /** Kinds of lines that this member silenced. */
  readonly muted: readonly string[]
  /** Folds that were opened, by key. */
  readonly unfolded: ReadonlySet<string>
  /** How far was read when the room was opened. */
  readonly readPlace: number
  readonly memberId: string | null
}

/** Two quiet lines stand by themselves; more of them are one. */
const foldFrom = 3
/** A voice that goes on within this time is not named again. */
const goesOnMs = 5 * 60_000

/** Messages and quiet lines in order of time, with days between and quiet ones folded. */
export const streamItems = (shown: Shown): readonly StreamItem[] => {
  const { stream, waiting } = shown
  const lines = stream.lines.filter((line) => !shown.muted.includes(line.kind))
  const items: StreamItem[] = []
  let day = ''
  let quiet: LineOf[] = []
  let next = 0
  let before: MessageOf | null = null
  let unreadSaid = false
  const flush = (): void => {
    if (quiet.length > 0) before = null
    items.push(...folded(quiet, shown.unfolded))
    quiet = []
  }
  const turnTo = (at: string): void => {
    const today = dayOf(at)
    if (today === day) return
    flush()
    day = today
    before = null
    items.push({ kind: 'day', key: `day ${today}`, at })
  }
  const takeLinesUntil = (at: string | null): void => {
    const until = at === null ? -1 : lines.findIndex((line) => line.at > at)
    const end = until < 0 ? lines.length : Math.max(until, next)
    for (const line of lines.slice(next, end)) {
      turnTo(line.at)
      quiet.push(line)
    }
    next = end
  }
  for (const message of stream.messages) {
    takeLinesUntil(message.sentAt)
    turnTo(message.sentAt)
    flush()
    const unread = message.place > shown.readPlace && message.authorId !== shown.memberId
    const firstUnread = unread && !unreadSaid && shown.readPlace > 0
    unreadSaid ||= unread
    const goesOn = !firstUnread && isSameVoice(before, message)
    items.push({ kind: 'message', key: message.id, message, goesOn, firstUnread })
    before = message
  }
  takeLinesUntil(null)
  flush()
  items.push(
    ...waiting.map((one) => ({
      kind: 'waiting' as const,
      key: `waiting ${one.key}`,
      waiting: one,
    })),
  )
  return items
}

/** Lines that say something to be done stay in sight; the others fold. */
const folded = (lines: readonly LineOf[], unfolded: ReadonlySet<string>): readonly StreamItem[] => {
  const first = lines[0]
  const last = lines.at(-1)
  if (!first || !last) return []
  const key = `fold ${first.id}`
  const quiet = lines.filter((line) => (line.about?.acts ?? []).length === 0)
  const open = quiet.length < foldFrom || unfolded.has(key)
  const loud = open ? lines : lines.filter((line) => (line.about?.acts ?? []).length > 0)
  const single = loud.map((line) => ({ kind: 'line' as const, key: line.id, line }))
  return open ? single : [{ kind: 'fold', key, at: last.at, lines: quiet }, ...single]
}

/** How many of each kind, most first: what a fold says of itself. */
export const kindsOf = (
  lines: readonly LineOf[],
): readonly { readonly kind: string; readonly count: number }[] =>
  [...Map.groupBy(lines, (line) => line.kind)]
    .map(([kind, own]) => ({ kind, count: own.length }))
    .toSorted((a, b) => b.count - a.count || a.kind.localeCompare(b.kind))

const isSameVoice = (before: MessageOf | null, message: MessageOf): boolean =>
  before !== null &&
  before.authorId === message.authorId &&
  before.forName === message.forName &&
  message.replyTo === null &&
  Date.parse(message.sentAt) - Date.parse(before.sentAt) < goesOnMs

/** The day of a moment where the reader is. */
const dayOf = (at: string): string => {
  const day = new Date(at)
  return `${day.getFullYear()}-${day.getMonth()}-${day.getDate()}`
}
