import type { z } from 'zod'
import type { Actor, Role } from '#actions/actor.ts'
import { AppError } from '#core/errors.ts'
import type { CampaignDatabase } from '#database/open.ts'
import type { Invitation, InvitedRole } from './contract.ts'
import { hashSecret } from './secret.ts'

/** Three days: long enough for a weekend, too short to be found in an old mail. */
export const invitationLivesMs = 72 * 3600_000

/** Roles by what each may give away: nobody invites into more than they could do themselves. */
const given: Readonly<Record<Role, readonly InvitedRole[]>> = {
  founder: ['hr', 'recruiting', 'staff', 'scientist', 'finance'],
  hr: ['hr', 'recruiting', 'staff', 'scientist', 'finance'],
  recruiting: ['recruiting', 'staff', 'scientist'],
  staff: [],
  scientist: [],
  finance: [],
}

/** Which roles this actor may give: by inviting, and by changing somebody's role. */
export const rolesGivenBy = (actor: Actor): readonly InvitedRole[] =>
  actor.kind === 'member' ? given[actor.role] : given.founder

/** @throws AppError `role_too_high` with who may give it. */
export const mustGive = (actor: Actor, role: InvitedRole): void => {
  if (rolesGivenBy(actor).includes(role)) return
  throw new AppError('not_allowed', 'This role is not yours to give.', {
    code: 'role_too_high',
    next: 'Ask the founder or the head of HR.',
  })
}

interface InvitationRow {
  readonly id: string
  readonly role: InvitedRole
  readonly name: string
  readonly madeByName: string
  readonly madeAt: Date
  readonly expiresAt: Date
}

export const invitationColumns = [
  'id',
  'role',
  'name',
  'madeByName',
  'madeAt',
  'expiresAt',
] as const

/** Invitations that can still be followed. */
export const openInvitations = (db: CampaignDatabase, now: Date) =>
  db
    .selectFrom('invitation')
    .select(invitationColumns)
    .where('usedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', now)

/**
 * The open invitation that a link names.
 *
 * @throws AppError `invitation_over` when there is none, whatever the reason.
 */
export const readInvitation = async (
  db: CampaignDatabase,
  token: string,
  now: Date,
): Promise<InvitationRow> => {
  const row = await openInvitations(db, now)
    .where('tokenHash', '=', hashSecret(token))
    .executeTakeFirst()
  if (row) return row
  throw new AppError('not_found', 'This invitation does not open any more.', {
    code: 'invitation_over',
    next: 'It opens once, within three days, unless it was taken back. Ask for a new one.',
  })
}

/** An invitation as it may cross a wire. */
export const toInvitation = (row: InvitationRow): z.input<typeof Invitation> => ({
  id: row.id,
  role: row.role,
  name: row.name,
  madeBy: row.madeByName,
  madeAt: row.madeAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
})
