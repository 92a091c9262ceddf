import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type { CampaignDatabase } from '#database/open.ts'

/** Long enough to fetch a key from a drawer; whoever needs longer is given another challenge. */
export const challengeLivesMs = 5 * 60_000

/** What the authenticator is asked for, and by whom. Each challenge answers one purpose only. */
export interface ChallengeFor {
  readonly purpose: 'enrol' | 'join' | 'sign_in' | 'prove'
  /** The address at which it is asked; an answer from another one is refused. */
  readonly origin: string
  /** Whose passkey is wanted, when that is known. */
  readonly memberId?: string
  /** The session that asks, when there is one. */
  readonly sessionId?: string
}

/** Makes a challenge of 256 bits and keeps it until it is answered or too old. */
export const newChallenge = async (
  db: CampaignDatabase,
  wanted: ChallengeFor,
  now: Date,
): Promise<string> => {
  const challenge = randomBytes(32).toString('base64url')
  await db.deleteFrom('passkeyChallenge').where('expiresAt', '<=', now).execute()
  await db
    .insertInto('passkeyChallenge')
    .values({ ...wanted, challenge, expiresAt: new Date(now.getTime() + challengeLivesMs) })
    .execute()
  return challenge
}

/**
 * Takes out the challenge that an answer names, so that no answer counts twice; outside of the
 * caller's transaction, so that a refusal later on does not bring it back.
 *
 * @throws AppError `challenge_spent` when it was answered, is too old, or was for something else.
 */
export const takeChallenge = async (
  db: CampaignDatabase,
  clientDataJSON: string,
  wanted: ChallengeFor,
  now: Date,
): Promise<string> => {
  const challenge = challengeIn(clientDataJSON)
  const taken = await db
    .deleteFrom('passkeyChallenge')
    .where('challenge', '=', challenge)
    .where('purpose', '=', wanted.purpose)
    .where('origin', '=', wanted.origin)
    .where('expiresAt', '>', now)
    .where((row) => row(row.ref('memberId'), 'is not distinct from', wanted.memberId ?? null))
    .where((row) => row(row.ref('sessionId'), 'is not distinct from', wanted.sessionId ?? null))
    .returning('id')
    .executeTakeFirst()
  if (taken) return challenge
  throw new AppError('not_allowed', 'This question to the passkey was answered or is too old.', {
    code: 'challenge_spent',
    next: 'Try again; the browser asks anew.',
  })
}

const ClientData = z.object({ challenge: z.string().max(200) })

/** The challenge that the browser says it answers; nothing of it is believed before the signature. */
const challengeIn = (clientDataJSON: string): string => {
  try {
    const text = Buffer.from(clientDataJSON, 'base64url').toString('utf8')
    return ClientData.parse(JSON.parse(text)).challenge
  } catch (cause) {
    throw new AppError('invalid', 'The answer of the browser cannot be read.', {
      code: 'passkey_unreadable',
      next: 'Try again.',
      cause,
    })
  }
}
