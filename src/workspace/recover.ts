import { anyone } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { addressOf } from './address.ts'
import { RecoverInput, SignedIn } from './contract.ts'
import { asActor, memberRows, toMember } from './member.ts'
import { recoveryHash } from './recovery-codes.ts'
import { openSession } from './session.ts'

/** Whoever lost every passkey comes in with a printed code, and makes a new passkey then. */
export const recover = defineAction({
  name: 'workspace.recover',
  summary: 'Sign in with a printed recovery code.',
  http: 'POST /session/recovery',
  kind: 'change',
  input: RecoverInput,
  output: SignedIn,
  allow: anyone,
  doors: 'human',
  session: 'opens',
  cli: false,
  run: (ctx, { code }) =>
    inTransaction(ctx.db, async (tx) => {
      const now = ctx.now()
      const used = await tx
        .updateTable('recoveryCode')
        .set({ usedAt: now })
        .where('codeHash', '=', recoveryHash(code))
        .where('usedAt', 'is', null)
        .returning('memberId')
        .executeTakeFirst()
      const member = used
        ? await memberRows(tx).where('member.id', '=', used.memberId).executeTakeFirst()
        : undefined
      if (!member) throw notACode()
      recordEvent(tx, {
        name: 'workspace.signed_in',
        actor: asActor(member, ctx.actor.door),
        subjectId: member.id,
        payload: { by: 'recovery code' },
      })
      const session = { memberId: member.id, provedBy: 'code', origin: addressOf(ctx) } as const
      return { member: toMember(member), sessionToken: await openSession(tx, session, now) }
    }),
})

const notACode = (): AppError =>
  new AppError('not_allowed', 'That is no recovery code that still opens.', {
    code: 'code_wrong',
    next: 'Each opens once. Try another one of your slip, or ask whoever runs the app for a code.',
  })
