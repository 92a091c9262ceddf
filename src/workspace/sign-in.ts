import { anyone } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { SignedIn, SignInInput } from './contract.ts'
import { addressOf } from './address.ts'
import { asActor, memberRows, toMember } from './member.ts'
import { takeTry, useCode } from './one-time-code.ts'
import { openSession } from './session.ts'

/** A member whose passkey is lost comes in again with a code from the terminal. */
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
      const memberId = await useCode(tx, codeId, 'sign_in', now)
      const member = await memberRows(tx)
        .$if(memberId === null, (query) => query.where('member.role', '=', 'founder'))
        .$if(memberId !== null, (query) => query.where('member.id', '=', memberId))
        .executeTakeFirst()
      if (!member) throw hasLeft()
      recordEvent(tx, {
        name: 'workspace.signed_in',
        actor: asActor(member, ctx.actor.door),
        subjectId: member.id,
        payload: { by: 'code' },
      })
      const session = { memberId: member.id, provedBy: 'code', origin: addressOf(ctx) } as const
      return { member: toMember(member), sessionToken: await openSession(tx, session, now) }
    })
  },
})

const hasLeft = (): AppError =>
  new AppError('conflict', 'The member this code was made for has left.', {
    code: 'member_left',
    next: 'Invite them again.',
  })
