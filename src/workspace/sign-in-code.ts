import { z } from 'zod'
import { operator } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { SignInCode } from './contract.ts'
import { issueCode } from './one-time-code.ts'

/** Whoever holds the data folder lets the founder in again: a code that opens once. */
export const signInCode = defineAction({
  name: 'workspace.signInCode',
  summary: 'Make a one-time code with which the founder signs in again.',
  http: 'POST /session/code',
  kind: 'change',
  input: z.object({}),
  output: SignInCode,
  allow: operator,
  doors: 'human',
  cli: false,
  run: (ctx) =>
    inTransaction(ctx.db, async (tx) => {
      const standing = await tx.selectFrom('workspace').select('claimedAt').executeTakeFirst()
      const purpose = standing?.claimedAt ? 'sign_in' : 'claim'
      if (purpose === 'claim') throw notClaimed()
      const { code, expiresAt } = await issueCode(tx, purpose, ctx.now())
      recordEvent(tx, { name: 'workspace.sign_in_code_made', actor: ctx.actor, subjectId: null })
      return { code, path: `/sign-in#${code}`, expiresAt: expiresAt.toISOString() }
    }),
})

const notClaimed = () =>
  new AppError('conflict', 'Nobody has claimed this workspace yet.', {
    code: 'not_claimed',
    next: 'Open the app and claim it; the code for that stands where the app runs.',
  })
