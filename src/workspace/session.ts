import { createHash, randomBytes } from 'node:crypto'
import type { CampaignDatabase } from '#database/open.ts'

/** A browser that has not come back for two weeks signs in again. */
const idleMs = 14 * 24 * 3600_000

/** However often it comes, a session ends after sixty days. */
const lifeMs = 60 * 24 * 3600_000

/** Last use is written at most this often: a change per request would cost more than it tells. */
const touchMs = 5 * 60_000

/** Who a session belongs to, as the browser door needs it. */
export interface OpenSession {
  readonly sessionId: string
  readonly memberId: string
  readonly name: string
  readonly role: 'founder' | 'hr' | 'recruiting' | 'staff' | 'scientist' | 'finance'
}

/** Opens a session and answers with its token: 256 random bits, of which we keep the hash. */
export const openSession = async (
  tx: CampaignDatabase,
  memberId: string,
  now: Date,
): Promise<string> => {
  const token = randomBytes(32).toString('base64url')
  await tx.deleteFrom('session').where('endsAt', '<=', now).execute()
  await tx
    .insertInto('session')
    .values({
      memberId,
      tokenHash: hashToken(token),
      openedAt: now,
      lastSeenAt: now,
      endsAt: new Date(now.getTime() + lifeMs),
    })
    .execute()
  return token
}

/**
 * Who holds this token; null when it was never given, has ended, or lay idle too long. Notes the
 * time and the browser's name, which is how a person tells two sessions apart.
 */
export const resumeSession = async (
  db: CampaignDatabase,
  token: string,
  browser: string,
  now: Date,
): Promise<OpenSession | null> => {
  const found = await db
    .selectFrom('session')
    .innerJoin('member', 'member.id', 'session.memberId')
    .select([
      'session.id as sessionId',
      'member.id as memberId',
      'member.name',
      'member.role',
      'session.lastSeenAt',
      'session.browser',
    ])
    .where('tokenHash', '=', hashToken(token))
    .where('endsAt', '>', now)
    .where('lastSeenAt', '>', new Date(now.getTime() - idleMs))
    .executeTakeFirst()
  if (!found) return null
  if (now.getTime() - found.lastSeenAt.getTime() > touchMs || found.browser !== browser) {
    await db
      .updateTable('session')
      .set({ lastSeenAt: now, browser })
      .where('id', '=', found.sessionId)
      .execute()
  }
  const { sessionId, memberId, name, role } = found
  return { sessionId, memberId, name, role }
}

const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()
