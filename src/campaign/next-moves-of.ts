import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { notFound } from '#core/errors.ts'
import { NextMoves, NextMovesOf } from './clocks.contract.ts'
import { readMoves } from './next-move.ts'

export const nextMovesOf = defineAction({
  name: 'campaign.nextMoves',
  summary: 'The next move of somebody on The List, and what was done before.',
  http: 'GET /prospects/{id}/next-moves',
  kind: 'read',
  input: NextMovesOf,
  output: NextMoves,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: {
    positional: ['id'],
    render: ({ open, past }) =>
      [
        open ? `Next: ${open.what}` : 'There is no next move.',
        ...past.map((move) => `${move.endedAt?.slice(0, 10) ?? ''} ${move.endedAs}: ${move.what}`),
      ].join('\n'),
  },
  run: async (ctx, { id }) => {
    const found = await ctx.db
      .selectFrom('prospect')
      .select('id')
      .where('id', '=', id)
      .executeTakeFirst()
    if (!found) throw notFound('prospect')
    return { prospectId: id, ...(await readMoves(ctx.db, ctx.now(), id)) }
  },
})
