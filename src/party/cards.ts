import type { Card, CardKind } from '#actions/room.ts'
import type { Context } from '#actions/context.ts'
import { sql } from 'kysely'
import { labelOf } from './pin-row.ts'
import { queryOf } from './search-room.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const titleLetters = 90

/** A message as other rooms show it: who said it, and how it begins. */
export const messageCards: CardKind = {
  kind: 'message',
  path: '/room/messages/:id',
  find: async (ctx, ids) => {
    const known = ids.filter((id) => uuid.test(id))
    if (known.length === 0) return []
    const rows = await ctx.db
      .selectFrom('message')
      .innerJoin('partyRoom', 'partyRoom.id', 'message.roomId')
      .select(['message.id', 'message.text', 'message.authorName', 'partyRoom.name'])
      .where('message.id', 'in', known)
      .where('message.deletedAt', 'is', null)
      .execute()
    return rows.map((row) => ({
      kind: 'message',
      id: row.id,
      title: beginOf(row.text),
      line: `${row.authorName}, ${row.name}`,
      path: `/room/messages/${row.id}`,
    }))
  },
}

/** A decision as other rooms show it: what was decided, its label and how it stands. */
export const decisionCards: CardKind = {
  kind: 'decision',
  path: '/room/decisions/:id',
  find: async (ctx, ids) => {
    const known = ids.filter((id) => uuid.test(id))
    return known.length === 0 ? [] : decisions(ctx, sql`id = any(${known}::uuid[])`, known.length)
  },
  search: async (ctx, words, limit) => {
    const query = queryOf(words)
    if (query === null) return []
    return decisions(ctx, sql`words @@ to_tsquery('simple', ${query})`, limit)
  },
}

const decisions = async (
  ctx: Context,
  condition: ReturnType<typeof sql<boolean>>,
  limit: number,
): Promise<readonly Card[]> => {
  const { rows } = await sql<{
    id: string
    serial: number
    what: string
    state: string
  }>`
    select id, serial, what, state from party_pin
    where kind = 'decision' and removed_at is null and ${condition}
    order by created_at desc, id limit ${limit}
  `.execute(ctx.db)
  return rows.map((row) => ({
    kind: 'decision',
    id: row.id,
    title: beginOf(row.what),
    line: `${labelOf({ kind: 'decision', serial: row.serial })}, ${row.state}`,
    path: `/room/decisions/${row.id}`,
  }))
}

const beginOf = (text: string): string => {
  const plain = text.replaceAll(/\s+/g, ' ').trim()
  return plain.length > titleLetters ? `${plain.slice(0, titleLetters)}…` : plain || 'A file'
}
