import { sql } from 'kysely'
import type { CampaignDatabase } from '#database/open.ts'
import { chainHash, chainStart, type ChainedEvent } from './chain.ts'

/** The chain is whole up to `events`, whose hash can be kept elsewhere; or where it first breaks. */
export type ChainVerdict =
  | { readonly ok: true; readonly events: number; readonly hash: string }
  | {
      readonly ok: false
      /** Number of the first event that is not as it was recorded, or is missing. */
      readonly number: number
      readonly reason: 'changed' | 'missing' | 'cut off'
    }

/** Events in memory at a time. */
const pageSize = 2_000

/**
 * Reads every numbered event and recomputes its hash from the one before. Finds changed, removed,
 * inserted and re-ordered events, and an end that was cut off. Somebody who may write everything
 * could compute a new chain: compare `hash` with one that was kept outside.
 */
export const verifyChain = (db: CampaignDatabase): Promise<ChainVerdict> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx): Promise<ChainVerdict> => {
      const end = await tx
        .selectFrom('eventChain')
        .select(['number', 'hash'])
        .executeTakeFirstOrThrow()
      let number = 0
      let hash: Buffer = chainStart
      for (;;) {
        const { rows } = await sql<ChainedEvent & { hash: Buffer }>`
          select number, id, name, actor, subject_id, payload, person_id, personal, recorded_at,
                 hash
          from event where number > ${number} order by number limit ${pageSize}
        `.execute(tx)
        for (const row of rows) {
          if (row.number !== number + 1) return { ok: false, number: number + 1, reason: 'missing' }
          const expected = chainHash(hash, row)
          if (!expected.equals(row.hash))
            return { ok: false, number: row.number, reason: 'changed' }
          number = row.number
          hash = expected
        }
        if (rows.length < pageSize) break
      }
      if (number < end.number) return { ok: false, number: number + 1, reason: 'cut off' }
      if (!hash.equals(end.hash)) return { ok: false, number, reason: 'changed' }
      return { ok: true, events: number, hash: hash.toString('hex') }
    })
