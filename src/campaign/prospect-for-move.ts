import { sql } from 'kysely'
import { actorId } from '#actions/actor.ts'
import type { Context } from '#actions/context.ts'
import { AppError, notFound } from '#core/errors.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import type { Stage } from './list.contract.ts'

/** What a change of moves and clocks needs to know of its prospect. */
export interface ProspectHeld {
  readonly id: string
  readonly name: string
  readonly personId: string | null
  readonly stage: Stage
  readonly ownerId: string | null
  readonly compartmentId: string | null
  readonly version: number
}

/** The standing prospect, held until the transaction ends. Throws `prospect_not_found`. */
export const holdProspect = async (tx: CampaignTransaction, id: string): Promise<ProspectHeld> => {
  const row = await tx
    .selectFrom('prospect')
    .select(['id', 'name', 'personId', 'stage', 'ownerId', 'compartmentId', 'version'])
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound('prospect')
  return row
}

/** Whose key hides what events say: the person's, else the line's own. */
export const keyOf = ({ id, personId }: ProspectHeld): string => personId ?? id

/**
 * Refuses an owner who does not work here, or who would not see what they own.
 *
 * @throws AppError `member_not_found`, `owner_outside`.
 */
export const checkOwner = async (
  tx: CampaignTransaction,
  prospect: ProspectHeld,
  ownerId: string | null,
): Promise<void> => {
  if (ownerId === null) return
  const { compartmentId } = prospect
  const { rows } = await sql<{ name: string; inside: boolean }>`
    select m.name, ${compartmentId}::uuid is null or m.role = 'founder' or exists (
      select from compartment where id = ${compartmentId} and opened_at is not null
    ) or exists (
      select from compartment_member
      where compartment_id = ${compartmentId} and member_id = m.id
    ) as inside
    from member m where m.id = ${ownerId} and m.left_at is null
  `.execute(tx)
  const owner = rows[0]
  if (!owner) throw notFound('member')
  if (!owner.inside) throw ownerOutside(owner.name)
}

/** Whose a new move is when nobody was named: the owner of the prospect, else whoever sets it. */
export const ownerByDefault = (ctx: Context, prospect: ProspectHeld): string | null =>
  prospect.ownerId ?? actorId(ctx.actor)

const ownerOutside = (name: string): AppError =>
  new AppError('invalid', `${name} is not inside the compartment, and would not see this.`, {
    code: 'owner_outside',
    next: 'Choose somebody inside, or let them in first.',
  })
