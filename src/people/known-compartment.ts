import { notFound } from '#core/errors.ts'
import type { CampaignTransaction } from '#database/transaction.ts'

/** Refuses a compartment that whoever asks is not inside of, as one that is not there. */
export const requireCompartment = async (
  tx: CampaignTransaction,
  compartmentId: string | null,
): Promise<void> => {
  if (compartmentId === null) return
  const row = await tx
    .selectFrom('compartment')
    .select('id')
    .where('id', '=', compartmentId)
    .where('openedAt', 'is', null)
    .executeTakeFirst()
  if (!row) throw notFound('compartment')
}
