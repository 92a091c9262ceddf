import { sql } from 'kysely'
import { z } from 'zod'
import { member } from '#actions/allow.ts'
import { nameOf } from '#actions/by-whom.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError, notFound } from '#core/errors.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { line } from '#workspace/fields.contract.ts'
import { Redaction } from './contract.ts'
import { erasedWords } from './keep-person.ts'
import { labelOf } from './pin-row.ts'
import { readRoom } from './room-row.ts'

/** A room of a small party; the rest comes when these are done. */
const mostShown = 100

export const listRedactions = defineAction({
  name: 'party.redactions',
  summary: 'Show words in your rooms that name somebody who was erased; a human takes them out.',
  http: 'GET /room/redactions',
  kind: 'read',
  input: z.object({}),
  output: z.object({ redactions: z.array(Redaction) }),
  allow: member,
  doors: 'all',
  mcp: false,
  run: async (ctx) => {
    const rows = await ctx.db
      .selectFrom('partyRedaction as asked')
      .leftJoin('message', 'message.id', 'asked.messageId')
      .leftJoin('partyPin as pin', 'pin.id', 'asked.pinId')
      .select(['asked.id', 'asked.messageId', 'asked.pinId', 'asked.askedAt', 'message.text'])
      .select(['message.authorName', 'pin.kind', 'pin.serial', 'pin.what', 'pin.why'])
      .select(['pin.outcome', 'pin.messageId as pinnedId'])
      .where('asked.settledAt', 'is', null)
      .orderBy('asked.askedAt')
      .orderBy('asked.id')
      .limit(mostShown)
      .execute()
    return {
      redactions: rows.map((row) => ({
        id: row.id,
        askedAt: row.askedAt.toISOString(),
        messageId: row.messageId ?? row.pinnedId,
        what:
          row.kind === null || row.serial === null
            ? (row.authorName ?? '')
            : labelOf({ kind: row.kind, serial: row.serial }),
        text: row.text ?? [row.what, row.why, row.outcome].filter(Boolean).join('\n'),
      })),
    }
  },
})

/** The words that are taken out are given by the human, and are kept nowhere. */
export const redact = defineAction({
  name: 'party.redact',
  summary:
    'Take the words that name an erased person out of a message or pin, or say that another person is meant.',
  http: 'PUT /room/redactions/{id}/outcome',
  kind: 'change',
  input: z.object({
    id: z.uuid(),
    words: line(200).describe('What is taken out; empty: somebody else is meant, all stays'),
  }),
  output: z.object({ id: z.uuid() }),
  allow: member,
  doors: 'all',
  mcp: false,
  run: (ctx, { id, words }) =>
    inTransaction(ctx.db, async (tx) => {
      const asked = await tx
        .selectFrom('partyRedaction')
        .selectAll()
        .where('id', '=', id)
        .where('settledAt', 'is', null)
        .forUpdate()
        .executeTakeFirst()
      if (!asked) throw notFound('redaction')
      const room = await readRoom(tx, asked.roomId)
      if (words !== '') await takeOut(tx, asked, words)
      await tx
        .updateTable('partyRedaction')
        .set({ settledAt: ctx.now(), settledByName: nameOf(ctx.actor) })
        .where('id', '=', id)
        .execute()
      record(ctx, tx, { ...asked, compartmentId: room.compartmentId }, words !== '')
      return { id }
    }),
})

interface Asked {
  readonly roomId: string
  readonly messageId: string | null
  readonly pinId: string | null
}

const takeOut = async (tx: CampaignTransaction, asked: Asked, words: string): Promise<void> => {
  const pattern = words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const without = (column: string) =>
    sql`regexp_replace(${sql.ref(column)}, ${pattern}, ${erasedWords}, 'gi')`
  const changed =
    asked.messageId === null
      ? await sql`
          update party_pin set what = ${without('what')}, why = ${without('why')},
            outcome = ${without('outcome')}, version = version + 1
          where id = ${asked.pinId}
        `.execute(tx)
      : await sql`
          update message set text = ${without('text')}, version = version + 1
          where id = ${asked.messageId} and text ~* ${pattern}
        `.execute(tx)
  if (changed.numAffectedRows === 0n) throw notThere()
  if (asked.messageId !== null) {
    await sql`
      update party_file set name = ${without('name')} where message_id = ${asked.messageId}
    `.execute(tx)
  }
  await sql`
    update party_stance set sentence = ${without('sentence')} where pin_id = ${asked.pinId}
  `.execute(tx)
  await sql`
    update party_hearing set said_by = ${without('said_by')}, words = ${without('words')}
    where pin_id = ${asked.pinId}
  `.execute(tx)
}

const record = (
  ctx: Context,
  tx: CampaignTransaction,
  asked: Asked & { readonly compartmentId: string | null },
  tookOut: boolean,
): void => {
  const { roomId, messageId, pinId, compartmentId } = asked
  recordEvent(tx, {
    name: messageId === null ? 'party.pin_redacted' : 'party.message_redacted',
    actor: ctx.actor,
    subjectId: messageId ?? pinId,
    compartmentId,
    payload: {
      roomId,
      tookOut,
      ...(messageId === null ? { pinId } : { messageId }),
    },
  })
}

const notThere = (): AppError =>
  new AppError('invalid', 'These words do not stand there.', {
    code: 'words_not_there',
    next: 'Write them as they stand; any case will do.',
  })
