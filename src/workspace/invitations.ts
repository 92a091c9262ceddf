import { z } from 'zod'
import { approver } from '#actions/allow.ts'
import { actorId, memberName, type Actor } from '#actions/actor.ts'
import { defineAction } from '#actions/define-action.ts'
import { notFound } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { InvitationId, InvitationList, InviteInput, MadeInvitation } from './contract.ts'
import {
  invitationColumns,
  invitationLivesMs,
  mustGive,
  openInvitations,
  toInvitation,
} from './invitation.ts'
import { newSecret, hashSecret } from './secret.ts'

const inviters = approver('founder', 'hr', 'recruiting')

/** A link that makes one person a member, once. Only its hash is kept, so it is shown once too. */
export const invite = defineAction({
  name: 'workspace.invite',
  summary: 'Make a link with which one person becomes a member.',
  http: 'POST /invitations',
  kind: 'change',
  input: InviteInput,
  output: MadeInvitation,
  allow: inviters,
  doors: 'human',
  fresh: true,
  cli: {
    examples: ['workspace invite --role hr --name "Priya Raman"'],
    render: ({ path, invitation }) =>
      `${path}\n\nPut the address of the app before it. It opens once, until ${invitation.expiresAt}.`,
  },
  run: (ctx, { role, name }) =>
    inTransaction(ctx.db, async (tx) => {
      mustGive(ctx.actor, role)
      const secret = newSecret()
      const madeAt = ctx.now()
      const row = await tx
        .insertInto('invitation')
        .values({
          role,
          name,
          tokenHash: hashSecret(secret),
          madeBy: actorId(ctx.actor),
          madeByName: inviterName(ctx.actor),
          madeAt,
          expiresAt: new Date(madeAt.getTime() + invitationLivesMs),
        })
        .returning(invitationColumns)
        .executeTakeFirstOrThrow()
      recordEvent(tx, {
        name: 'workspace.invited',
        actor: ctx.actor,
        subjectId: row.id,
        payload: { role },
      })
      return { invitation: toInvitation({ ...row, role }), path: `/join#${secret}` }
    }),
})

export const listInvitations = defineAction({
  name: 'workspace.invitations',
  summary: 'List the invitations that are still open.',
  http: 'GET /invitations',
  kind: 'read',
  input: z.object({}),
  output: InvitationList,
  allow: inviters,
  doors: 'human',
  table: ({ invitations }) => ({
    columns: ['id', 'for', 'role', 'by', 'open until'],
    rows: invitations.map((one) => [one.id, one.name, one.role, one.madeBy, one.expiresAt]),
  }),
  run: async (ctx) => {
    const rows = await openInvitations(ctx.db, ctx.now())
      .orderBy('madeAt', 'desc')
      .limit(200)
      .execute()
    return { invitations: rows.map(toInvitation) }
  },
})

export const revokeInvitation = defineAction({
  name: 'workspace.revokeInvitation',
  summary: 'Take an invitation back before it is followed.',
  http: 'DELETE /invitations/{id}',
  kind: 'change',
  input: z.object({ id: InvitationId }),
  output: z.object({ revoked: z.literal(true) }),
  allow: inviters,
  doors: 'human',
  cli: { positional: ['id'], render: () => 'That invitation opens nothing any more.' },
  run: (ctx, { id }) =>
    inTransaction(ctx.db, async (tx) => {
      const revoked = await tx
        .updateTable('invitation')
        .set({ revokedAt: ctx.now() })
        .where('id', '=', id)
        .where('usedAt', 'is', null)
        .where('revokedAt', 'is', null)
        .returning('id')
        .executeTakeFirst()
      if (!revoked) throw notFound('invitation')
      recordEvent(tx, { name: 'workspace.invitation_revoked', actor: ctx.actor, subjectId: id })
      return { revoked: true as const }
    }),
})

/** Shown to the invited one, who knows no data folder. */
const inviterName = (actor: Actor): string =>
  actor.kind === 'member' ? memberName(actor) : 'whoever runs this app'
