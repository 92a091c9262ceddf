import { sql } from 'kysely'
import type { Context } from '#actions/context.ts'
import type { RetentionKind } from '#actions/room.ts'
import { expirePersonKey } from '#events/person-key.ts'

/** What the workspace itself keeps for a time. */
export const ownRetention: readonly RetentionKind[] = [
  {
    kind: 'workspace.sessions',
    due: async (ctx, before, limit) => {
      const rows = await ctx.db
        .selectFrom('session')
        .innerJoin('member', 'member.id', 'session.memberId')
        .select(['session.id', 'member.name', 'session.browser', 'session.lastSeenAt'])
        .where('session.lastSeenAt', '<', before)
        .where('session.endsAt', '<', ctx.now())
        .orderBy('session.lastSeenAt')
        .limit(limit)
        .execute()
      return rows.map((row) => ({
        id: row.id,
        text: [row.name, row.browser].filter((part) => part !== '').join(', '),
        since: row.lastSeenAt.toISOString(),
      }))
    },
    remove: async (tx, ids, before) => {
      const gone = await tx
        .deleteFrom('session')
        .where('id', 'in', [...ids])
        .where('lastSeenAt', '<', before)
        .executeTakeFirst()
      return Number(gone.numDeletedRows)
    },
  },
  {
    kind: 'workspace.rankings',
    due: async (ctx, before, limit) => {
      const rows = await ctx.db
        .selectFrom('rankingLog')
        .select(['id', 'brief', 'total', 'shownAt'])
        .where('shownAt', '<', before)
        .orderBy('shownAt')
        .limit(limit)
        .execute()
      return rows.map((row) => ({
        id: row.id,
        text: `“${row.brief.slice(0, 200)}”, ${row.total} people`,
        since: row.shownAt.toISOString(),
      }))
    },
    remove: async (tx, ids, before) => {
      const gone = await tx
        .deleteFrom('rankingLog')
        .where('id', 'in', [...ids])
        .where('shownAt', '<', before)
        .executeTakeFirst()
      return Number(gone.numDeletedRows)
    },
  },
  {
    // What events say of people who are on no list of ours and of whom nothing was said since.
    kind: 'workspace.event_data',
    due: async (ctx, before, limit) => {
      const { rows } = await sql<{ personId: string; events: number; last: Date }>`
        select person_id, count(*)::integer as events, max(recorded_at) as last
        from event where person_id in (
          select person_id from keys.person_key where key is not null
        )
        group by person_id having max(recorded_at) < ${before}
        order by max(recorded_at) limit ${limit}`.execute(ctx.db)
      const listed = await readListed(ctx)
      const free = rows.filter((row) => !listed.has(row.personId))
      return free.map((row) => ({
        id: row.personId,
        text: row.events === 1 ? '1 event' : `${row.events} events`,
        since: row.last.toISOString(),
      }))
    },
    remove: async (tx, ids, before) => {
      const { rows } = await sql<{ personId: string }>`
        select k.person_id from keys.person_key k
        where k.key is not null and k.person_id = any(${[...ids]}::uuid[])
          and not exists (
            select from event e where e.person_id = k.person_id and e.recorded_at >= ${before}
          )`.execute(tx)
      for (const { personId } of rows) await expirePersonKey(tx, personId)
      return rows.length
    },
  },
]

/** Ids of everybody whom a room has on its list now, and of the rows that hold them. */
const readListed = async (ctx: Context): Promise<ReadonlySet<string>> => {
  const sourced = await Promise.all(
    ctx.rooms.map(async (room) => (await room.sourced?.(ctx)) ?? []),
  )
  return new Set(sourced.flat().flatMap((one) => [one.subjectId, one.personId ?? one.subjectId]))
}
