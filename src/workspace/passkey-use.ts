import type { Context } from '#actions/context.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import type { ShownPasskey } from './contract.ts'
import { asActor, memberRows } from './member.ts'
import type { MemberRow } from './member.ts'
import { takeChallenge } from './passkey-challenge.ts'
import { checkShown, placeOf, refused } from './passkey-check.ts'

/** For what a passkey is shown: to come in, or to prove again who is in already. */
export type UseOfPasskey =
  | { readonly purpose: 'sign_in' }
  | { readonly purpose: 'prove'; readonly memberId: string; readonly sessionId: string }

/**
 * Whose passkey this is, after all checks: challenge, address, signature, verified person, owner,
 * and that its counter went up. One that went back was copied: that is recorded, and refused.
 *
 * @throws AppError `challenge_spent`, `passkey_refused`.
 */
export const usePasskey = async (
  ctx: Context,
  shown: ShownPasskey,
  use: UseOfPasskey,
): Promise<MemberRow> => {
  const place = placeOf(ctx)
  const now = ctx.now()
  const { clientDataJSON, userHandle } = shown.response
  const challenge = await takeChallenge(
    ctx.db,
    clientDataJSON,
    { ...use, origin: place.origin },
    now,
  )
  const known = await memberRows(ctx.db)
    .innerJoin('passkey', 'passkey.memberId', 'member.id')
    .select(['passkey.id as passkeyId', 'credentialId', 'publicKey', 'counter'])
    .where('credentialId', '=', shown.id)
    .where('rpId', '=', place.rpId)
    .$if(use.purpose === 'prove', (query) =>
      query.where('member.id', '=', use.purpose === 'prove' ? use.memberId : ''),
    )
    .executeTakeFirst()
  if (!known || (userHandle && userHandle !== handleOf(known.id))) throw refused()
  const counter = await checkShown(shown, known, place, challenge)
  // Authenticators without a counter always say 0 (Web Authentication Level 3, 6.1.1).
  const used = await ctx.db
    .updateTable('passkey')
    .set({ counter, lastUsedAt: now })
    .where('id', '=', known.passkeyId)
    .where('counter', counter === 0 ? '=' : '<', counter)
    .returning('id')
    .executeTakeFirst()
  if (used) return known
  await recordCopied(ctx, known, known.passkeyId)
  throw refused()
}

/** The member's id as authenticators keep it beside the passkey. */
const handleOf = (memberId: string): string => Buffer.from(memberId, 'utf8').toString('base64url')

const recordCopied = (ctx: Context, owner: MemberRow, passkeyId: string): Promise<void> =>
  inTransaction(ctx.db, (tx) => {
    recordEvent(tx, {
      name: 'workspace.passkey_copied',
      actor: asActor(owner, ctx.actor.door),
      subjectId: owner.id,
      payload: { passkeyId },
    })
    return Promise.resolve()
  })
