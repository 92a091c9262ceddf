import { sql } from 'kysely'
import type { z } from 'zod'
import { actorId } from '#actions/actor.ts'
import type { Context } from '#actions/context.ts'
import { mostUnread, type PartyRoom } from './contract.ts'

interface RoomStateRow {
  readonly id: string
  readonly kind: 'party' | 'pod'
  readonly name: string
  readonly compartment: string | null
  readonly memberIds: string[] | null
  readonly version: number
  readonly closedAt: Date | null
  readonly lastPlace: number
  readonly readPlace: number
  readonly unread: { place: number; mention: boolean }[] | null
}

/**
 * The rooms that this reader is in: the Room first, then open pods by name. Unread are messages of
 * others after the place that was read, the newest 100; a deleted one is not waited for.
 */
export const readRooms = async (ctx: Context): Promise<z.input<typeof PartyRoom>[]> => {
  const me = actorId(ctx.actor)
  const { rows } = await sql<RoomStateRow>`
    select room.id, room.kind, room.name, compartment.name as compartment, room.version,
      room.closed_at, room.last_place, coalesce(mark.place, 0) as read_place,
      case
        when room.kind = 'party' then (select array_agg(id::text order by joined_at, id) from member)
        when room.compartment_id is not null then (
          select array_agg(member.id::text order by joined_at, member.id) from member
          where role = 'founder' or compartment.opened_at is not null
            or exists (select from compartment_member as inside
              where inside.compartment_id = room.compartment_id and inside.member_id = member.id))
        else (select array_agg(member_id::text order by added_at, member_id)
          from party_room_member where room_id = room.id)
      end as member_ids,
      case when ${me}::uuid is null then null else (
        select jsonb_agg(jsonb_build_object('place', newest.place, 'mention', newest.mention))
        from (
          select place, exists (select from message_mention
            where message_id = message.id and kind = 'member' and target_id = ${me}::text) as mention
          from message
          where room_id = room.id and place > coalesce(mark.place, 0) and deleted_at is null
            and author_id is distinct from ${me}::uuid
          order by place desc limit ${mostUnread}
        ) as newest
      ) end as unread
    from party_room as room
    left join compartment on compartment.id = room.compartment_id
    left join party_read as mark on mark.room_id = room.id and mark.member_id = ${me}::uuid
    order by room.kind, room.closed_at is not null, lower(room.name), room.id
  `.execute(ctx.db)
  return rows.map((row) => ({
    ...row,
    memberIds: row.memberIds ?? [],
    closedAt: row.closedAt?.toISOString() ?? null,
    unread: row.unread ?? [],
  }))
}
