import type { z } from 'zod'
import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { MessagePage } from './contract.ts'
import { ReadMessages } from './inputs.ts'
import { readLines } from './lines.ts'
import { messageColumns, toMessages, type MessageRow } from './message-row.ts'
import { pinColumns, toPins } from './pin-row.ts'
import { readRoom, type RoomRow } from './room-row.ts'

type Asked = z.output<typeof ReadMessages>

/** By place within the room, which no other room and no clock moves. */
export const readMessages = defineAction({
  name: 'party.messages',
  summary: 'Read a page of a room, oldest first, with what the campaign said in between.',
  http: 'GET /room/{roomId}/messages',
  kind: 'read',
  input: ReadMessages,
  output: MessagePage,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: {
    positional: ['roomId'],
    render: ({ messages }) =>
      messages.map((one) => `${one.sentAt}  ${one.author}: ${one.text}`).join('\n'),
  },
  run: async (ctx, asked) => {
    const room = await readRoom(ctx.db, asked.roomId)
    const { rows, ...edges } = await readPage(ctx, asked)
    const [messages, pins, lines] = await Promise.all([
      toMessages(ctx, rows),
      readPinsOf(ctx, rows),
      room.kind === 'party' ? readLines(ctx, between(room, rows, edges)) : [],
    ])
    return { messages, lines, pins, ...edges }
  },
})

interface Edges {
  readonly moreBefore: boolean
  readonly moreAfter: boolean
}

/**
 * One message too many on each open side tells whether there are more. It is read with the page in
 * one look: asked later, a message that came meanwhile would make the newest page look like an old.
 */
const readPage = async (
  ctx: Context,
  { roomId, before, after, around, limit }: Asked,
): Promise<Edges & { readonly rows: readonly MessageRow[] }> => {
  if (around !== undefined) {
    const half = Math.ceil(limit / 2)
    const older = await olderThan(ctx, roomId, around, half + 1)
    const newer = await newerThan(ctx, roomId, around - 1, half + 1)
    return {
      rows: [...older.slice(-half), ...newer.slice(0, half)],
      moreBefore: older.length > half,
      moreAfter: newer.length > half,
    }
  }
  if (after !== undefined) {
    const rows = await newerThan(ctx, roomId, after, limit + 1)
    return { rows: rows.slice(0, limit), moreBefore: after > 0, moreAfter: rows.length > limit }
  }
  const rows = await olderThan(ctx, roomId, before, limit + 1)
  return {
    rows: rows.slice(-limit),
    moreBefore: rows.length > limit,
    moreAfter: before !== undefined,
  }
}

const olderThan = async (
  ctx: Context,
  roomId: string,
  before: number | undefined,
  limit: number,
): Promise<MessageRow[]> => {
  const rows = await ctx.db
    .selectFrom('message')
    .select(messageColumns)
    .where('roomId', '=', roomId)
    .$if(before !== undefined, (query) => query.where('place', '<', before ?? 0))
    .orderBy('place', 'desc')
    .limit(limit)
    .execute()
  return rows.toReversed()
}

const newerThan = (
  ctx: Context,
  roomId: string,
  after: number,
  limit: number,
): Promise<MessageRow[]> =>
  ctx.db
    .selectFrom('message')
    .select(messageColumns)
    .where('roomId', '=', roomId)
    .where('place', '>', after)
    .orderBy('place')
    .limit(limit)
    .execute()

/** Lines belong to the page whose messages they stand among; at the ends to the last page there. */
const between = (room: RoomRow, rows: readonly MessageRow[], edges: Edges) => ({
  from: edges.moreBefore ? (rows.at(0)?.sentAt ?? null) : room.createdAt,
  to: edges.moreAfter ? (rows.at(-1)?.sentAt ?? null) : null,
})

const readPinsOf = async (ctx: Context, rows: readonly MessageRow[]) => {
  if (rows.length === 0) return []
  const pins = await ctx.db
    .selectFrom('partyPin')
    .select(pinColumns)
    .where(
      'messageId',
      'in',
      rows.map((row) => row.id),
    )
    .where('removedAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  return toPins(ctx.db, pins)
}
