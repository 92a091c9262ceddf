import { z } from 'zod'
import { oneself } from '#actions/allow.ts'
import { actorId } from '#actions/actor.ts'
import { defineAction } from '#actions/define-action.ts'
import { randomCode, readCode } from '#core/crockford.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { RecoveryCodes, RecoveryStatus } from './contract.ts'
import { hashSecret } from './secret.ts'

/** As many as fit on a slip of paper; each opens once. */
const codesAtOnce = 10
/** 24 letters of 5 bits: no one guesses 120 bits at ten tries a minute. */
const codeLetters = 24

/** The hash under which a code is kept, however it is typed. */
export const recoveryHash = (typed: string): Buffer => hashSecret(`recovery ${readCode(typed)}`)

export const recoveryStatus = defineAction({
  name: 'workspace.recoveryStatus',
  summary: 'Say how many of your recovery codes are left.',
  http: 'GET /recovery-codes',
  kind: 'read',
  input: z.object({}),
  output: RecoveryStatus,
  allow: oneself,
  doors: 'human',
  cli: false,
  run: async (ctx) => {
    const rows = await ctx.db
      .selectFrom('recoveryCode')
      .select(['madeAt', 'usedAt'])
      .where('memberId', '=', actorId(ctx.actor))
      .execute()
    return {
      left: rows.filter(({ usedAt }) => usedAt === null).length,
      madeAt: rows[0]?.madeAt.toISOString() ?? null,
    }
  },
})

/** Codes to print: shown this once, each opens once; those before open nothing any more. */
export const makeRecoveryCodes = defineAction({
  name: 'workspace.makeRecoveryCodes',
  summary: 'Make ten recovery codes; those before end.',
  http: 'POST /recovery-codes',
  kind: 'change',
  input: z.object({}),
  output: RecoveryCodes,
  allow: oneself,
  doors: 'human',
  fresh: true,
  cli: false,
  run: (ctx) =>
    inTransaction(ctx.db, async (tx) => {
      const memberId = actorId(ctx.actor) ?? ''
      const madeAt = ctx.now()
      const codes = Array.from({ length: codesAtOnce }, () => randomCode(codeLetters))
      // Locked, so that of two requests at once only one leaves its codes.
      await tx.selectFrom('member').select('id').where('id', '=', memberId).forUpdate().execute()
      await tx.deleteFrom('recoveryCode').where('memberId', '=', memberId).execute()
      await tx
        .insertInto('recoveryCode')
        .values(codes.map((code) => ({ memberId, codeHash: recoveryHash(code), madeAt })))
        .execute()
      recordEvent(tx, {
        name: 'workspace.recovery_codes_made',
        actor: ctx.actor,
        subjectId: memberId,
      })
      return { codes, madeAt: madeAt.toISOString() }
    }),
})
