import { sql } from 'kysely'
import type { RetentionKind } from '#actions/room.ts'

/** Notes that nobody touched for so long, standing or taken out. */
export const noteRetention: RetentionKind = {
  kind: 'people.notes',
  due: async (ctx, before, limit) => {
    const { rows } = await sql<{ id: string; by: string; readers: string; since: Date }>`
      select id, created_by_name as by, readers, coalesce(edited_at, created_at) as since
      from person_note where coalesce(edited_at, created_at) < ${before}
      order by 4 limit ${limit}`.execute(ctx.db)
    // Without its words: a private note is listed too, and is its author's.
    return rows.map((row) => ({
      id: row.id,
      text: `${row.readers} note of ${row.by}`,
      since: row.since.toISOString(),
    }))
  },
  remove: async (tx, ids, before) => {
    const gone = await tx
      .deleteFrom('personNote')
      .where('id', 'in', [...ids])
      .where(sql<Date>`coalesce(edited_at, created_at)`, '<', before)
      .executeTakeFirst()
    return Number(gone.numDeletedRows)
  },
}
