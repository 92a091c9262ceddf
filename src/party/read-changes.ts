import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '#actions/context.ts'
import type { Told } from '#actions/feed.ts'
import { json, type JsonObject } from './json-of.ts'
import { sayLines, spokenNames, type LineEvent } from './lines.ts'
import { messageColumns, toMessages } from './message-row.ts'
import { pinColumns, toPins } from './pin-row.ts'

/** Events of one look. A reader who was away longer than some looks begins anew instead. */
export const mostChanges = 200

type ChangeEvent = LineEvent & { readonly number: number }

/** What is newer than a number, for this reader. */
export interface Changes {
  readonly told: readonly Told[]
  /** Number of the last event that was looked at. */
  readonly reached: number
  /** Whether a full look was taken, so that more may wait. */
  readonly more: boolean
}

const Payload = z.object({ messageId: z.string().optional(), pinId: z.string().optional() })

/**
 * Changes after a number as this reader may know them: the state that messages and pins have now,
 * not the steps there; so the same change told twice is the same. Row-level security hides the
 * rest, and `reached` goes past it.
 */
export const readChanges = async (ctx: Context, after: number): Promise<Changes> => {
  const spoken = spokenNames(ctx)
  const { rows } = await sql<ChangeEvent>`
    select number, id, name, actor, subject_id, payload, recorded_at
    from event
    where number > ${after} and (name like 'party.%' or name = any(${spoken}::text[]))
    order by number limit ${mostChanges}
  `.execute(ctx.db)
  const [messages, pins, lines] = await Promise.all([
    readMessages(ctx, rows),
    readPins(ctx, rows),
    sayLines(
      ctx,
      rows.filter((row) => spoken.includes(row.name)),
    ),
  ])
  const lineOf = new Map(lines.map((line) => [line.id, line]))
  const told = rows.flatMap((row): Told[] => {
    const cursor = row.id
    const { messageId, pinId } = Payload.parse(row.payload)
    const line = lineOf.get(row.id)
    const message = messages.get(messageId ?? '')
    const pin = pins.get(pinId ?? '')
    if (line) return [{ cursor, name: 'line', data: json(line) }]
    if (row.name.startsWith('party.room_')) return [{ cursor, name: 'reset', data: {} }]
    if (row.name.startsWith('party.pin_')) {
      return pin ? [{ cursor, name: 'pin', data: json(pin) }] : []
    }
    return row.name.startsWith('party.message_') && message
      ? [{ cursor, name: 'message', data: json(message) }]
      : []
  })
  return {
    told: lastOfEach(told),
    reached: rows.at(-1)?.number ?? after,
    more: rows.length === mostChanges,
  }
}

const readMessages = async (ctx: Context, events: readonly ChangeEvent[]) => {
  const ids = idsOf(events, 'party.message_', 'messageId')
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('message')
    .select(messageColumns)
    .where('id', 'in', ids)
    .execute()
  return new Map((await toMessages(ctx, rows)).map((message) => [message.id, message]))
}

const readPins = async (ctx: Context, events: readonly ChangeEvent[]) => {
  const ids = idsOf(events, 'party.pin_', 'pinId')
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('partyPin')
    .select(pinColumns)
    .where('id', 'in', ids)
    .execute()
  return new Map((await toPins(ctx.db, rows)).map((pin) => [pin.id, pin]))
}

const idsOf = (
  events: readonly ChangeEvent[],
  name: string,
  field: 'messageId' | 'pinId',
): string[] => [
  ...new Set(
    events
      .filter((event) => event.name.startsWith(name))
      .flatMap((event) => Payload.parse(event.payload)[field] ?? []),
  ),
]

/** Of several changes of one thing the last is enough: all of them tell the state of now. */
const lastOfEach = (told: readonly Told[]): readonly Told[] => {
  const last = new Map<string, Told>()
  for (const one of told) {
    const key = `${one.name} ${idOf(one.data)}`
    last.delete(key)
    last.set(key, one)
  }
  return [...last.values()]
}

const idOf = (data: JsonObject): string => (typeof data['id'] === 'string' ? data['id'] : '')
