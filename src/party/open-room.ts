import { sql } from 'kysely'
import { z } from 'zod'
import { actorId } from '#actions/actor.ts'
import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { OpenRoom, type RoomPerson } from './contract.ts'
import { lineKindsOf } from './lines.ts'
import { pinColumns, toPins } from './pin-row.ts'
import { readPreference, toPreference } from './preference.ts'
import { readHere } from './presence.ts'
import { quietUntil } from './quiet-hours.ts'
import { readRooms } from './room-state.ts'

/** Pins that stand in the side panel; a party with more of them open has other worries. */
const mostPins = 300
/** Members of a small party, with room. */
const mostPeople = 500

/**
 * The cursor is read before all else: what changes meanwhile comes once more by the feed, and is
 * the same.
 */
export const openRoom = defineAction({
  name: 'party.open',
  summary: 'Open the Room: rooms with what is unread, who is here, open pins, and a cursor.',
  http: 'GET /room',
  kind: 'read',
  input: z.object({}),
  output: OpenRoom,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: {
    render: ({ rooms }) =>
      rooms.map((room) => `${room.id}  ${room.name}  ${room.unread.length} unread`).join('\n'),
  },
  run: async (ctx) => {
    const cursor = await newestCursor(ctx)
    const memberId = actorId(ctx.actor)
    const now = ctx.now()
    const [rooms, people, here, pins, preference] = await Promise.all([
      readRooms(ctx),
      readPeople(ctx, now),
      readHere(ctx.db, now),
      readOpenPins(ctx),
      memberId === null ? null : readPreference(ctx.db, memberId, now),
    ])
    return {
      cursor,
      memberId,
      rooms,
      people,
      here: [...here],
      pins,
      preference: preference === null ? null : toPreference(preference, now),
      lineKinds: [...new Set(lineKindsOf(ctx).map((kind) => kind.kind))].toSorted(),
    }
  },
})

/** Before the first event. Not null: that would begin wherever the feed stands when it opens. */
export const firstCursor = '00000000-0000-0000-0000-000000000000'

/** The id of the newest event that this reader may know of. */
export const newestCursor = async (ctx: Context): Promise<string> => {
  const { rows } = await sql<{ id: string }>`
    select id from event where number is not null order by number desc limit 1
  `.execute(ctx.db)
  return rows[0]?.id ?? firstCursor
}

const readOpenPins = async (ctx: Context) => {
  const rows = await ctx.db
    .selectFrom('partyPin')
    .select(pinColumns)
    .where('state', '=', 'open')
    .where('removedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(mostPins)
    .execute()
  return toPins(ctx.db, rows)
}

/** Quiet hours are the member's own row, hidden from others: the owner of the tables tells them. */
const readPeople = async (ctx: Context, now: Date): Promise<z.input<typeof RoomPerson>[]> => {
  const { rows } = await sql<{
    id: string
    name: string
    role: string
    zone: string
    quietOn: boolean
    quietFrom: string
    quietTo: string
  }>`select * from party_people() limit ${mostPeople}`.execute(ctx.db)
  return rows.map(({ id, name, role, ...hours }) => ({
    id,
    name,
    role,
    quietUntil: quietUntil(hours, now)?.toISOString() ?? null,
  }))
}
