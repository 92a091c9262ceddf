import { sql } from 'kysely'
import type { CampaignTransaction } from '#database/transaction.ts'

/**
 * Gives events that wait for their number a transaction of this server. Numbers of transactions
 * belong to one server: those of another would be waited for, for ever.
 */
export const adoptWaitingEvents = async (tx: CampaignTransaction): Promise<void> => {
  await sql`
    update event set transaction_id = pg_current_xact_id() where number is null
  `.execute(tx)
}
