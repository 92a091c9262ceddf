import { sql } from 'kysely'
import type { z } from 'zod'
import { actorId } from '#actions/actor.ts'
import type { Context } from '#actions/context.ts'
import type { Digest } from './contract.ts'
import { readLines } from './lines.ts'
import { labelOf, pinColumns } from './pin-row.ts'
import { readRooms } from './room-state.ts'

type Sections = z.output<typeof Digest>['sections']
type Item = Sections[number]['items'][number]

/** A digest is read on the way; the rest is in the app. */
const mostItems = 12
const excerptLetters = 180
const dayMs = 24 * 3_600_000

/**
 * What a member should know since the last digest, read with the member's own eyes: named, decided,
 * due within a day, doubts without an answer, unread, and what the campaign said. Sections with
 * nothing in them are left out.
 */
export const composeDigest = async (ctx: Context, since: Date): Promise<Sections> => {
  const now = ctx.now()
  const [mentions, decisions, due, doubts, said, lines] = await Promise.all([
    readMentions(ctx, since),
    readDecisions(ctx, since),
    readDue(ctx, new Date(now.getTime() + dayMs)),
    readDoubts(ctx),
    readUnread(ctx),
    readSaid(ctx, since),
  ])
  const sections: Sections = [
    { kind: 'mentions', items: mentions },
    { kind: 'decisions', items: decisions },
    { kind: 'due', items: due },
    { kind: 'doubts', items: doubts },
    { kind: 'said', items: said },
    { kind: 'lines', items: lines },
  ]
  return sections.filter((section) => section.items.length > 0)
}

const readMentions = async (ctx: Context, since: Date): Promise<Item[]> => {
  const { rows } = await sql<{ id: string; authorName: string; text: string }>`
    select message.id, author_name, text from message
    join message_mention as named on named.message_id = message.id
    where named.kind = 'member' and named.target_id = ${actorId(ctx.actor)}
      and sent_at >= ${since} and deleted_at is null
      and author_id is distinct from ${actorId(ctx.actor)}::uuid
    order by sent_at desc limit ${mostItems}
  `.execute(ctx.db)
  return rows.map(({ id, authorName, text }) => ({
    text: `${authorName}: ${excerpt(text)}`,
    path: `/room/messages/${id}`,
  }))
}

const pins = (ctx: Context) =>
  ctx.db
    .selectFrom('partyPin')
    .select(pinColumns)
    .where('removedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .limit(mostItems)

const pathOf = ({ messageId }: { readonly messageId: string | null }): string =>
  messageId === null ? '/room/decisions' : `/room/messages/${messageId}`

const readDecisions = async (ctx: Context, since: Date): Promise<Item[]> => {
  const rows = await pins(ctx)
    .where('kind', '=', 'decision')
    .where((build) => build.or([build('createdAt', '>=', since), build('settledAt', '>=', since)]))
    .execute()
  return rows.map((pin) => ({
    text: `${labelOf(pin)}, ${pin.state}: ${excerpt(pin.what)}`,
    path: pathOf(pin),
  }))
}

const readDue = async (ctx: Context, until: Date): Promise<Item[]> => {
  const rows = await pins(ctx)
    .clearOrderBy()
    .where('state', '=', 'open')
    .where('dueAt', '<', until)
    .orderBy('dueAt')
    .execute()
  return rows.map((pin) => {
    const late = pin.dueAt !== null && pin.dueAt < ctx.now() ? 'late' : 'due'
    const owner = pin.ownerName === '' ? 'nobody answers for it' : pin.ownerName
    return { text: `${labelOf(pin)}, ${late}: ${excerpt(pin.what)} (${owner})`, path: pathOf(pin) }
  })
}

const readDoubts = async (ctx: Context): Promise<Item[]> => {
  const rows = await pins(ctx).where('kind', '=', 'doubt').where('state', '=', 'open').execute()
  return rows.map((pin) => ({
    text: `${labelOf(pin)}: ${excerpt(pin.what)}`,
    path: pathOf(pin),
  }))
}

const readUnread = async (ctx: Context): Promise<Item[]> => {
  const rooms = await readRooms(ctx)
  return rooms
    .filter((room) => room.unread.length > 0)
    .map((room) => ({
      text: `${room.name}: ${room.unread.length > 99 ? '99+' : room.unread.length} unread`,
      path: room.kind === 'party' ? '/room' : `/room/${room.id}`,
    }))
}

/** The newest lines; kinds that the member silenced stay silent here too. */
const readSaid = async (ctx: Context, since: Date): Promise<Item[]> => {
  const chosen = await ctx.db
    .selectFrom('partyPreference')
    .select('muted')
    .where('memberId', '=', actorId(ctx.actor) ?? '')
    .executeTakeFirst()
  const lines = await readLines(ctx, { from: since, to: null })
  return lines
    .filter((line) => !(chosen?.muted ?? []).includes(line.kind))
    .slice(-mostItems)
    .map((line) => ({ text: line.sentence, path: line.about?.path ?? '/room' }))
}

const excerpt = (text: string): string => {
  const plain = text.replaceAll(/\s+/g, ' ').trim()
  return plain.length > excerptLetters ? `${plain.slice(0, excerptLetters)}…` : plain
}
