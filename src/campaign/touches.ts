import { sql } from 'kysely'
import { actorId } from '#actions/actor.ts'
import { member } from '#actions/allow.ts'
import { byWhom, nameOf } from '#actions/by-whom.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError, notFound } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { readWindowDays } from './charter.ts'
import { readEngagement } from './engagement.ts'
import { historyIds } from './history-ids.ts'
import { holdProspect } from './prospect-for-move.ts'
import { LogTouchInput, TouchOutput, VersionedTouch } from './votes.contract.ts'
import { runningWindow, toTouch, type TouchRow } from './windows.ts'

const dayMs = 86_400_000

export const logTouch = defineAction({
  name: 'campaign.logTouch',
  summary: 'Note a call, a mail, a dinner: one contact with a prospect, either way.',
  http: 'POST /prospects/{id}/touches',
  kind: 'change',
  input: LogTouchInput,
  output: TouchOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: {
    positional: ['id', 'channel'],
    examples: ['campaign log-touch 0192… call'],
    render: ({ engagement }) => `Noted. ${engagement.sentence}`,
  },
  run: async (ctx, given) => {
    const touchedAt = given.at === undefined ? ctx.now() : new Date(given.at)
    if (touchedAt > ctx.now()) throw notYet()
    const touch = await inTransaction(ctx.db, async (tx) => {
      const prospect = await holdProspect(tx, given.id)
      const row = await tx
        .insertInto('touch')
        .values({
          prospectId: given.id,
          channel: given.channel,
          direction: given.direction,
          touchedAt,
          byMember: actorId(ctx.actor),
          byName: nameOf(ctx.actor),
          ...byWhom(ctx.actor),
          createdAt: ctx.now(),
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      if (given.direction === 'by us') await openWindow(tx, ctx, row)
      await keepLastTouch(tx, given.id)
      recordEvent(tx, {
        name: 'campaign.touched',
        actor: ctx.actor,
        subjectId: row.id,
        payload: { prospectId: given.id, channel: row.channel, direction: row.direction },
        compartmentId: prospect.compartmentId,
      })
      return row
    })
    const { engagement } = await readEngagement(ctx, given.id)
    return { touch: toTouch(touch), engagement }
  },
})

/** The way back of noting. */
export const removeTouch = defineAction({
  name: 'campaign.removeTouch',
  summary: 'Take back a contact that was noted by mistake.',
  http: 'DELETE /touches/{touchId}',
  kind: 'change',
  input: VersionedTouch,
  output: TouchOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { positional: ['touchId'], render: () => 'Taken back.' },
  run: async (ctx, { touchId, version }) => {
    const touch = await inTransaction(ctx.db, async (tx) => {
      const before = await tx
        .selectFrom('touch')
        .selectAll()
        .where('id', '=', touchId)
        .where('removedAt', 'is', null)
        .forUpdate()
        .executeTakeFirst()
      if (!before) throw notFound('touch')
      const isFounder = ctx.actor.kind !== 'member' || ctx.actor.role === 'founder'
      if (!isFounder && before.createdBy !== actorId(ctx.actor)) throw notYours(before.byName)
      if (before.version !== version) throw staleVersion('The touch', version, toTouch(before))
      const prospect = await holdProspect(tx, before.prospectId)
      const row = await tx
        .updateTable('touch')
        .set({ removedAt: ctx.now(), removedByName: nameOf(ctx.actor), version: version + 1 })
        .where('id', '=', touchId)
        .returningAll()
        .executeTakeFirstOrThrow()
      await tx
        .updateTable('ownershipWindow')
        .set({ endedAt: ctx.now(), endedByName: nameOf(ctx.actor) })
        .where('touchId', '=', touchId)
        .where('endedAt', 'is', null)
        .execute()
      await keepLastTouch(tx, before.prospectId)
      recordEvent(tx, {
        name: 'campaign.touch_removed',
        actor: ctx.actor,
        subjectId: touchId,
        payload: { prospectId: before.prospectId },
        compartmentId: prospect.compartmentId,
      })
      return row
    })
    const { engagement } = await readEngagement(ctx, touch.prospectId)
    return { touch: toTouch(touch), engagement }
  },
})

/**
 * A touch of ours gives its maker the next days alone, unless somebody else has them already: that
 * both wrote is noted, but the window stays where it is. An own window is prolonged.
 */
const openWindow = async (
  tx: CampaignTransaction,
  ctx: Context,
  touch: TouchRow,
): Promise<void> => {
  if (touch.byMember === null) return
  const days = await readWindowDays(tx)
  const endsAt = new Date(touch.touchedAt.getTime() + days * dayMs)
  if (endsAt <= ctx.now()) return
  const running = await runningWindow(tx, await historyIds(tx, touch.prospectId), ctx.now())
  if (running && (running.memberId !== touch.byMember || running.endsAt >= endsAt)) return
  await tx
    .insertInto('ownershipWindow')
    .values({
      prospectId: touch.prospectId,
      memberId: touch.byMember,
      memberName: touch.byName,
      touchId: touch.id,
      startsAt: touch.touchedAt,
      endsAt,
      createdAt: ctx.now(),
    })
    .execute()
}

/** The moment of the last touch stands on the line, for lists and filters. */
const keepLastTouch = async (tx: CampaignTransaction, prospectId: string): Promise<void> => {
  await sql`
    update prospect set last_touch_at = (
      select max(touched_at) from touch where prospect_id = ${prospectId} and removed_at is null
    ) where id = ${prospectId}`.execute(tx)
}

const notYet = (): AppError =>
  new AppError('invalid', 'That moment has not come yet.', {
    code: 'touch_in_future',
    next: 'Note a touch after it was; plan one as the next move.',
  })

const notYours = (by: string): AppError =>
  new AppError('not_allowed', `Only ${by} or the founder can take this back.`, {
    code: 'not_your_touch',
    next: `Ask ${by}.`,
  })
