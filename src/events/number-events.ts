import { sql } from 'kysely'
import type { CampaignDatabase } from '#database/open.ts'
import { inTransaction } from '#database/transaction.ts'
import { chainHash, type ChainedEvent } from './chain.ts'

/** Channel on which the number of the newest event is told. */
export const eventNumberedChannel = 'event_numbered'

/** Events of one batch: some 5 ms of hashing, and a crash repeats no more than this. */
const batchSize = 1_000

/** What a numbered event has in place of its transaction: that only ordered it until then. */
export const numberedTransaction = '0'

/**
 * Gives the next numbers and hashes to waiting events, one batch. Only those of transactions that
 * no running one can precede any more (`pg_snapshot_xmin`), so a reader who has seen number n has
 * seen everything before it, and numbers have no gaps. The row of the chain's end is locked: two
 * that number at once take turns. `waiting` says whether events remain without a number.
 */
export const numberEvents = async (
  db: CampaignDatabase,
): Promise<{ readonly numbered: number; readonly waiting: boolean }> => {
  // Asked first, so that at rest nothing is locked and nothing is written.
  if (!(await isWaiting(db))) return { numbered: 0, waiting: false }
  return inTransaction(db, async (tx) => {
    const end = await tx
      .selectFrom('eventChain')
      .select(['number', 'hash'])
      .forUpdate()
      .executeTakeFirstOrThrow()
    const { rows } = await sql<Omit<ChainedEvent, 'number'>>`
      select id, name, actor, subject_id, payload, person_id, personal, recorded_at, compartment_id
      from event
      where number is null and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
      order by transaction_id, id
      limit ${batchSize}
    `.execute(tx)

    let { number, hash } = end
    const hashes = rows.map((row) => {
      number += 1
      hash = chainHash(hash, { ...row, number })
      return hash
    })
    if (rows.length > 0) {
      await sql`
        update event set number = ${end.number} + row.place, hash = row.hash,
          transaction_id = ${numberedTransaction}::xid8
        from unnest(${rows.map((row) => row.id)}::uuid[], ${hashes}::bytea[])
          with ordinality as row (id, hash, place)
        where event.id = row.id
      `.execute(tx)
      await tx.updateTable('eventChain').set({ number, hash }).execute()
      await sql`select pg_notify(${eventNumberedChannel}, ${String(number)})`.execute(tx)
    }
    return { numbered: rows.length, waiting: await isWaiting(tx) }
  })
}

/** Is there any event without a number? */
const isWaiting = async (db: CampaignDatabase): Promise<boolean> => {
  const { rows } = await sql<{ waiting: boolean }>`
    select exists (select from event where number is null) as waiting
  `.execute(db)
  return rows[0]?.waiting ?? false
}
