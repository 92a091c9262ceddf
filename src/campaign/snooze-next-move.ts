import { actorId } from '#actions/actor.ts'
import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { NextMoveOutput, SnoozeNextMove, VersionedMove } from './clocks.contract.ts'
import { holdMove, keepChange } from './move-change.ts'
import { untilOf, zoneOf } from './own-day.ts'

/** Longer than this is not put off but dropped. */
const longestDays = 366
const dayMs = 24 * 60 * 60 * 1000

export const snoozeNextMove = defineAction({
  name: 'campaign.snoozeNextMove',
  summary: 'Put a next move off until a day or a moment, with a reason.',
  http: 'PUT /next-moves/{moveId}/snooze',
  kind: 'change',
  input: SnoozeNextMove,
  output: NextMoveOutput,
  allow: member,
  doors: 'all',
  cli: { positional: ['moveId'], render: ({ open }) => `Put off: ${open?.snoozeReason ?? ''}` },
  run: async (ctx, { moveId, version, until, reason }) => {
    const moment = await snoozeEnd(ctx, until)
    return setSnooze(ctx, { moveId, version, until: moment, reason })
  },
})

export const wakeNextMove = defineAction({
  name: 'campaign.wakeNextMove',
  summary: 'End the snooze of a next move: it counts again now.',
  http: 'DELETE /next-moves/{moveId}/snooze',
  kind: 'change',
  input: VersionedMove,
  output: NextMoveOutput,
  allow: member,
  doors: 'all',
  cli: { positional: ['moveId'], render: () => 'It counts again.' },
  run: (ctx, { moveId, version }) => setSnooze(ctx, { moveId, version, until: null, reason: '' }),
})

/** When a snooze ends, in the zone of whoever asks. Refuses what is over or very far away. */
export const snoozeEnd = async (ctx: Context, until: string): Promise<Date> => {
  const moment = untilOf(until, await zoneOf(ctx.db, actorId(ctx.actor)))
  const aheadMs = moment.getTime() - ctx.now().getTime()
  if (aheadMs <= 0 || aheadMs > longestDays * dayMs) {
    throw new AppError('invalid', `Until ${until} nothing can be put off.`, {
      code: 'snooze_out_of_range',
      next: 'Choose a day within the next year.',
    })
  }
  return moment
}

const setSnooze = (
  ctx: Context,
  snooze: {
    readonly moveId: string
    readonly version: number
    readonly until: Date | null
    readonly reason: string
  },
) =>
  inTransaction(ctx.db, async (tx) => {
    const { moveId, version, until, reason } = snooze
    const { move, prospect } = await holdMove(ctx, tx, { moveId, version })
    await tx
      .updateTable('nextMove')
      .set({ snoozedUntil: until, snoozeReason: reason, lateToldAt: null, version: version + 1 })
      .where('id', '=', moveId)
      .execute()
    return keepChange(ctx, tx, {
      prospect,
      moves: [{ id: moveId, before: move, after: version + 1 }],
      event: until === null ? 'campaign.next_move_woken' : 'campaign.next_move_snoozed',
      words: { what: move.what, reason },
    })
  })
