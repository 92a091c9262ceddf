import { actorId } from '#actions/actor.ts'
import { oneself } from '#actions/allow.ts'
import { nameOf } from '#actions/by-whom.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError, notFound } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { readWindowDays } from './charter.ts'
import { readEngagement } from './engagement.ts'
import { historyIds } from './history-ids.ts'
import { OneProspect } from './list.contract.ts'
import { dayInWords, dayOf } from './off-limits-rows.ts'
import { holdProspect } from './prospect-for-move.ts'
import { EngagementOutput } from './votes.contract.ts'
import { runningWindow, type WindowRow } from './windows.ts'

const dayMs = 86_400_000

/** Before one writes: the next days are one's own, and a second person sees it first. */
export const claimWindow = defineAction({
  name: 'campaign.claimWindow',
  summary: 'Take the window on a prospect: until it ends only you write to them.',
  http: 'PUT /prospects/{id}/window',
  kind: 'change',
  input: OneProspect,
  output: EngagementOutput,
  allow: oneself,
  doors: 'all',
  mcp: false,
  cli: false,
  run: async (ctx, { id }) => {
    const { engagement: before } = await readEngagement(ctx, id)
    if (before.may === 'no') throw collision(before.sentence, 'Leave them alone for now.')
    const days = await readWindowDays(ctx.db)
    await inTransaction(ctx.db, async (tx) => {
      const prospect = await holdProspect(tx, id)
      const now = ctx.now()
      const running = await runningWindow(tx, await historyIds(tx, id), now)
      const me = actorId(ctx.actor)
      if (me === null) throw notFound('prospect')
      if (running && running.memberId !== me) throw taken(running, prospect.name)
      const endsAt = new Date(now.getTime() + days * dayMs)
      const row = await tx
        .insertInto('ownershipWindow')
        .values({
          prospectId: id,
          memberId: me,
          memberName: nameOf(ctx.actor),
          startsAt: now,
          endsAt,
          createdAt: now,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      recordEvent(tx, {
        name: 'campaign.window_claimed',
        actor: ctx.actor,
        subjectId: row.id,
        payload: { prospectId: id, until: endsAt.toISOString() },
        compartmentId: prospect.compartmentId,
      })
    })
    return { engagement: (await readEngagement(ctx, id)).engagement }
  },
})

export const releaseWindow = defineAction({
  name: 'campaign.releaseWindow',
  summary: 'Give the window on a prospect back, so that another member can write.',
  http: 'DELETE /prospects/{id}/window',
  kind: 'change',
  input: OneProspect,
  output: EngagementOutput,
  allow: oneself,
  doors: 'all',
  mcp: false,
  cli: false,
  run: async (ctx, { id }) => {
    await inTransaction(ctx.db, async (tx) => {
      const prospect = await holdProspect(tx, id)
      const now = ctx.now()
      const ids = await historyIds(tx, id)
      const running = await runningWindow(tx, ids, now)
      if (!running) throw notFound('window')
      const isFounder = ctx.actor.kind === 'member' && ctx.actor.role === 'founder'
      if (!isFounder && running.memberId !== actorId(ctx.actor)) throw taken(running, prospect.name)
      await tx
        .updateTable('ownershipWindow')
        .set({ endedAt: now, endedByName: nameOf(ctx.actor) })
        .where('prospectId', 'in', [...ids])
        .where('memberId', '=', running.memberId)
        .where('endedAt', 'is', null)
        .execute()
      recordEvent(tx, {
        name: 'campaign.window_released',
        actor: ctx.actor,
        subjectId: running.id,
        payload: { prospectId: id },
        compartmentId: prospect.compartmentId,
      })
    })
    return { engagement: (await readEngagement(ctx, id)).engagement }
  },
})

const taken = (window: WindowRow, name: string): AppError =>
  collision(
    `${window.memberName} is writing to ${name} until ${dayInWords(dayOf(window.endsAt))}.`,
    `Ask ${window.memberName}.`,
  )

const collision = (sentence: string, next: string): AppError =>
  new AppError('conflict', sentence, { code: 'collision', next })
