import { sql } from 'kysely'
import type { RetentionKind } from '#actions/room.ts'
import { expirePersonKey } from '#events/person-key.ts'

/** People whom we passed, or who declined, so long ago: their lines go with all that hangs on them. */
const ended = (stage: 'passed' | 'declined'): RetentionKind => ({
  kind: `campaign.${stage}`,
  due: async (ctx, before, limit) => {
    const { rows } = await sql<{ id: string; name: string; affiliation: string; since: Date }>`
      select id, name, affiliation, stage_since as since from prospect
      where kind = 'person' and stage = ${stage} and stage_since < ${before}
      order by stage_since limit ${limit}`.execute(ctx.db)
    return rows.map((row) => ({
      id: row.id,
      text: [row.name, row.affiliation].filter((part) => part !== '').join(', '),
      since: row.since.toISOString(),
    }))
  },
  remove: async (tx, ids, before) => {
    const { rows } = await sql<{ id: string }>`
      delete from prospect
      where id = any(${[...ids]}::uuid[]) and stage = ${stage} and stage_since < ${before}
      returning id`.execute(tx)
    // A line without a person has a key of its own for what events say of it.
    for (const { id } of rows) await expirePersonKey(tx, id)
    return rows.length
  },
})

/** What The List keeps for a time once it has ended. */
export const endedRetention: readonly RetentionKind[] = [ended('passed'), ended('declined')]
