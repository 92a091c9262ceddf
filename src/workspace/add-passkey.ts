import { z } from 'zod'
import { oneself } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { freshForMs } from '#actions/rights.ts'
import { AppError } from '#core/errors.ts'
import type { CampaignDatabase } from '#database/open.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { AddedPasskey, EnrolmentOptions, MadePasskey, PasskeyName } from './contract.ts'
import { browserOf } from './member.ts'
import { newChallenge, takeChallenge } from './passkey-challenge.ts'
import { checkMade, enrolmentOptions, placeOf } from './passkey-check.ts'
import { insertPasskey, toPasskey } from './passkey-row.ts'
import { proveSession } from './session.ts'

/** A code from the terminal or from paper is walked to the browser; so it counts a little longer. */
const codeCountsForMs = 15 * 60_000

export const passkeyChallenge = defineAction({
  name: 'workspace.passkeyChallenge',
  summary: 'Say what a browser needs to make another passkey.',
  http: 'POST /passkeys/challenges',
  kind: 'change',
  input: z.object({}),
  output: z.object({ options: EnrolmentOptions }),
  allow: oneself,
  doors: 'human',
  cli: false,
  run: async (ctx) => {
    const { id: memberId, name, sessionId } = browserOf(ctx.actor)
    const place = placeOf(ctx)
    const now = ctx.now()
    await mustHaveProved(ctx.db, sessionId, now)
    const { origin } = place
    const asked = { purpose: 'enrol', origin, memberId, sessionId } as const
    const challenge = await newChallenge(ctx.db, asked, now)
    const { companyName } = await ctx.db
      .selectFrom('workspace')
      .select('companyName')
      .executeTakeFirstOrThrow()
    const wanted = { ...place, challenge, userId: memberId, name, companyName }
    return { options: await enrolmentOptions(ctx.db, wanted) }
  },
})

/** One more way in for a member, who has just shown another one: a passkey, or a one-time code. */
export const addPasskey = defineAction({
  name: 'workspace.addPasskey',
  summary: 'Keep a passkey that the browser has made.',
  http: 'POST /passkeys',
  kind: 'change',
  input: z.object({ name: PasskeyName, passkey: MadePasskey }),
  output: AddedPasskey,
  allow: oneself,
  doors: 'human',
  session: 'opens',
  cli: false,
  run: async (ctx, { name, passkey }) => {
    const { id: memberId, sessionId, ...actor } = browserOf(ctx.actor)
    const place = placeOf(ctx)
    const now = ctx.now()
    const asked = { purpose: 'enrol', origin: place.origin, memberId, sessionId } as const
    const { clientDataJSON } = passkey.response
    const challenge = await takeChallenge(ctx.db, clientDataJSON, asked, now)
    const made = await checkMade(passkey, place, challenge)
    return inTransaction(ctx.db, async (tx) => {
      await mustHaveProved(tx, sessionId, now)
      const row = await insertPasskey(tx, { ...made, memberId, name, rpId: place.rpId, now })
      recordEvent(tx, {
        name: 'workspace.passkey_added',
        actor: { ...actor, id: memberId, sessionId },
        subjectId: memberId,
        payload: { passkeyId: row.id },
      })
      const sessionToken = await proveSession(tx, sessionId, now)
      if (sessionToken === null) throw sessionOver()
      return { passkey: toPasskey(row), sessionToken }
    })
  },
})

/** A stolen session alone must not be able to make itself a key of its own. */
const mustHaveProved = async (db: CampaignDatabase, sessionId: string, now: Date) => {
  const session = await db
    .selectFrom('session')
    .select(['provedAt', 'provedBy'])
    .where('id', '=', sessionId)
    .executeTakeFirst()
  if (!session) throw sessionOver()
  const counts = session.provedBy === 'code' ? codeCountsForMs : freshForMs
  if (session.provedAt && now.getTime() - session.provedAt.getTime() < counts) return
  throw new AppError('not_allowed', 'Show first that it is you: this needs a fresh proof.', {
    code: session.provedBy === 'passkey' ? 'passkey_needed' : 'code_needed',
    next:
      session.provedBy === 'passkey'
        ? 'Show your passkey when the browser asks, then do it again.'
        : 'Sign out, sign in with a new code, and add the passkey within 15 minutes.',
  })
}

const sessionOver = (): AppError =>
  new AppError('not_allowed', 'This session has ended.', {
    code: 'sign_in_first',
    next: 'Sign in first.',
  })
