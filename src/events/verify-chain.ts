import { sql } from 'kysely'
import type { CampaignDatabase } from '#database/open.ts'
import { chainHash, chainStart, type ChainedEvent } from './chain.ts'
import { numberedTransaction } from './number-events.ts'

/** Where the chain ended at some time, kept outside of the database. `hash` in hex. */
export interface KeptHead {
  readonly number: number
  readonly hash: string
}

/** The chain is whole up to `events`, whose hash can be kept elsewhere; or where it first breaks. */
export type ChainVerdict =
  | { readonly ok: true; readonly events: number; readonly hash: string }
  | {
      readonly ok: false
      /** Number of the first event that is not as it was recorded, or is missing. */
      readonly number: number
      /** `rewritten`: whole in itself, but not the chain whose end was kept outside. */
      readonly reason: 'changed' | 'missing' | 'cut off' | 'rewritten'
      /** What stands there now; null where nothing does. */
      readonly found: { readonly name: string; readonly at: string } | null
    }

/** Events in memory at a time. */
const pageSize = 2_000

type Row = ChainedEvent & { readonly hash: Buffer; readonly numbered: boolean }

/**
 * Reads every numbered event and recomputes its hash from the one before. Finds changed, removed,
 * inserted and re-ordered events, and an end that was cut off. Somebody who may write everything
 * could compute a new chain: it shows as `rewritten` against `heads` that were kept outside.
 */
export const verifyChain = (
  db: CampaignDatabase,
  heads: readonly KeptHead[] = [],
): Promise<ChainVerdict> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx): Promise<ChainVerdict> => {
      const end = await tx
        .selectFrom('eventChain')
        .select(['number', 'hash'])
        .executeTakeFirstOrThrow()
      const kept = Map.groupBy(heads, (head) => head.number)
      let number = 0
      let hash: Buffer = chainStart
      for (;;) {
        const rows = await readPage(tx, number)
        for (const row of rows) {
          if (row.number !== number + 1) return broken(number + 1, 'missing', null)
          hash = chainHash(hash, row)
          if (!hash.equals(row.hash) || !row.numbered) return broken(row.number, 'changed', row)
          const text = hash.toString('hex')
          if (kept.get(row.number)?.some((head) => head.hash !== text)) {
            return broken(row.number, 'rewritten', row)
          }
          number = row.number
        }
        if (rows.length < pageSize) break
      }
      const last = Math.max(end.number, ...heads.map((head) => head.number))
      if (number < last) return broken(number + 1, 'cut off', null)
      if (number > end.number || !hash.equals(end.hash)) return broken(number, 'changed', null)
      return { ok: true, events: number, hash: hash.toString('hex') }
    })

const readPage = async (db: CampaignDatabase, after: number): Promise<readonly Row[]> => {
  const { rows } = await sql<Row>`
    select number, id, name, actor, subject_id, payload, person_id, personal, recorded_at,
      compartment_id, hash, transaction_id = ${numberedTransaction}::xid8 as numbered
    from event where number > ${after} order by number limit ${pageSize}
  `.execute(db)
  return rows
}

const broken = (
  number: number,
  reason: Extract<ChainVerdict, { ok: false }>['reason'],
  found: Row | null,
): ChainVerdict => ({
  ok: false,
  number,
  reason,
  found: found && { name: found.name, at: found.recordedAt.toISOString() },
})
