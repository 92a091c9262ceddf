import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import { NextMoveOutput, SetNextMove } from './clocks.contract.ts'
import { keepChange } from './move-change.ts'
import { holdProspect } from './prospect-for-move.ts'
import { openMove } from './write-move.ts'

export const setNextMove = defineAction({
  name: 'campaign.setNextMove',
  summary: 'Say what is done next for somebody on The List, by when and by whom.',
  http: 'POST /prospects/{id}/next-move',
  kind: 'change',
  input: SetNextMove,
  output: NextMoveOutput,
  allow: member,
  doors: 'all',
  cli: {
    positional: ['id', 'what'],
    examples: ['campaign set-next-move 0192… "Write to her about the compute" --due 2026-11-26'],
    render: ({ open }) => `Next: ${open?.what ?? ''}`,
  },
  run: (ctx, { id, ...text }) =>
    inTransaction(ctx.db, async (tx) => {
      const prospect = await holdProspect(tx, id)
      const move = await openMove(ctx, tx, prospect, text)
      return keepChange(ctx, tx, {
        prospect,
        moves: [{ id: move.id, before: null, after: 1 }],
        event: 'campaign.next_move_set',
        words: { what: move.what },
      })
    }),
})
