import { sql } from 'kysely'
import { z } from 'zod'
import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { Message } from './contract.ts'
import { SearchRoom } from './inputs.ts'
import { messageColumns, toMessages } from './message-row.ts'

/** Words as they were written, in any language; the last one may be half typed. */
export const searchRoom = defineAction({
  name: 'party.search',
  summary: 'Search what was said in the rooms that you are in, newest first.',
  http: 'GET /room/search',
  kind: 'read',
  input: SearchRoom,
  output: z.object({ messages: z.array(Message), more: z.boolean() }),
  allow: member,
  doors: 'all',
  mcp: false,
  cli: {
    positional: ['text'],
    render: ({ messages }) =>
      messages.map((one) => `${one.sentAt}  ${one.author}: ${one.text}`).join('\n'),
  },
  run: async (ctx, { text, roomId, limit }) => {
    const ids = await findIds(ctx, text, roomId, limit + 1)
    if (ids.length === 0) return { messages: [], more: false }
    const rows = await ctx.db
      .selectFrom('message')
      .select(messageColumns)
      .where('id', 'in', ids.slice(0, limit))
      .orderBy('sentAt', 'desc')
      .orderBy('id')
      .execute()
    return { messages: await toMessages(ctx, rows), more: ids.length > limit }
  },
})

const findIds = async (
  ctx: Context,
  text: string,
  roomId: string | undefined,
  limit: number,
): Promise<readonly string[]> => {
  const query = queryOf(text)
  if (query === null) return []
  // The holder of the data folder is in no room and reads all of them.
  const { rows } =
    ctx.actor.kind === 'member'
      ? await sql<{ id: string }>`
          select id from party_search(${query}, ${roomId ?? null}::uuid, ${limit}) as found (id)
        `.execute(ctx.db)
      : await sql<{ id: string }>`
          select id from message
          where words @@ to_tsquery('simple', ${query}) and deleted_at is null
            ${roomId === undefined ? sql`` : sql`and room_id = ${roomId}`}
          order by sent_at desc, id limit ${limit}
        `.execute(ctx.db)
  return rows.map((row) => row.id)
}

/** Every word must be there, the last one as a beginning; null when there is no word. */
export const queryOf = (text: string): string | null => {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length === 0) return null
  return words
    .slice(0, 12)
    .map((word, index) => (index === words.length - 1 ? `${word}:*` : word))
    .join(' & ')
}
