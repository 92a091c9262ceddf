import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import { EditNextMove, NextMoveOutput } from './clocks.contract.ts'
import { holdMove, keepChange } from './move-change.ts'
import { kindOfMove } from './move-kind.ts'
import { dueOf, zoneOf } from './own-day.ts'
import { checkOwner } from './prospect-for-move.ts'

export const editNextMove = defineAction({
  name: 'campaign.editNextMove',
  summary: 'Change a next move: what, by when, by whom, how long it takes, what it waits for.',
  http: 'PATCH /next-moves/{moveId}',
  kind: 'change',
  input: EditNextMove,
  output: NextMoveOutput,
  allow: member,
  doors: 'all',
  cli: { positional: ['moveId', 'what'], render: ({ open }) => `Next: ${open?.what ?? ''}` },
  run: (ctx, { moveId, version, ...text }) =>
    inTransaction(ctx.db, async (tx) => {
      const { move, prospect } = await holdMove(ctx, tx, { moveId, version })
      const ownerId = text.ownerId === undefined ? move.ownerId : text.ownerId
      await checkOwner(tx, prospect, ownerId)
      await tx
        .updateTable('nextMove')
        .set({
          what: text.what,
          kind: text.kind ?? (text.what === move.what ? move.kind : kindOfMove(text.what)),
          minutes: text.minutes,
          waitsFor: text.waitsFor,
          ownerId,
          ...dueOf(text.due, await zoneOf(tx, ownerId)),
          // A new due time may be late anew.
          lateToldAt: null,
          version: version + 1,
        })
        .where('id', '=', moveId)
        .execute()
      return keepChange(ctx, tx, {
        prospect,
        moves: [{ id: moveId, before: move, after: version + 1 }],
        event: 'campaign.next_move_edited',
        words: { before: move.what, after: text.what },
      })
    }),
})
