import { sql } from 'kysely'
import { actorId } from '#actions/actor.ts'
import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import type { Feed, FeedAsk, Told } from '#actions/feed.ts'
import { eventNumberedChannel } from '#events/number-events.ts'
import { newBell, type Bell } from './bell.ts'
import { momentChannel, readMoment, tellMoment, type Moment } from './moments.ts'
import { firstCursor, newestCursor } from './open-room.ts'
import { noteGone, noteHere, presenceBeatMs, readHere } from './presence.ts'
import { readChanges } from './read-changes.ts'
import { readRooms } from './room-state.ts'

/** Looks at what was missed; a reader who slept longer begins anew, which is quicker. */
const mostLooks = 5

/**
 * The Room as it happens. `start` says where the reader stands and who is here; then `message`,
 * `pin` and `line` tell the state that something has now, `reset` that the rooms of the reader are
 * others and everything is to be read again; `here`, `typing`, `read` and `preference` are true for
 * the moment and have no cursor.
 */
export const roomFeed: Feed = {
  name: 'party.feed',
  summary: 'Hear what happens in the rooms that you are in.',
  path: '/room/feed',
  allow: member,
  open: (ctx, ask) => openFeed(ctx, ask),
}

async function* openFeed(ctx: Context, ask: FeedAsk): AsyncGenerator<Told> {
  await using parts = new AsyncDisposableStack()
  const bell = newBell()
  await listen(parts, ask, bell)
  const me = actorId(ctx.actor)
  const from = await beginning(ctx, ask.after)
  yield* greet(ctx, from)
  if (me !== null) await beHere(ctx, me, parts)
  let position = from.position
  let rooms = await roomsKey(ctx)
  let beatAt = performance.now() + presenceBeatMs
  let here = ''
  while (!ask.signal.aborted) {
    const { events, numbered, moments } = bell.take()
    if (events) {
      const changes = yield* tellChanges(ctx, position)
      // Everything up to the number that was told before this look was there to be seen.
      position = Math.max(changes, numbered)
    }
    for (const moment of moments) yield* tellOf(ctx, me, moment)
    const beat = performance.now() >= beatAt
    if (beat) beatAt = performance.now() + presenceBeatMs
    if (beat && me !== null) await noteHere(ctx.db, me, ctx.now())
    if (beat || moments.some((moment) => moment.kind === 'presence')) {
      const ids = await readHere(ctx.db, ctx.now())
      if (ids.join() !== here) yield { cursor: null, name: 'here', data: { here: ids } }
      here = ids.join()
    }
    if (beat || moments.some((moment) => moment.kind === 'rooms')) {
      const now = await roomsKey(ctx)
      if (now !== rooms) yield { cursor: null, name: 'reset', data: {} }
      rooms = now
    }
    await bell.wait(Math.max(1, beatAt - performance.now()), ask.signal)
  }
}

const listen = async (parts: AsyncDisposableStack, ask: FeedAsk, bell: Bell): Promise<void> => {
  const { listener } = ask
  parts.use(
    await listener.listen(eventNumberedChannel, (payload) =>
      bell.ringEvents(payload === '' ? null : Number(payload)),
    ),
  )
  parts.use(
    await listener.listen(momentChannel, (payload) => {
      const moment = readMoment(payload)
      if (moment) bell.ringMoment(moment)
    }),
  )
}

interface Beginning {
  readonly position: number
  /** The reader's cursor leads nowhere any more, or too far back: begin anew. */
  readonly anew: boolean
}

/** Where a reader goes on. A cursor that this reader cannot see now is no cursor. */
const beginning = async (ctx: Context, after: string | null): Promise<Beginning> => {
  const { rows } = await sql<{ end: number; known: number | null }>`
    select event_chain.number as end,
      (select number from event where id = ${after}::uuid) as known
    from event_chain
  `.execute(ctx.db)
  const { end = 0, known = null } = rows[0] ?? {}
  if (after === null) return { position: end, anew: false }
  if (after === firstCursor) return { position: 0, anew: false }
  return known === null ? { position: end, anew: true } : { position: known, anew: false }
}

/** The reader's own place, who is here, and how far this reader has read on other screens. */
async function* greet(ctx: Context, from: Beginning): AsyncGenerator<Told> {
  const cursor = from.anew ? await newestCursor(ctx) : null
  const [here, rooms] = await Promise.all([readHere(ctx.db, ctx.now()), readRooms(ctx)])
  const reads = rooms.map(({ id, readPlace }) => ({ roomId: id, place: readPlace }))
  yield { cursor: null, name: 'start', data: { here, reads } }
  if (from.anew) yield { cursor, name: 'reset', data: {} }
}

const beHere = async (ctx: Context, me: string, parts: AsyncDisposableStack): Promise<void> => {
  const isNews = await noteHere(ctx.db, me, ctx.now())
  if (isNews) tellMoment(ctx.db, { kind: 'presence', memberId: me, here: true })
  parts.defer(async () => {
    // The database may be going down with us; then the row grows old by itself.
    await noteGone(ctx.db, me).catch(() => undefined)
    tellMoment(ctx.db, { kind: 'presence', memberId: me, here: false })
  })
}

/** Everything newer than a position; answers the position that was reached. */
async function* tellChanges(ctx: Context, after: number): AsyncGenerator<Told, number> {
  let position = after
  for (let look = 0; look < mostLooks; look += 1) {
    const { told, reached, more } = await readChanges(ctx, position)
    yield* told
    position = reached
    if (!more) return position
  }
  const { position: end } = await beginning(ctx, null)
  yield { cursor: await newestCursor(ctx), name: 'reset', data: {} }
  return end
}

/** What is true for the moment, when it is this reader's business. */
async function* tellOf(ctx: Context, me: string | null, moment: Moment): AsyncGenerator<Told> {
  switch (moment.kind) {
    case 'typing': {
      if (moment.memberId === me || !(await isIn(ctx, moment.roomId))) return
      const { memberId, roomId } = moment
      yield { cursor: null, name: 'typing', data: { memberId, roomId } }
      return
    }
    case 'read': {
      if (moment.memberId !== me) return
      yield { cursor: null, name: 'read', data: { roomId: moment.roomId, place: moment.place } }
      return
    }
    case 'preference':
      if (moment.memberId === me) yield { cursor: null, name: 'preference', data: {} }
      return
    case 'presence':
      // Another screen of ours closed; this one is still open.
      if (moment.memberId === me && !moment.here && me !== null) {
        await noteHere(ctx.db, me, ctx.now())
        tellMoment(ctx.db, { kind: 'presence', memberId: me, here: true })
      }
      return
    case 'rooms':
  }
}

const isIn = async (ctx: Context, roomId: string): Promise<boolean> => {
  const row = await ctx.db
    .selectFrom('partyRoom')
    .select('id')
    .where('id', '=', roomId)
    .executeTakeFirst()
  return row !== undefined
}

/** Which rooms this reader is in, as one text to compare. */
const roomsKey = async (ctx: Context): Promise<string> => {
  const rows = await ctx.db.selectFrom('partyRoom').select('id').orderBy('id').execute()
  return rows.map((row) => row.id).join()
}
