import { z } from 'zod'
import { oneself } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { freshForMs } from '#actions/rights.ts'
import { AppError } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { Proved, ProofOptions, ShownPasskey } from './contract.ts'
import { browserOf } from './member.ts'
import { newChallenge } from './passkey-challenge.ts'
import { placeOf, proofOptions } from './passkey-check.ts'
import { usePasskey } from './passkey-use.ts'
import { proveSession } from './session.ts'

export const proofChallenge = defineAction({
  name: 'workspace.proofChallenge',
  summary: 'Say what a browser needs to show the passkey of whoever is signed in.',
  http: 'POST /session/proof/challenges',
  kind: 'change',
  input: z.object({}),
  output: z.object({ options: ProofOptions }),
  allow: oneself,
  doors: 'human',
  cli: false,
  run: async (ctx) => {
    const { id: memberId, sessionId } = browserOf(ctx.actor)
    const place = placeOf(ctx)
    const asked = { purpose: 'prove', origin: place.origin, memberId, sessionId } as const
    const challenge = await newChallenge(ctx.db, asked, ctx.now())
    const options = await proofOptions(ctx.db, { ...place, challenge, memberId })
    if (options.allowCredentials.length > 0) return { options }
    throw new AppError('conflict', `You have no passkey for ${place.rpId} yet.`, {
      code: 'no_passkey_here',
      next: 'Add one in Settings, Your access. Until then the terminal where the app runs can do it.',
    })
  },
})

/** Shows again that the person is there: for five minutes what needs that may be done. */
export const provePasskey = defineAction({
  name: 'workspace.provePasskey',
  summary: 'Show the passkey again, for what needs it within five minutes.',
  http: 'PUT /session/proof',
  kind: 'change',
  input: z.object({ passkey: ShownPasskey }),
  output: Proved,
  allow: oneself,
  doors: 'human',
  session: 'opens',
  cli: false,
  run: async (ctx, { passkey }) => {
    const { id: memberId, sessionId } = browserOf(ctx.actor)
    await usePasskey(ctx, passkey, { purpose: 'prove', memberId, sessionId })
    const now = ctx.now()
    return inTransaction(ctx.db, async (tx) => {
      const sessionToken = await proveSession(tx, sessionId, now)
      if (sessionToken === null) {
        throw new AppError('not_allowed', 'This session has ended.', {
          code: 'sign_in_first',
          next: 'Sign in first.',
        })
      }
      recordEvent(tx, { name: 'workspace.proved', actor: ctx.actor, subjectId: memberId })
      return { sessionToken, until: new Date(now.getTime() + freshForMs).toISOString() }
    })
  },
})
