import type { MemberActor } from '#actions/actor.ts'
import type { CampaignDatabase } from '#database/open.ts'
import { memberRows } from './member.ts'
import { hashSecret, newSecret } from './secret.ts'

/** A browser that has not come back for twelve hours signs in again: one tap with a passkey. */
const idleMs = 12 * 3600_000

/** However often it comes, a session ends after thirty days. */
const lifeMs = 30 * 24 * 3600_000

/** Last use is written at most this often: a change per request would cost more than it tells. */
const touchMs = 5 * 60_000

/** Requests that were under way when the token changed still arrive with the one before. */
const overlapMs = 10_000

/** How a session was proved: a passkey was shown, or a code that opens once. */
export type Proof = 'passkey' | 'code'

/** Opens a session, proved just now, and answers with its token. Only the hash is kept. */
export const openSession = async (
  tx: CampaignDatabase,
  session: { readonly memberId: string; readonly provedBy: Proof; readonly origin: string },
  now: Date,
): Promise<string> => {
  const token = newSecret()
  await tx
    .deleteFrom('session')
    .where((row) =>
      row.or([row('endsAt', '<=', now), row('lastSeenAt', '<=', new Date(now.getTime() - idleMs))]),
    )
    .execute()
  await tx
    .insertInto('session')
    .values({
      ...session,
      tokenHash: hashSecret(token),
      openedAt: now,
      lastSeenAt: now,
      endsAt: new Date(now.getTime() + lifeMs),
      provedAt: now,
    })
    .execute()
  return token
}

/**
 * Notes that the member has shown a passkey, and gives the browser another token, so that one that
 * was stolen before is worth nothing after. Null when the session ended meanwhile.
 */
export const proveSession = async (
  tx: CampaignDatabase,
  sessionId: string,
  now: Date,
): Promise<string | null> => {
  const token = newSecret()
  const proved = await tx
    .updateTable('session')
    .set((row) => ({
      tokenHash: hashSecret(token),
      previousHash: row.ref('tokenHash'),
      rotatedAt: now,
      provedAt: now,
      provedBy: 'passkey' as const,
    }))
    .where('id', '=', sessionId)
    .returning('id')
    .executeTakeFirst()
  return proved ? token : null
}

/**
 * Who holds this token; null when it was never given, has ended, lay idle too long, or its member
 * has left. Notes the time and the browser's name, which is how a person tells two sessions apart.
 */
export const resumeSession = async (
  db: CampaignDatabase,
  token: string,
  browser: string,
  now: Date,
): Promise<MemberActor | null> => {
  const hash = hashSecret(token)
  const found = await memberRows(db)
    .innerJoin('session', 'session.memberId', 'member.id')
    .select([
      'session.id as sessionId',
      'session.tokenHash',
      'session.lastSeenAt',
      'session.browser',
      'session.provedAt',
      'session.provedBy',
    ])
    .where((row) =>
      row.or([
        row('tokenHash', '=', hash),
        row.and([
          row('previousHash', '=', hash),
          row('rotatedAt', '>', new Date(now.getTime() - overlapMs)),
        ]),
      ]),
    )
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
  const { provedAt, actsFor, actsForName } = found
  // The token before the last proof is known for some seconds, but proves nothing.
  const proved = found.provedBy === 'passkey' && found.tokenHash.equals(hash)
  return {
    kind: 'member',
    id: found.id,
    name: found.name,
    role: found.role,
    door: 'web',
    sessionId: found.sessionId,
    ...(actsFor && actsForName ? { actsFor: { id: actsFor, name: actsForName } } : {}),
    ...(proved && provedAt ? { passkeyAt: provedAt } : {}),
  }
}
