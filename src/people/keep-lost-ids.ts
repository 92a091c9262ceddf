import type { CampaignTransaction } from '#database/transaction.ts'

/** PostgreSQL takes 65,535 parameters at most in one statement. */
const rowsAtOnce = 10_000

/**
 * After a new build: ids that no person of it bears lead to the person with most of their
 * signatures, so that nothing that was kept under an old id is lost.
 */
export const keepLostIds = async (
  tx: CampaignTransaction,
  lost: readonly { readonly oldId: string; readonly newId: string }[],
): Promise<void> => {
  for (let from = 0; from < lost.length; from += rowsAtOnce) {
    await tx
      .insertInto('personAlias')
      .values(
        lost.slice(from, from + rowsAtOnce).map(({ oldId, newId }) => ({
          oldId,
          newId,
          cause: 'rebuild' as const,
        })),
      )
      .onConflict((conflict) => conflict.columns(['oldId', 'newId']).doNothing())
      .execute()
  }
}
