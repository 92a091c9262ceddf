import { z } from 'zod'
import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { notFound } from '#core/errors.ts'
import { Message, MessageId, Moment, RoomId } from './contract.ts'
import { messageColumns, toMessage } from './message-row.ts'

/** Where an address of a message leads, and what it said before it was changed. */
export const showMessage = defineAction({
  name: 'party.message',
  summary: 'Show one message: its room, its place in it, and what it said before.',
  http: 'GET /room/messages/{messageId}',
  kind: 'read',
  input: z.object({ messageId: MessageId }),
  output: z.object({
    roomId: RoomId,
    place: z.int(),
    message: Message,
    before: z.array(z.object({ text: z.string(), until: Moment })),
  }),
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { positional: ['messageId'], render: ({ message }) => message.text },
  run: async (ctx, { messageId }) => {
    const row = await ctx.db
      .selectFrom('message')
      .select(messageColumns)
      .where('id', '=', messageId)
      .executeTakeFirst()
    if (!row) throw notFound('message')
    const edits = await ctx.db
      .selectFrom('messageEdit')
      .select(['text', 'keptAt'])
      .where('messageId', '=', messageId)
      .orderBy('version')
      .execute()
    return {
      roomId: row.roomId,
      place: row.place,
      message: await toMessage(ctx, row),
      // The operator sees everything, but words that were deleted are not there for anybody.
      before:
        row.deletedAt === null
          ? edits.map(({ text, keptAt }) => ({ text, until: keptAt.toISOString() }))
          : [],
    }
  },
})
