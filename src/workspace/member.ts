import type { z } from 'zod'
import type { Actor, Door, MemberActor, Role } from '#actions/actor.ts'
import { AppError, notFound } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import type { CampaignDatabase } from '#database/open.ts'
import type { Member } from './contract.ts'

/** A member as the database has it, with the name of whom they act for. */
export interface MemberRow {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly joinedAt: Date
  readonly version: number
  readonly actsFor: string | null
  readonly actsForName: string | null
}

/** Who works here now, with whom they act for; those who left are not among them. */
export const memberRows = (db: CampaignDatabase) =>
  db
    .selectFrom('member')
    .leftJoin('member as principal', 'principal.id', 'member.actsFor')
    .select([
      'member.id',
      'member.name',
      'member.role',
      'member.joinedAt',
      'member.version',
      'member.actsFor',
      'principal.name as actsForName',
    ])
    .where('member.leftAt', 'is', null)

/**
 * The member as one changes them, with the version that was seen.
 *
 * @throws AppError `member_not_found`, `stale_version` with what stands there now.
 */
export const readMemberForChange = async (
  tx: CampaignDatabase,
  id: string,
  version: number,
): Promise<MemberRow> => {
  const row = await memberRows(tx)
    .where('member.id', '=', id)
    .forUpdate('member')
    .executeTakeFirst()
  if (!row) throw notFound('member')
  if (row.version === version) return row
  throw staleVersion(row.name, version, toMember(row))
}

/** A member as it may cross a wire. */
export const toMember = (row: MemberRow): z.input<typeof Member> => ({
  id: row.id,
  name: row.name,
  role: row.role,
  joinedAt: row.joinedAt.toISOString(),
  version: row.version,
  actsFor:
    row.actsFor !== null && row.actsForName !== null
      ? { id: row.actsFor, name: row.actsForName }
      : null,
})

/** A member who has just proved to be one, as the actor of that very change. */
export const asActor = (
  row: Pick<MemberRow, 'id' | 'name' | 'role' | 'actsFor' | 'actsForName'>,
  door: Door,
): MemberActor => ({
  kind: 'member',
  id: row.id,
  name: row.name,
  role: row.role,
  door,
  ...(row.actsFor !== null && row.actsForName !== null
    ? { actsFor: { id: row.actsFor, name: row.actsForName } }
    : {}),
})

/**
 * The member who asks at a browser.
 *
 * @throws AppError `browser_only` for everybody else, who has no session to speak of.
 */
export const browserOf = (actor: Actor): MemberActor & { readonly sessionId: string } => {
  if (actor.kind === 'member' && actor.sessionId !== undefined) {
    return { ...actor, sessionId: actor.sessionId }
  }
  throw new AppError('not_allowed', 'This is for a member at a browser.', {
    code: 'browser_only',
    next: 'Open the app in a browser and sign in there.',
  })
}
