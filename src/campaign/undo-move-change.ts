import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError, notFound } from '#core/errors.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { NextMoveOutput, UndoMoveChange } from './clocks.contract.ts'
import { answerOf, MovesKept, OwnerKept, recordMoveEvent } from './move-change.ts'
import { holdProspect } from './prospect-for-move.ts'
import { giveProspect } from './take-next-move.ts'

/** All that one change did: the move as it was, the following one away, the owner back. */
export const undoMoveChange = defineAction({
  name: 'campaign.undoMoveChange',
  summary: 'Take back one change of next moves, as long as nothing was changed since.',
  http: 'DELETE /next-move-changes/{changeId}',
  kind: 'change',
  input: UndoMoveChange,
  output: NextMoveOutput,
  allow: member,
  doors: 'all',
  cli: { positional: ['changeId'], render: () => 'Taken back.' },
  run: (ctx, { changeId }) =>
    inTransaction(ctx.db, async (tx) => {
      const change = await tx
        .selectFrom('nextMoveChange')
        .selectAll()
        .where('id', '=', changeId)
        .executeTakeFirst()
      if (!change) throw notFound('change')
      const prospect = await holdProspect(tx, change.prospectId)
      const claimed = await tx
        .updateTable('nextMoveChange')
        .set({ undoneAt: ctx.now() })
        .where('id', '=', changeId)
        .where('undoneAt', 'is', null)
        .executeTakeFirst()
      if (claimed.numUpdatedRows === 0n) throw changedSince(prospect.name)
      const moves = MovesKept.parse(change.moves)
      await checkUnchanged(tx, moves, prospect.name)
      await putBack(tx, moves)
      if (change.owner !== null) {
        const owner = OwnerKept.parse(change.owner)
        if (prospect.version !== owner.after) throw changedSince(prospect.name)
        await giveProspect(ctx, tx, { prospect, ownerId: owner.before })
      }
      recordMoveEvent(ctx, tx, {
        prospect,
        event: 'campaign.next_move_undone',
        moves: moves.map(({ id, after }) => ({ id, after, before: null })),
        words: {},
      })
      return { ...(await answerOf(ctx, tx, prospect.id)), changeId: null }
    }),
})

type Kept = ReturnType<typeof MovesKept.parse>

const checkUnchanged = async (
  tx: CampaignTransaction,
  moves: Kept,
  name: string,
): Promise<void> => {
  if (moves.length === 0) return
  const rows = await tx
    .selectFrom('nextMove')
    .select(['id', 'version'])
    .where(
      'id',
      'in',
      moves.map((move) => move.id),
    )
    .forUpdate()
    .execute()
  const versions = new Map(rows.map((row) => [row.id, row.version]))
  if (moves.some((move) => versions.get(move.id) !== move.after)) throw changedSince(name)
}

/** Those that were not there go first: a prospect has one open move at a time. */
const putBack = async (tx: CampaignTransaction, moves: Kept): Promise<void> => {
  for (const { id, before } of moves.toSorted((a) => (a.before === null ? -1 : 1))) {
    if (before === null) {
      await tx.deleteFrom('nextMove').where('id', '=', id).execute()
      continue
    }
    await tx
      .updateTable('nextMove')
      .set((row) => ({ ...before, version: row('version', '+', 1) }))
      .where('id', '=', id)
      .execute()
  }
}

const changedSince = (name: string): AppError =>
  new AppError('conflict', `The next move of ${name} was changed since, so this stays.`, {
    code: 'changed_since',
    next: 'Look at what stands now, and change that.',
  })
