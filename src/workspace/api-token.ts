import type { Door, MemberActor } from '#actions/actor.ts'
import type { CampaignDatabase } from '#database/open.ts'
import { asActor, memberRows } from './member.ts'
import { hashSecret } from './secret.ts'

/** Last use is written at most this often. */
const touchMs = 60_000

/**
 * The member in whose name a program asks with this token; null when it was never given, has
 * ended, was revoked, or its member has left.
 */
export const useToken = async (
  db: CampaignDatabase,
  secret: string,
  door: Door,
  now: Date,
): Promise<MemberActor | null> => {
  const found = await memberRows(db)
    .innerJoin('apiToken', 'apiToken.memberId', 'member.id')
    .select(['apiToken.id as tokenId', 'apiToken.scopes', 'apiToken.lastUsedAt'])
    .where('apiToken.tokenHash', '=', hashSecret(secret))
    .where('apiToken.expiresAt', '>', now)
    .where('apiToken.revokedAt', 'is', null)
    .executeTakeFirst()
  if (!found) return null
  if (found.lastUsedAt === null || now.getTime() - found.lastUsedAt.getTime() > touchMs) {
    await db
      .updateTable('apiToken')
      .set({ lastUsedAt: now })
      .where('id', '=', found.tokenId)
      .execute()
  }
  // A program of a member is never the terminal of whoever holds the data folder.
  return {
    ...asActor(found, door === 'cli' ? 'api' : door),
    token: { id: found.tokenId, scopes: found.scopes },
  }
}
