import type { z } from 'zod'
import { actorId, type Actor } from '#actions/actor.ts'
import { member } from '#actions/allow.ts'
import { nameOf } from '#actions/by-whom.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError, notFound } from '#core/errors.ts'
import type { CampaignDatabase } from '#database/open.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { MessageOutput } from './contract.ts'
import { SendMessage } from './inputs.ts'
import { keepMentions, mentionsOf } from './mentions.ts'
import { messageColumns, toMessage, type MessageRow } from './message-row.ts'
import { lockOpenRoom, type RoomRow } from './room-row.ts'

/** The words stand in the message only: the event tells of it by id, and outlives the words. */
export const sendMessage = defineAction({
  name: 'party.send',
  summary: 'Say something in the Room or a pod. The same key sent twice is said once.',
  http: 'POST /room/{roomId}/messages',
  kind: 'change',
  input: SendMessage,
  output: MessageOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { positional: ['roomId', 'text'], render: () => 'Said.' },
  run: async (ctx, input) => {
    if (input.text === '' && input.files.length === 0) throw nothingSaid()
    const known = await readSent(ctx.db, ctx.actor, input.key)
    const row = known ?? (await keep(ctx, input))
    return { message: await toMessage(ctx, row) }
  },
})

type Input = z.output<typeof SendMessage>

const keep = async (ctx: Context, input: Input): Promise<MessageRow> => {
  const mentions = await mentionsOf(ctx, input)
  return inTransaction(ctx.db, async (tx) => {
    const room = await lockOpenRoom(tx, input.roomId)
    // Again under the lock of the room: the same key may have been sent a moment ago.
    const known = await readSent(tx, ctx.actor, input.key)
    if (known) return known
    const row = await insert(ctx, tx, room, input)
    await keepMentions(tx, row.id, mentions)
    await takeFiles(ctx, tx, row, input.files)
    recordEvent(tx, {
      name: 'party.message_sent',
      actor: ctx.actor,
      subjectId: row.id,
      compartmentId: room.compartmentId,
      payload: { roomId: room.id, messageId: row.id },
    })
    return row
  })
}

const insert = async (
  ctx: Context,
  tx: CampaignTransaction,
  room: RoomRow,
  input: Input,
): Promise<MessageRow> => {
  const place = room.lastPlace + 1
  await tx.updateTable('partyRoom').set({ lastPlace: place }).where('id', '=', room.id).execute()
  if (input.replyTo !== undefined) await checkReply(tx, room.id, input.replyTo)
  const actor = ctx.actor
  return tx
    .insertInto('message')
    .values({
      roomId: room.id,
      place,
      authorId: actorId(actor),
      authorName: nameOf(actor),
      forName: actor.kind === 'member' ? (actor.actsFor?.name ?? null) : null,
      sentKey: input.key,
      text: input.text,
      replyTo: input.replyTo ?? null,
      sentAt: ctx.now(),
    })
    .returning(messageColumns)
    .executeTakeFirstOrThrow()
}

const readSent = (
  db: CampaignDatabase,
  actor: Actor,
  key: string,
): Promise<MessageRow | undefined> =>
  db
    .selectFrom('message')
    .select(messageColumns)
    .where('authorId', 'is not distinct from', actorId(actor))
    .where('sentKey', '=', key)
    .executeTakeFirst()

const checkReply = async (
  tx: CampaignTransaction,
  roomId: string,
  replyTo: string,
): Promise<void> => {
  const found = await tx
    .selectFrom('message')
    .select('id')
    .where('id', '=', replyTo)
    .where('roomId', '=', roomId)
    .executeTakeFirst()
  if (!found) throw notFound('message')
}

/** Files that this sender brought into this room and that no message has yet. */
const takeFiles = async (
  ctx: Context,
  tx: CampaignTransaction,
  message: MessageRow,
  files: readonly string[],
): Promise<void> => {
  if (files.length === 0) return
  const taken = await tx
    .updateTable('partyFile')
    .set({ messageId: message.id })
    .where('id', 'in', [...files])
    .where('roomId', '=', message.roomId)
    .where('messageId', 'is', null)
    .where('addedBy', 'is not distinct from', actorId(ctx.actor))
    .returning('id')
    .execute()
  if (taken.length !== new Set(files).size) throw notFound('file')
}

const nothingSaid = (): AppError =>
  new AppError('invalid', 'A message without words and files says nothing.', {
    code: 'nothing_said',
    next: 'Write something, or attach a file.',
  })
