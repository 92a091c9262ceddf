import type { CampaignDatabase } from '#database/open.ts'
import { inTransaction } from '#database/transaction.ts'
import { hasLiveCode, issueCode } from './one-time-code.ts'

/** A code as the terminal shows it. */
export interface ShownCode {
  readonly code: string
  readonly expiresAt: Date
}

/** A fresh claim code for a workspace that nobody has claimed; null when somebody has. */
export const freshClaimCode = async (
  db: CampaignDatabase,
  now: Date,
): Promise<ShownCode | null> => {
  const workspace = await db.selectFrom('workspace').select('claimedAt').executeTakeFirst()
  if (workspace?.claimedAt) return null
  return inTransaction(db, (tx) => issueCode(tx, 'claim', now))
}

/** The same, but null while the code that was shown last is still good. */
export const renewedClaimCode = async (
  db: CampaignDatabase,
  now: Date,
): Promise<ShownCode | null> =>
  (await hasLiveCode(db, 'claim', now)) ? null : freshClaimCode(db, now)
