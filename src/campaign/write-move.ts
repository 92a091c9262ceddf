import { byWhom } from '#actions/by-whom.ts'
import type { Context } from '#actions/context.ts'
import { AppError } from '#core/errors.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import type { MoveText } from './clocks.contract.ts'
import { kindOfMove } from './move-kind.ts'
import { dueOf, zoneOf } from './own-day.ts'
import { checkOwner, ownerByDefault, type ProspectHeld } from './prospect-for-move.ts'

/**
 * Opens a next move of a prospect that has none open.
 *
 * @throws AppError `next_move_open`, `member_not_found`, `owner_outside`.
 */
export const openMove = async (
  ctx: Context,
  tx: CampaignTransaction,
  prospect: ProspectHeld,
  text: MoveText,
): Promise<{ readonly id: string; readonly what: string }> => {
  const open = await tx
    .selectFrom('nextMove')
    .select('what')
    .where('prospectId', '=', prospect.id)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  if (open) throw alreadyOpen(prospect.name, open.what)
  const ownerId = text.ownerId === undefined ? ownerByDefault(ctx, prospect) : text.ownerId
  await checkOwner(tx, prospect, ownerId)
  return tx
    .insertInto('nextMove')
    .values({
      prospectId: prospect.id,
      what: text.what,
      kind: text.kind ?? kindOfMove(text.what),
      minutes: text.minutes,
      waitsFor: text.waitsFor,
      ownerId,
      ...dueOf(text.due, await zoneOf(tx, ownerId)),
      ...byWhom(ctx.actor),
      createdAt: ctx.now(),
    })
    .returning(['id', 'what'])
    .executeTakeFirstOrThrow()
}

const alreadyOpen = (name: string, what: string): AppError =>
  new AppError('conflict', `${name} has a next move already: “${what}”.`, {
    code: 'next_move_open',
    next: 'Change it, or end it first.',
  })
