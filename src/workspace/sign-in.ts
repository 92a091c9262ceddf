import { anyone } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { SignedIn, SignInInput } from './contract.ts'
import { asActor, toMember } from './member.ts'
import { takeTry, useCode } from './one-time-code.ts'
import { openSession } from './session.ts'

/** A founder whose browser forgot the session comes in again with a code from the terminal. */
export const signIn = defineAction({
  name: 'workspace.signIn',
  summary: 'Sign in with a one-time code from the terminal.',
  http: 'POST /session',
  kind: 'change',
  input: SignInInput,
  output: SignedIn,
  allow: anyone,
  doors: 'human',
  session: 'opens',
  cli: false,
  run: async (ctx, { code }) => {
    const now = ctx.now()
    const codeId = await takeTry(ctx.db, 'sign_in', code, now)
    return inTransaction(ctx.db, async (tx) => {
      await useCode(tx, codeId, 'sign_in', now)
      const founder = await tx
        .selectFrom('member')
        .selectAll()
        .where('role', '=', 'founder')
        .executeTakeFirst()
      if (!founder) {
        throw new AppError('conflict', 'Nobody has claimed this workspace yet.', {
          code: 'not_claimed',
          next: 'Open the app and claim it with the code in the terminal.',
        })
      }
      recordEvent(tx, {
        name: 'workspace.signed_in',
        actor: asActor(founder, ctx.actor.door),
        subjectId: founder.id,
      })
      return { member: toMember(founder), sessionToken: await openSession(tx, founder.id, now) }
    })
  },
})
