import { PgBoss } from 'pg-boss'
import type { JsonObject } from '#core/json.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { executeIn, jobSchema } from './boss.ts'

/**
 * Asks for a job to be run, within the caller's transaction: it is asked for only if that commits,
 * and then surely. `data` must fit the job's schema. Throws for a job that no room defines.
 */
export const wake = async (
  tx: CampaignTransaction,
  name: `${string}.${string}`,
  data: JsonObject,
): Promise<void> => {
  // Not started: it only writes the row, through this transaction, and opens nothing of its own.
  const boss = new PgBoss({ db: executeIn(tx), schema: jobSchema, supervise: false })
  await boss.send(name, data)
}
