import type { z } from 'zod'
import type { Context } from '#actions/context.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { cardKinds, findCards, keyOf, linksIn } from './card-links.ts'
import type { Mention } from './contract.ts'
import { memberKind } from './message-row.ts'

type Named = z.output<typeof Mention>

/**
 * Whom and what a text names: what the sender chose while writing and what still stands there, and
 * every address of ours in it. What the sender may not see is left out.
 */
export const mentionsOf = async (
  ctx: Context,
  { text, mentions }: { readonly text: string; readonly mentions: readonly Named[] },
): Promise<readonly Named[]> => {
  const chosen = mentions.filter(({ name }) => name !== '' && standsIn(text, name))
  const members = chosen.filter((mention) => mention.kind === memberKind)
  const things = [
    ...chosen.filter((mention) => mention.kind !== memberKind),
    ...linksIn(cardKinds(ctx), text).map((ref) => ({ ...ref, name: '' })),
  ]
  const [known, cards] = await Promise.all([
    readMembers(
      ctx,
      members.map((mention) => mention.id),
    ),
    findCards(ctx, things),
  ])
  const kept = [
    ...members.filter((mention) => known.has(mention.id)),
    ...things.filter((mention) => cards.has(keyOf(mention))),
  ]
  return [...new Map(kept.toReversed().map((mention) => [keyOf(mention), mention])).values()]
}

const standsIn = (text: string, name: string): boolean =>
  text.includes(`@${name}`) || text.includes(`#${name}`)

const readMembers = async (ctx: Context, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const uuids = ids.filter((id) => /^[0-9a-f-]{36}$/i.test(id))
  if (uuids.length === 0) return new Set()
  const rows = await ctx.db.selectFrom('member').select('id').where('id', 'in', uuids).execute()
  return new Set(rows.map((row) => row.id))
}

/** Writes them down, in place of those of an older version. */
export const keepMentions = async (
  tx: CampaignTransaction,
  messageId: string,
  mentions: readonly Named[],
): Promise<void> => {
  await tx.deleteFrom('messageMention').where('messageId', '=', messageId).execute()
  if (mentions.length === 0) return
  await tx
    .insertInto('messageMention')
    .values(mentions.map(({ kind, id, name }) => ({ messageId, kind, targetId: id, name })))
    .execute()
}
