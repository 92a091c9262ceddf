import type { MemberActor } from '#actions/actor.ts'
import { oneself } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { NextMoveOutput, TakeNextMove } from './clocks.contract.ts'
import { keepChange, type MoveColumns } from './move-change.ts'
import { dueOf, zoneOf } from './own-day.ts'
import { holdProspect, type ProspectHeld } from './prospect-for-move.ts'

/** Both, the prospect and its open move, where nobody owns them; what is another's stays theirs. */
export const takeNextMove = defineAction({
  name: 'campaign.takeNextMove',
  summary: 'Nobody owns this: take it, the prospect and its next move.',
  http: 'PUT /prospects/{id}/next-move/owner',
  kind: 'change',
  input: TakeNextMove,
  output: NextMoveOutput,
  allow: oneself,
  doors: 'all',
  cli: false,
  run: (ctx, { id, version }) =>
    inTransaction(ctx.db, async (tx) => {
      const me = memberOf(ctx)
      const prospect = await holdProspect(tx, id)
      if (prospect.version !== version) {
        throw staleVersion(`What is kept of ${prospect.name}`, version, prospect)
      }
      const move = await tx
        .selectFrom('nextMove')
        .selectAll()
        .where('prospectId', '=', id)
        .where('endedAt', 'is', null)
        .forUpdate()
        .executeTakeFirst()
      const takesProspect = prospect.ownerId === null
      const taken = move?.ownerId === null ? move : undefined
      if (!takesProspect && !taken) throw await ownedAlready(tx, prospect)
      if (takesProspect) await giveProspect(ctx, tx, { prospect, ownerId: me.id })
      if (taken) await giveMove(tx, taken, me.id)
      return keepChange(ctx, tx, {
        prospect,
        moves: taken ? [{ id: taken.id, before: taken, after: taken.version + 1 }] : [],
        ...(takesProspect ? { owner: { before: null, after: version + 1 } } : {}),
        event: 'campaign.next_move_taken',
        words: {},
      })
    }),
})

/** Gives a prospect an owner; its version grows by one. */
export const giveProspect = async (
  ctx: Context,
  tx: CampaignTransaction,
  { prospect, ownerId }: { prospect: ProspectHeld; ownerId: string | null },
): Promise<void> => {
  await tx
    .updateTable('prospect')
    .set({ ownerId, version: prospect.version + 1, changedAt: ctx.now() })
    .where('id', '=', prospect.id)
    .execute()
}

const giveMove = async (
  tx: CampaignTransaction,
  move: MoveColumns,
  ownerId: string,
): Promise<void> => {
  await tx
    .updateTable('nextMove')
    .set({
      ownerId,
      version: move.version + 1,
      // Its day ends where its owner is.
      ...(move.dueOn === null ? {} : dueOf(move.dueOn, await zoneOf(tx, ownerId))),
    })
    .where('id', '=', move.id)
    .execute()
}

const memberOf = ({ actor }: Context): MemberActor => {
  if (actor.kind === 'member') return actor
  throw new Error('Only a member owns something.')
}

const ownedAlready = async (tx: CampaignTransaction, prospect: ProspectHeld): Promise<AppError> => {
  const owner = await tx
    .selectFrom('member')
    .select('name')
    .where('id', '=', prospect.ownerId)
    .executeTakeFirst()
  return new AppError('conflict', `${owner?.name ?? 'Somebody'} owns ${prospect.name}.`, {
    code: 'already_owned',
    next: 'Ask for it, or change the owner on The List.',
  })
}
