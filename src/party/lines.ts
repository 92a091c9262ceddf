import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '#actions/context.ts'
import type { LineKind, SpokenEvent } from '#actions/room.ts'
import type { JsonObject } from '#core/json.ts'
import { toCard } from './card-links.ts'
import type { Line } from './contract.ts'

/** An event that a line may be made of, as the database has it. */
export interface LineEvent {
  readonly id: string
  readonly name: string
  readonly actor: JsonObject
  readonly subjectId: string | null
  readonly payload: JsonObject
  readonly recordedAt: Date
}

/** Lines between two messages; a room that slept a year does not load a year. */
const mostLines = 400

/** Every kind of line of every room. */
export const lineKindsOf = (ctx: Pick<Context, 'rooms'>): readonly LineKind[] =>
  ctx.rooms.flatMap((room) => room.lines ?? [])

/** Names of the events that the campaign says in the Room. */
export const spokenNames = (ctx: Pick<Context, 'rooms'>): readonly string[] =>
  lineKindsOf(ctx).flatMap((kind) => kind.events)

/** What the campaign said from one moment to another, oldest first; the newest when it was much. */
export const readLines = async (
  ctx: Context,
  between: { readonly from: Date | null; readonly to: Date | null },
): Promise<z.input<typeof Line>[]> => {
  const names = spokenNames(ctx)
  if (names.length === 0) return []
  const { from, to } = between
  const { rows } = await sql<LineEvent>`
    select id, name, actor, subject_id, payload, recorded_at from (
      select * from event
      where name = any(${names}::text[]) and number is not null
        ${from === null ? sql`` : sql`and recorded_at >= ${from}`}
        ${to === null ? sql`` : sql`and recorded_at < ${to}`}
      order by recorded_at desc, number desc limit ${mostLines}
    ) as newest
    order by recorded_at, number
  `.execute(ctx.db)
  return sayLines(ctx, rows)
}

/** Events as lines; those with nothing to say, or nothing for this reader, are left out. */
export const sayLines = async (
  ctx: Context,
  events: readonly LineEvent[],
): Promise<z.input<typeof Line>[]> => {
  if (events.length === 0) return []
  const names = await namesOf(ctx, events)
  const said = await Promise.all(
    lineKindsOf(ctx).map(async (kind) => {
      const own = events.filter((event) => kind.events.includes(event.name))
      if (own.length === 0) return []
      const lines = await kind.say(
        ctx,
        own.map((event) => toSpoken(event, names)),
      )
      return own.flatMap((event, index) => {
        const line = lines[index]
        return line ? [toLine(kind.kind, event, line)] : []
      })
    }),
  )
  return said.flat().toSorted((a, b) => compare(a, b))
}

const toLine = (
  kind: string,
  event: LineEvent,
  { sentence, about }: NonNullable<Awaited<ReturnType<LineKind['say']>>[number]>,
): z.input<typeof Line> => ({
  id: event.id,
  at: event.recordedAt.toISOString(),
  kind,
  sentence,
  about: about === null ? null : toCard(about),
})

const compare = (a: z.input<typeof Line>, b: z.input<typeof Line>): number =>
  a.at === b.at ? a.id.localeCompare(b.id) : a.at.localeCompare(b.at)

const Acted = z.object({ kind: z.string().default('system'), id: z.string().optional() })

const toSpoken = (event: LineEvent, names: ReadonlyMap<string, string>): SpokenEvent => {
  const { id } = Acted.parse(event.actor)
  return {
    name: event.name,
    subjectId: event.subjectId,
    payload: event.payload,
    by: id === undefined ? 'recruiting-party' : (names.get(id) ?? 'a former member'),
  }
}

const namesOf = async (
  ctx: Context,
  events: readonly LineEvent[],
): Promise<ReadonlyMap<string, string>> => {
  const ids = [...new Set(events.flatMap((event) => Acted.parse(event.actor).id ?? []))]
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('member')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
