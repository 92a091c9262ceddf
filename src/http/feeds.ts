import { Hono } from 'hono'
import type { Context as HonoContext } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { SSEStreamingApi } from 'hono/streaming'
import { actorId } from '#actions/actor.ts'
import type { Actor } from '#actions/actor.ts'
import type { Feed, Told } from '#actions/feed.ts'
import { refusalFor } from '#actions/rights.ts'
import { AppError } from '#core/errors.ts'
import type { HttpDoor, HttpEnvironment } from './doors.ts'
import { whoAsks } from './who-asks.ts'

/** Proxies and phones drop a line that is silent for a minute. */
const beatMs = 15_000
/**
 * Who listens is looked at again when their access changes (the database says so), and this often
 * besides: sessions also end by time alone.
 */
const lookMs = 60_000
/** Said by the database with the id of the member (migration 0008). */
const accessChannel = 'access_changed'
/** A tab each on desk, phone and tablet, and some to spare; more is a program gone wild. */
const feedsOfOne = 12
/** What a browser waits before it comes back. */
const comeBackMs = 1_000
/** The cursor of a feed is an id. */
const cursorShape = /^[0-9a-f-]{36}$/i

/**
 * `GET /api<path>` for every feed, as server-sent events (WHATWG HTML, section 9.2). `Last-Event-ID`
 * or `?after=` says where to go on.
 */
export const feedRoutes = (door: HttpDoor): Hono<HttpEnvironment> => {
  const routes = new Hono<HttpEnvironment>()
  const open = new Map<string, number>()
  for (const feed of door.feeds) {
    routes.get(feed.path, (c) => {
      const actor = c.get('actor')
      const refusal = refusalFor({ ...feed, kind: 'read', doors: 'all' }, actor, new Date())
      if (refusal) throw refusal
      const who = actorId(actor) ?? actor.kind
      if ((open.get(who) ?? 0) >= feedsOfOne) throw tooMany()
      open.set(who, (open.get(who) ?? 0) + 1)
      c.header('cache-control', 'no-store')
      c.header('x-accel-buffering', 'no')
      return streamSSE(
        c,
        (stream) => tell(c, door, feed, stream).finally(() => leave(open, who)),
        async (error) => {
          door.log.error({ requestId: c.get('requestId'), route: feed.path, err: error }, 'bug')
        },
      )
    })
  }
  return routes
}

const leave = (open: Map<string, number>, who: string): void => {
  const left = (open.get(who) ?? 1) - 1
  if (left > 0) open.set(who, left)
  else open.delete(who)
}

const tell = async (
  c: HonoContext<HttpEnvironment>,
  door: HttpDoor,
  feed: Feed,
  stream: SSEStreamingApi,
): Promise<void> => {
  const gone = new AbortController()
  const signal = AbortSignal.any([gone.signal, door.ending])
  stream.onAbort(() => gone.abort())
  const actor = c.get('actor')
  // A write to a browser that went away fails; then there is nobody to tell anything.
  const beat = setInterval(() => void stream.write(': here\n\n').catch(() => gone.abort()), beatMs)
  const look = setInterval(() => void endWhenGone(c, door, gone), lookMs)
  const hearing = await door.listener.listen(accessChannel, (memberId) => {
    if (memberId === '' || memberId === actorId(actor)) void endWhenGone(c, door, gone)
  })
  try {
    await stream.write(`retry: ${comeBackMs}\n\n`)
    const ask = { after: cursorOf(c), listener: door.listener, signal }
    for await (const told of feed.open(door.contextOf(actor), ask)) {
      if (signal.aborted) break
      await stream.writeSSE(asEvent(told))
    }
  } finally {
    clearInterval(beat)
    clearInterval(look)
    await hearing[Symbol.asyncDispose]()
    gone.abort()
  }
}

const asEvent = ({ cursor, name, data }: Told) => ({
  event: name,
  data: JSON.stringify(data),
  ...(cursor === null ? {} : { id: cursor }),
})

const cursorOf = (c: HonoContext): string | null => {
  const given = c.req.header('last-event-id') ?? c.req.query('after') ?? ''
  return cursorShape.test(given) ? given : null
}

/** Ends the feed of somebody whose session or token is no longer good, or who may other things now. */
const endWhenGone = async (
  c: HonoContext<HttpEnvironment>,
  door: HttpDoor,
  gone: AbortController,
): Promise<void> => {
  const before = c.get('actor')
  const now = await whoAsks(c, door).catch(() => null)
  if (now === null) return // the database is away for a moment; the next look decides
  if (rightsOf(now) !== rightsOf(before)) gone.abort()
}

/** What decides what is told: a browser whose rights changed comes back with those it has now. */
const rightsOf = (actor: Actor): string =>
  actor.kind === 'member'
    ? [actor.id, actor.role, actor.actsFor?.id, actor.token?.scopes.join()].join(' ')
    : actor.kind

const tooMany = (): AppError =>
  new AppError('limit', `${feedsOfOne} windows of yours listen already.`, {
    code: 'too_many_feeds',
    next: 'Close some of them.',
  })
