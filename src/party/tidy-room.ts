import { sql } from 'kysely'
import type { Context } from '#actions/context.ts'
import { looseAfterMs } from './files.ts'

/** Words of a deleted message can be brought back for so long, and are gone after. */
const deletedWordsMs = 30 * 24 * 3_600_000

/** Lets go of what is kept for a time only: words of deleted messages, files nobody sent. */
export const tidyRoom = async (ctx: Context): Promise<void> => {
  const now = ctx.now().getTime()
  await sql`
    delete from message_edit using message
    where message.id = message_id and deleted_at < ${new Date(now - deletedWordsMs)}
  `.execute(ctx.db)
  await ctx.db
    .deleteFrom('partyFile')
    .where('messageId', 'is', null)
    .where('addedAt', '<', new Date(now - looseAfterMs))
    .execute()
}
