import { actorId } from '#actions/actor.ts'
import { member } from '#actions/allow.ts'
import { nameOf } from '#actions/by-whom.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import { EndNextMove, NextMoveOutput } from './clocks.contract.ts'
import { holdMove, keepChange } from './move-change.ts'
import { openMove } from './write-move.ts'

/** With `next` the following one is set in the same breath; without, the answer asks for it. */
export const endNextMove = defineAction({
  name: 'campaign.endNextMove',
  summary: 'A next move is done, or dropped; say what follows, so that nobody is left without.',
  http: 'PUT /next-moves/{moveId}/end',
  kind: 'change',
  input: EndNextMove,
  output: NextMoveOutput,
  allow: member,
  doors: 'all',
  cli: {
    positional: ['moveId'],
    render: ({ open }) => (open ? `Done. Next: ${open.what}` : 'Done. What follows?'),
  },
  run: (ctx, { moveId, version, as: endedAs, reason, next }) =>
    inTransaction(ctx.db, async (tx) => {
      const { move, prospect } = await holdMove(ctx, tx, { moveId, version })
      await tx
        .updateTable('nextMove')
        .set({
          endedAt: ctx.now(),
          endedAs,
          endedReason: reason,
          endedBy: actorId(ctx.actor),
          endedByName: nameOf(ctx.actor),
          version: version + 1,
        })
        .where('id', '=', moveId)
        .execute()
      const following = next ? await openMove(ctx, tx, prospect, next) : null
      return keepChange(ctx, tx, {
        prospect,
        moves: [
          { id: moveId, before: move, after: version + 1 },
          ...(following ? [{ id: following.id, before: null, after: 1 }] : []),
        ],
        event: `campaign.next_move_${endedAs}`,
        words: { what: move.what, reason, ...(following ? { next: following.what } : {}) },
      })
    }),
})
