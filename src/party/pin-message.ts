import { sql } from 'kysely'
import { actorId } from '#actions/actor.ts'
import { member } from '#actions/allow.ts'
import { byWhom, nameOf } from '#actions/by-whom.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError, notFound } from '#core/errors.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { PinOutput } from './contract.ts'
import { PinMessage } from './inputs.ts'
import { pinColumns, toPin, type PinRow } from './pin-row.ts'
import { lockOpenRoom } from './room-row.ts'

/** The pin knows its message and the message its pin; the words stay where they were said. */
export const pinMessage = defineAction({
  name: 'party.pin',
  summary: 'Make a decision, a next move, a promise or a doubt of a message.',
  http: 'POST /room/messages/{messageId}/pins',
  kind: 'change',
  input: PinMessage,
  output: PinOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: {
    positional: ['messageId', 'kind', 'what'],
    render: ({ pin }) => `Pinned as ${pin.label}.`,
  },
  run: (ctx, input) =>
    inTransaction(ctx.db, async (tx) => {
      const message = await readMessage(tx, input.messageId)
      const room = await lockOpenRoom(tx, message.roomId)
      const serial = await nextSerial(tx, room.id, input.kind)
      const owner = await readOwner(tx, input.ownerId)
      const row = await tx
        .insertInto('partyPin')
        .values({
          roomId: room.id,
          messageId: message.id,
          kind: input.kind,
          serial,
          state: 'open',
          what: input.what,
          why: input.why,
          ...owner,
          dueAt: input.dueAt,
          ...byWhom(ctx.actor),
          createdAt: ctx.now(),
        })
        .returning(pinColumns)
        .executeTakeFirstOrThrow()
      if (input.kind === 'doubt') await hear(ctx, tx, row, input.saidBy, message.text)
      recordPin(ctx, tx, row, 'party.pin_made', room.compartmentId)
      return { pin: await toPin(tx, row) }
    }),
})

const readMessage = async (tx: CampaignTransaction, id: string) => {
  const row = await tx
    .selectFrom('message')
    .select(['id', 'roomId', 'text', 'deletedAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound('message')
  if (row.deletedAt === null) return row
  throw new AppError('conflict', 'This message was deleted.', {
    code: 'message_deleted',
    next: 'Pin another one.',
  })
}

/** Counted within the room, so that a number tells nothing of another one. */
const nextSerial = async (
  tx: CampaignTransaction,
  roomId: string,
  kind: PinRow['kind'],
): Promise<number> => {
  const { rows } = await sql<{ serial: number }>`
    update party_room
    set last_serials = last_serials ||
      jsonb_build_object(${kind}::text, coalesce((last_serials ->> ${kind})::integer, 0) + 1)
    where id = ${roomId}
    returning (last_serials ->> ${kind})::integer as serial
  `.execute(tx)
  return rows[0]?.serial ?? 1
}

/** Whoever answers for a pin, with the name as it was then. */
export const readOwner = async (
  tx: CampaignTransaction,
  ownerId: string | null,
): Promise<{ ownerId: string | null; ownerName: string }> => {
  if (ownerId === null) return { ownerId: null, ownerName: '' }
  const row = await tx
    .selectFrom('member')
    .select('name')
    .where('id', '=', ownerId)
    .executeTakeFirst()
  if (!row) throw notFound('member')
  return { ownerId, ownerName: row.name }
}

/** Notes one time that a doubt was heard. */
export const hear = async (
  ctx: Context,
  tx: CampaignTransaction,
  pin: PinRow,
  saidBy: string,
  words: string,
): Promise<void> => {
  await tx
    .insertInto('partyHearing')
    .values({
      pinId: pin.id,
      messageId: pin.messageId,
      saidBy,
      words: words.slice(0, 1_000),
      heardAt: ctx.now(),
      keptByName: nameOf(ctx.actor),
    })
    .execute()
}

/** Tells of a pin by id, inside of its room. */
export const recordPin = (
  ctx: Context,
  tx: CampaignTransaction,
  pin: PinRow,
  name: `party.pin_${string}`,
  compartmentId: string | null,
): void =>
  recordEvent(tx, {
    name,
    actor: ctx.actor,
    subjectId: pin.id,
    compartmentId,
    payload: {
      roomId: pin.roomId,
      pinId: pin.id,
      ...(pin.messageId === null ? {} : { messageId: pin.messageId }),
      kind: pin.kind,
      state: pin.state,
      by: actorId(ctx.actor),
    },
  })
