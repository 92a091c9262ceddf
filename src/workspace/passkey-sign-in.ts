import { z } from 'zod'
import { anyone } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { ProofOptions, ShownPasskey, SignedIn } from './contract.ts'
import { asActor, toMember } from './member.ts'
import { newChallenge } from './passkey-challenge.ts'
import { placeOf, proofOptions } from './passkey-check.ts'
import { usePasskey } from './passkey-use.ts'
import { openSession } from './session.ts'

export const signInChallenge = defineAction({
  name: 'workspace.signInChallenge',
  summary: 'Say what a browser needs to sign in with a passkey.',
  http: 'POST /session/challenges',
  kind: 'change',
  input: z.object({}),
  output: z.object({ options: ProofOptions }),
  allow: anyone,
  doors: 'human',
  cli: false,
  run: async (ctx) => {
    const place = placeOf(ctx)
    const asked = { purpose: 'sign_in', origin: place.origin } as const
    const challenge = await newChallenge(ctx.db, asked, ctx.now())
    return { options: await proofOptions(ctx.db, { ...place, challenge }) }
  },
})

/** One tap: the passkey itself says who comes. */
export const signInWithPasskey = defineAction({
  name: 'workspace.signInWithPasskey',
  summary: 'Sign in with a passkey.',
  http: 'POST /session/passkey',
  kind: 'change',
  input: z.object({ passkey: ShownPasskey }),
  output: SignedIn,
  allow: anyone,
  doors: 'human',
  session: 'opens',
  cli: false,
  run: async (ctx, { passkey }) => {
    const member = await usePasskey(ctx, passkey, { purpose: 'sign_in' })
    const { origin } = placeOf(ctx)
    return inTransaction(ctx.db, async (tx) => {
      recordEvent(tx, {
        name: 'workspace.signed_in',
        actor: asActor(member, ctx.actor.door),
        subjectId: member.id,
        payload: { by: 'passkey' },
      })
      const session = { memberId: member.id, provedBy: 'passkey', origin } as const
      return { member: toMember(member), sessionToken: await openSession(tx, session, ctx.now()) }
    })
  },
})
