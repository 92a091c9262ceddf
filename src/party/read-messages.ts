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
    const rows = await readPage(ctx, asked)
    const first = rows.at(0)
    const last = rows.at(-1)
    const [messages, pins, edges] = await Promise.all([
      toMessages(ctx, rows),
      readPinsOf(ctx, rows),
      readEdges(ctx, asked.roomId, { first: first?.place ?? 0, last: last?.place ?? 0 }),
    ])
    const lines = room.kind === 'party' ? await readLines(ctx, between(room, rows, edges)) : []
    return { messages, lines, pins, ...edges }
  },
})

const readPage = async (ctx: Context, asked: Asked): Promise<MessageRow[]> => {
  const { before, after, around, limit } = asked
  if (around !== undefined) {
    const half = Math.ceil(limit / 2)
    const older = await olderThan(ctx, asked.roomId, around, half)
    return [...older, ...(await newerThan(ctx, asked.roomId, around - 1, half))]
  }
  return after === undefined
    ? olderThan(ctx, asked.roomId, before, limit)
    : newerThan(ctx, asked.roomId, after, limit)
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

interface Edges {
  readonly moreBefore: boolean
  readonly moreAfter: boolean
}

const readEdges = async (
  ctx: Context,
  roomId: string,
  { first, last }: { readonly first: number; readonly last: number },
): Promise<Edges> => {
  const beyond = (side: '<' | '>', place: number) =>
    ctx.db
      .selectFrom('message')
      .select('place')
      .where('roomId', '=', roomId)
      .where('place', side, place)
      .limit(1)
      .executeTakeFirst()
  const [older, later] = await Promise.all([beyond('<', first), beyond('>', last)])
  return { moreBefore: older !== undefined, moreAfter: later !== undefined }
}

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
