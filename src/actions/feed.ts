import type { JsonObject } from '#core/json.ts'
import type { Listener } from '#database/listen.ts'
import type { Allow } from './allow.ts'
import type { Context } from './context.ts'

/** One thing told to a browser that listens. */
export interface Told {
  /** Where to go on after a lost connection; null for what is only true for the moment. */
  readonly cursor: string | null
  /** What kind of thing: the browser sorts by it. */
  readonly name: string
  readonly data: JsonObject
}

export interface FeedAsk {
  /** The last cursor that this browser has; null for one that begins now. */
  readonly after: string | null
  /** Notices of every process on this database. */
  readonly listener: Listener
  /** Aborts when nobody listens any more; the feed then ends soon. */
  readonly signal: AbortSignal
}

/**
 * Something a browser listens to as long as it is open. Rights as for an operation; what is told
 * is read with the reader's own handle, so that what a member may not see is never sent.
 */
export interface Feed {
  readonly name: `${string}.${string}`
  readonly summary: string
  /** Address below `/api`: `/room/feed`. */
  readonly path: `/${string}`
  readonly allow: Allow
  readonly open: (ctx: Context, ask: FeedAsk) => AsyncIterable<Told>
}
