import { sql } from 'kysely'
import type { Context } from '#actions/context.ts'
import type { KeptPerson, Moment, PersonKeeper } from '#actions/room.ts'

/** A prospect's past is short; more than this is not read at once. */
const mostMoves = 500

/** What next moves and clocks keep of a person. All of it hangs on lines of The List. */
export const clocksKeeper: PersonKeeper = {
  room: 'campaign',
  tables: ['next_move', 'next_move_change', 'stage_clock', 'day_choice'],
  exportOf: async (ctx, person) => {
    const [moves, rests] = await Promise.all([readMoves(ctx, person), readRests(ctx, person)])
    const items = [
      ...moves.map((move) => ({
        text: move.endedAs === null ? move.what : `${move.what} (${move.endedAs})`,
        origin: `${move.by}, ${move.at.toISOString().slice(0, 10)}`,
      })),
      ...rests.map((rest) => ({
        text: `Put off: ${rest.reason}`,
        origin: `${rest.by}, ${rest.at.toISOString().slice(0, 10)}`,
      })),
    ]
    if (items.length === 0) return []
    return [
      {
        heading: 'What we meant to do next',
        sentence: 'Each step that somebody noted, and why one was put off.',
        items,
      },
    ]
  },
  erase: async (tx, person) => {
    for (const table of ['next_move', 'next_move_change', 'stage_clock', 'day_choice'] as const) {
      await sql`delete from ${sql.table(table)} where prospect_id in (${linesOf(person)})`.execute(
        tx,
      )
    }
  },
  timeline: async (ctx, person) =>
    (await readMoves(ctx, person)).flatMap((move): Moment[] =>
      move.endedAt === null
        ? []
        : [
            {
              at: move.endedAt.toISOString(),
              kind: 'next move',
              sentence: move.endedAs === 'done' ? `Done: ${move.what}` : `Dropped: ${move.what}`,
              by: move.endedBy ?? move.by,
              path: `/list/${move.prospectId}`,
            },
          ],
    ),
}

/** Lines of the person, with those that were joined to one of them. A name alone is nobody. */
const linesOf = ({ ids }: KeptPerson) => sql`
  with own as (
    select id from prospect
    where id = any(${[...ids]}::uuid[])
      or (kind = 'person' and person_id = any(${[...ids]}::uuid[]))
  )
  select id from own
  union select joined_id from prospect_join where undone_at is null and kept_id in (select id from own)
  union select kept_id from prospect_join where undone_at is null and joined_id in (select id from own)`

interface MoveKept {
  readonly prospectId: string
  readonly what: string
  readonly by: string
  readonly at: Date
  readonly endedAt: Date | null
  readonly endedAs: 'done' | 'dropped' | null
  readonly endedBy: string | null
}

const readMoves = async (ctx: Context, person: KeptPerson): Promise<readonly MoveKept[]> => {
  const { rows } = await sql<MoveKept>`
    select prospect_id, what, created_by_name as by, created_at as at, ended_at, ended_as,
      ended_by_name as ended_by
    from next_move where prospect_id in (${linesOf(person)})
    order by coalesce(ended_at, created_at) desc, id desc limit ${mostMoves}`.execute(ctx.db)
  return rows
}

const readRests = async (ctx: Context, person: KeptPerson) => {
  const { rows } = await sql<{ reason: string; by: string; at: Date }>`
    select snooze_reason as reason, snoozed_by_name as by, snoozed_at as at
    from stage_clock
    where snoozed_at is not null and prospect_id in (${linesOf(person)})
    order by snoozed_at desc limit ${mostMoves}`.execute(ctx.db)
  return rows
}
