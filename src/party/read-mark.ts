import { sql } from 'kysely'
import { z } from 'zod'
import { oneself } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { RoomId } from './contract.ts'
import { tellMoment } from './moments.ts'
import { memberOf } from './preference.ts'
import { readRoom } from './room-row.ts'

/** A mark only moves on, so that a screen that slept takes nothing back. It is no event. */
export const markRead = defineAction({
  name: 'party.read',
  summary: 'Note how far you have read in a room. It never moves back.',
  http: 'PUT /room/{roomId}/reading',
  kind: 'change',
  input: z.object({ roomId: RoomId, place: z.coerce.number().int().min(0) }),
  output: z.object({ place: z.int() }),
  allow: oneself,
  doors: 'all',
  mcp: false,
  cli: false,
  run: async (ctx, { roomId, place }) => {
    const memberId = memberOf(ctx)
    const room = await readRoom(ctx.db, roomId)
    const wanted = Math.min(place, room.lastPlace)
    const { rows } = await sql<{ place: number }>`
      insert into party_read as mark (room_id, member_id, place, read_at)
      values (${roomId}, ${memberId}, ${wanted}, ${ctx.now()})
      on conflict (room_id, member_id) do update
        set place = greatest(mark.place, excluded.place), read_at = excluded.read_at
      returning place
    `.execute(ctx.db)
    const reached = rows[0]?.place ?? wanted
    tellMoment(ctx.db, { kind: 'read', memberId, roomId, place: reached })
    return { place: reached }
  },
})

/** Heard by who is in the room, for some seconds; nothing is kept. */
export const sayTyping = defineAction({
  name: 'party.typing',
  summary: 'Tell the room that you are writing.',
  http: 'POST /room/{roomId}/typing',
  kind: 'change',
  input: z.object({ roomId: RoomId }),
  output: z.object({ roomId: RoomId }),
  allow: oneself,
  doors: 'all',
  mcp: false,
  cli: false,
  run: async (ctx, { roomId }) => {
    const room = await readRoom(ctx.db, roomId)
    tellMoment(ctx.db, { kind: 'typing', memberId: memberOf(ctx), roomId: room.id })
    return { roomId: room.id }
  },
})
