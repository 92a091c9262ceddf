import { sql, type Selectable } from 'kysely'
import type { z } from 'zod'
import type { Context } from '#actions/context.ts'
import { actorId } from '#actions/actor.ts'
import { AppError, notFound } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import type { Database } from '#database/schema.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { findCards, keyOf, toCard } from './card-links.ts'
import type { Message } from './contract.ts'

export type MessageRow = Omit<Selectable<Database['message']>, 'words'>

/** The columns of a message; the words of its search index stay in the database. */
export const messageColumns = [
  'id',
  'roomId',
  'place',
  'authorId',
  'authorName',
  'forName',
  'sentKey',
  'text',
  'replyTo',
  'version',
  'sentAt',
  'editedAt',
  'deletedAt',
] as const

/** A mention of a member leads to no card. */
export const memberKind = 'member'

interface Linked {
  readonly id: string
  readonly mentions: readonly { kind: string; id: string; name: string }[] | null
  readonly files: readonly { id: string; name: string; type: string; bytes: number }[] | null
}

/**
 * Messages as this reader may see them, with whom they mention, their files, and cards of what
 * they link to; in the order of the rows. A deleted one has none of these.
 */
export const toMessages = async (
  ctx: Context,
  rows: readonly MessageRow[],
): Promise<z.input<typeof Message>[]> => {
  const standing = rows.filter((row) => row.deletedAt === null).map((row) => row.id)
  const linked = await readLinked(ctx, standing)
  const refs = [...linked.values()].flatMap((one) =>
    (one.mentions ?? []).filter((mention) => mention.kind !== memberKind),
  )
  const cards = await findCards(ctx, refs)
  return rows.map((row) => {
    const { mentions, files } = linked.get(row.id) ?? { mentions: null, files: null }
    return {
      ...toBareMessage(row),
      mentions: [...(mentions ?? [])],
      cards: (mentions ?? []).flatMap((mention) => {
        const card = cards.get(keyOf(mention))
        return card ? [toCard(card)] : []
      }),
      files: [...(files ?? [])],
    }
  })
}

/** One message, as `toMessages` shows it. */
export const toMessage = async (
  ctx: Context,
  row: MessageRow,
): Promise<z.input<typeof Message>> => {
  const [message] = await toMessages(ctx, [row])
  if (!message) throw notFound('message')
  return message
}

const toBareMessage = (row: MessageRow) => ({
  id: row.id,
  roomId: row.roomId,
  place: row.place,
  authorId: row.authorId,
  author: row.authorName,
  forName: row.forName,
  key: row.sentKey,
  text: row.text,
  replyTo: row.replyTo,
  version: row.version,
  sentAt: row.sentAt.toISOString(),
  editedAt: row.editedAt?.toISOString() ?? null,
  deletedAt: row.deletedAt?.toISOString() ?? null,
})

/** Which names and files hang on these messages? One question, whatever their number. */
const readLinked = async (
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Linked>> => {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Linked>`
    select id,
      (select jsonb_agg(jsonb_build_object('kind', kind, 'id', target_id, 'name', name)
         order by kind, target_id)
       from message_mention where message_id = wanted.id) as mentions,
      (select jsonb_agg(jsonb_build_object('id', file.id, 'name', file.name, 'type', file.type,
         'bytes', file.bytes) order by file.id)
       from party_file as file where message_id = wanted.id) as files
    from unnest(${ids}::uuid[]) as wanted (id)
  `.execute(ctx.db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The message at the version that its author has seen; only its author changes it. */
export const readOwnMessageAt = async (
  ctx: Context,
  tx: CampaignTransaction,
  { messageId, version }: { readonly messageId: string; readonly version: number },
): Promise<MessageRow> => {
  const row = await tx
    .selectFrom('message')
    .select(messageColumns)
    .where('id', '=', messageId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound('message')
  if (row.authorId !== actorId(ctx.actor)) throw notYours()
  if (row.version !== version) throw staleVersion('The message', version, toBareMessage(row))
  return row
}

const notYours = (): AppError =>
  new AppError('not_allowed', 'Somebody else said this; only who said it changes it.', {
    code: 'not_the_author',
    next: 'Answer it instead.',
  })
