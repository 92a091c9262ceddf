import { anyone } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { ClaimInput, SignedIn } from './contract.ts'
import { addressOf } from './address.ts'
import { asActor, toMember } from './member.ts'
import { takeTry, useCode } from './one-time-code.ts'
import { openSession } from './session.ts'

/** The first visitor with the code from the terminal becomes the founder; this happens once. */
export const claim = defineAction({
  name: 'workspace.claim',
  summary: 'Claim a new workspace with the one-time code and become its founder.',
  http: 'POST /workspace/claim',
  kind: 'change',
  input: ClaimInput,
  output: SignedIn,
  allow: anyone,
  doors: 'human',
  session: 'opens',
  cli: false,
  run: async (ctx, { code, name, companyName }) => {
    const now = ctx.now()
    const standing = await ctx.db.selectFrom('workspace').select('claimedAt').executeTakeFirst()
    if (standing?.claimedAt) throw claimedAlready()
    const codeId = await takeTry(ctx.db, 'claim', code, now)
    return inTransaction(ctx.db, async (tx) => {
      const claimed = await tx
        .updateTable('workspace')
        .set({ claimedAt: now, companyName, updatedAt: now })
        .where('claimedAt', 'is', null)
        .returning('claimedAt')
        .executeTakeFirst()
      if (!claimed) throw claimedAlready()
      await useCode(tx, codeId, 'claim', now)
      const founder = await tx
        .insertInto('member')
        .values({ name, role: 'founder', joinedAt: now })
        .returning(['id', 'name', 'role', 'joinedAt', 'version'])
        .executeTakeFirstOrThrow()
      const row = { ...founder, actsFor: null, actsForName: null }
      recordEvent(tx, {
        name: 'workspace.claimed',
        actor: asActor(row, ctx.actor.door),
        subjectId: founder.id,
        payload: { role: 'founder' },
      })
      const session = { memberId: row.id, provedBy: 'code', origin: addressOf(ctx) } as const
      return { member: toMember(row), sessionToken: await openSession(tx, session, now) }
    })
  },
})

const claimedAlready = () =>
  new AppError('conflict', 'This workspace has been claimed already.', {
    code: 'claimed_already',
    next: 'Run `./party sign-in` where the app runs to sign in as its founder.',
  })
