import { z } from 'zod'
import { approver } from '#actions/allow.ts'
import type { Actor } from '#actions/actor.ts'
import { actorId } from '#actions/actor.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { mustNotBeFounder } from './change-member.ts'
import { LeftMember, MemberChange } from './contract.ts'
import { readMemberForChange, toMember } from './member.ts'

/**
 * A member leaves: what they did stays with their name, and every way in ends in the same moment.
 * Whoever comes back is invited again.
 */
export const removeMember = defineAction({
  name: 'workspace.removeMember',
  summary: 'End that somebody works here: sessions, passkeys and tokens end at once.',
  http: 'DELETE /members/{id}',
  kind: 'change',
  input: MemberChange.extend({ version: z.coerce.number().int().positive() }),
  output: LeftMember,
  allow: approver('founder', 'hr'),
  doors: 'human',
  fresh: true,
  cli: { positional: ['id'], render: ({ member }) => `${member.name} has left.` },
  run: (ctx, { id, version }) =>
    inTransaction(ctx.db, async (tx) => {
      const row = await readMemberForChange(tx, id, version)
      mustNotBeFounder(row)
      const leftAt = ctx.now()
      await endEveryWayIn(tx, id, leftAt)
      const changed = { leftAt, leftBy: actorId(ctx.actor), actsFor: null, version: version + 1 }
      await tx.updateTable('member').set(changed).where('id', '=', id).execute()
      recordEvent(tx, leftEvent(ctx.actor, id))
      const left = { ...row, actsFor: null, actsForName: null, version: version + 1 }
      return { member: toMember(left), leftAt: leftAt.toISOString() }
    }),
})

const endEveryWayIn = async (tx: CampaignTransaction, memberId: string, now: Date) => {
  for (const table of ['session', 'passkey', 'recoveryCode', 'addressLink'] as const) {
    await tx.deleteFrom(table).where('memberId', '=', memberId).execute()
  }
  await tx.deleteFrom('oneTimeCode').where('memberId', '=', memberId).execute()
  await tx
    .updateTable('apiToken')
    .set({ revokedAt: now })
    .where('memberId', '=', memberId)
    .where('revokedAt', 'is', null)
    .execute()
  await tx
    .updateTable('invitation')
    .set({ revokedAt: now })
    .where('madeBy', '=', memberId)
    .where('usedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .execute()
}

const leftEvent = (actor: Actor, id: string) =>
  ({ name: 'workspace.member_left', actor, subjectId: id }) as const
