import { z } from 'zod'
import { anyone } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'

/** Ends the session of the browser that asks. Asking without one is no fault. */
export const signOut = defineAction({
  name: 'workspace.signOut',
  summary: 'Sign out of this browser.',
  http: 'DELETE /session',
  kind: 'change',
  input: z.object({}),
  output: z.object({ signedOut: z.boolean() }),
  allow: anyone,
  doors: 'human',
  session: 'closes',
  cli: false,
  run: async (ctx) => {
    const { actor } = ctx
    if (actor.kind !== 'member' || !actor.sessionId) return { signedOut: false }
    const { id, sessionId } = actor
    return inTransaction(ctx.db, async (tx) => {
      const ended = await tx
        .deleteFrom('session')
        .where('id', '=', sessionId)
        .returning('id')
        .executeTakeFirst()
      if (ended) recordEvent(tx, { name: 'workspace.signed_out', actor, subjectId: id })
      return { signedOut: ended !== undefined }
    })
  },
})
