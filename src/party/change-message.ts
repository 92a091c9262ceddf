import { authorOf } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { MessageOutput } from './contract.ts'
import { EditMessage, VersionedMessage } from './inputs.ts'
import { keepMentions, mentionsOf } from './mentions.ts'
import { messageColumns, readOwnMessageAt, toMessage, type MessageRow } from './message-row.ts'
import { lockOpenRoom } from './room-row.ts'

/** What it said before stays with it, for everybody who may read it. */
export const editMessage = defineAction({
  name: 'party.edit',
  summary: 'Change the words of a message of your own; what it said before is kept.',
  http: 'PATCH /room/messages/{messageId}',
  kind: 'change',
  input: EditMessage,
  output: MessageOutput,
  allow: authorOf('message'),
  doors: 'all',
  mcp: false,
  cli: { positional: ['messageId', 'text'], render: () => 'Changed.' },
  run: async (ctx, input) => {
    const mentions = await mentionsOf(ctx, input)
    const row = await change(ctx, input, 'party.message_edited', async (tx, before) => {
      if (before.deletedAt !== null) throw deleted()
      await keepWords(ctx, tx, before)
      await keepMentions(tx, before.id, mentions)
      return { text: input.text, editedAt: ctx.now() }
    })
    return { message: await toMessage(ctx, row) }
  },
})

/** Its place stays, its words go; its author can bring them back for 30 days. */
export const deleteMessage = defineAction({
  name: 'party.delete',
  summary: 'Delete a message of your own. Its place stays and says so.',
  http: 'DELETE /room/messages/{messageId}',
  kind: 'change',
  input: VersionedMessage,
  output: MessageOutput,
  allow: authorOf('message'),
  doors: 'all',
  mcp: false,
  cli: { positional: ['messageId'], render: () => 'Deleted.' },
  run: async (ctx, input) => {
    const row = await change(ctx, input, 'party.message_deleted', async (tx, before) => {
      if (before.deletedAt !== null) throw deleted()
      await keepWords(ctx, tx, before)
      return { text: '', deletedAt: ctx.now() }
    })
    return { message: await toMessage(ctx, row) }
  },
})

/** The undo of `party.delete`. */
export const restoreMessage = defineAction({
  name: 'party.restore',
  summary: 'Bring back a message of your own that you deleted.',
  http: 'POST /room/messages/{messageId}/restoration',
  kind: 'change',
  input: VersionedMessage,
  output: MessageOutput,
  allow: authorOf('message'),
  doors: 'all',
  mcp: false,
  cli: { positional: ['messageId'], render: () => 'Back.' },
  run: async (ctx, input) => {
    const row = await change(ctx, input, 'party.message_restored', async (tx, before) => {
      const last = await tx
        .selectFrom('messageEdit')
        .select('text')
        .where('messageId', '=', before.id)
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (before.deletedAt === null || !last) throw notThere()
      return { text: last.text, deletedAt: null }
    })
    return { message: await toMessage(ctx, row) }
  },
})

type Changed = Partial<Pick<MessageRow, 'text' | 'editedAt' | 'deletedAt'>>

/** One step of a message of one's own: seen version, new version, event. */
const change = (
  ctx: Context,
  input: { readonly messageId: string; readonly version: number },
  name: `party.message_${string}`,
  step: (tx: CampaignTransaction, before: MessageRow) => Promise<Changed>,
): Promise<MessageRow> =>
  inTransaction(ctx.db, async (tx) => {
    const before = await readOwnMessageAt(ctx, tx, input)
    const room = await lockOpenRoom(tx, before.roomId)
    const changed = await step(tx, before)
    const row = await tx
      .updateTable('message')
      .set({ ...changed, version: before.version + 1 })
      .where('id', '=', before.id)
      .returning(messageColumns)
      .executeTakeFirstOrThrow()
    recordEvent(tx, {
      name,
      actor: ctx.actor,
      subjectId: row.id,
      compartmentId: room.compartmentId,
      payload: { roomId: room.id, messageId: row.id },
    })
    return row
  })

const keepWords = async (
  ctx: Context,
  tx: CampaignTransaction,
  before: MessageRow,
): Promise<void> => {
  await tx
    .insertInto('messageEdit')
    .values({
      messageId: before.id,
      version: before.version,
      text: before.text,
      keptAt: ctx.now(),
    })
    .execute()
}

const deleted = (): AppError =>
  new AppError('conflict', 'This message was deleted.', {
    code: 'message_deleted',
    next: 'Bring it back first.',
  })

const notThere = (): AppError =>
  new AppError('conflict', 'There are no words to bring back.', {
    code: 'nothing_to_restore',
    next: 'Say it once more.',
  })
