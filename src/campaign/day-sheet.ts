import { oneself } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import type { z } from 'zod'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { memberOf } from './day-settings.ts'
import {
  ChooseForDay,
  DayChoice,
  DaySheet,
  OneDay,
  peopleADay,
  PlanDay,
  UnchooseForDay,
} from './my-day.contract.ts'
import { AppError } from '#core/errors.ts'
import { holdProspect } from './prospect-for-move.ts'

export const planDay = defineAction({
  name: 'campaign.planDay',
  summary: 'Give one day another number of minutes, or of people.',
  http: 'PUT /my-day/{day}/plan',
  kind: 'change',
  input: PlanDay,
  output: DaySheet,
  allow: oneself,
  doors: 'all',
  cli: false,
  run: (ctx, { day, minutes, people }) => writeSheet(ctx, day, { minutes, people }),
})

export const endDay = defineAction({
  name: 'campaign.endDay',
  summary: 'Enough for today.',
  http: 'PUT /my-day/{day}/end',
  kind: 'change',
  input: OneDay,
  output: DaySheet,
  allow: oneself,
  doors: 'all',
  cli: false,
  run: (ctx, { day }) => writeSheet(ctx, day, { endedAt: ctx.now() }),
})

/** The undo of `campaign.endDay`. */
export const reopenDay = defineAction({
  name: 'campaign.reopenDay',
  summary: 'Go on with a day that was ended.',
  http: 'DELETE /my-day/{day}/end',
  kind: 'change',
  input: OneDay,
  output: DaySheet,
  allow: oneself,
  doors: 'all',
  cli: false,
  run: (ctx, { day }) => writeSheet(ctx, day, { endedAt: null }),
})

export const chooseForDay = defineAction({
  name: 'campaign.chooseForDay',
  summary: 'Overrule the order of your day: somebody first, or not today, with a reason.',
  http: 'PUT /my-day/{day}/choices/{id}',
  kind: 'change',
  input: ChooseForDay,
  output: DayChoice,
  allow: oneself,
  doors: 'all',
  cli: false,
  run: (ctx, { id, day, choice, reason }) =>
    inTransaction(ctx.db, async (tx) => {
      if (choice === 'not_today' && reason === '') throw reasonMissing()
      const prospect = await holdProspect(tx, id)
      const columns = { choice, reason, madeAt: ctx.now() }
      await tx
        .insertInto('dayChoice')
        .values({ memberId: memberOf(ctx).id, day, prospectId: id, ...columns })
        .onConflict((conflict) =>
          conflict.columns(['memberId', 'day', 'prospectId']).doUpdateSet(columns),
        )
        .execute()
      recordEvent(tx, {
        name: 'campaign.day_overruled',
        actor: ctx.actor,
        subjectId: id,
        compartmentId: prospect.compartmentId,
        payload: { day, choice },
      })
      return { prospectId: id, day, choice, reason }
    }),
})

/** The undo of `campaign.chooseForDay`. */
export const unchooseForDay = defineAction({
  name: 'campaign.unchooseForDay',
  summary: 'Let the rule decide again where somebody stands in your day.',
  http: 'DELETE /my-day/{day}/choices/{id}',
  kind: 'change',
  input: UnchooseForDay,
  output: DayChoice,
  allow: oneself,
  doors: 'all',
  cli: false,
  run: (ctx, { id, day }) =>
    inTransaction(ctx.db, async (tx) => {
      const prospect = await holdProspect(tx, id)
      await tx
        .deleteFrom('dayChoice')
        .where('memberId', '=', memberOf(ctx).id)
        .where('day', '=', day)
        .where('prospectId', '=', id)
        .execute()
      recordEvent(tx, {
        name: 'campaign.day_overruled',
        actor: ctx.actor,
        subjectId: id,
        compartmentId: prospect.compartmentId,
        payload: { day, choice: null },
      })
      return { prospectId: id, day, choice: null, reason: '' }
    }),
})

interface SheetColumns {
  readonly minutes?: number | null
  readonly people?: number
  readonly endedAt?: Date | null
}

const writeSheet = (
  ctx: Context,
  day: string,
  columns: SheetColumns,
): Promise<z.input<typeof DaySheet>> =>
  inTransaction(ctx.db, async (tx) => {
    const row = await tx
      .insertInto('daySheet')
      .values({ memberId: memberOf(ctx).id, day, people: peopleADay, ...columns })
      .onConflict((conflict) => conflict.columns(['memberId', 'day']).doUpdateSet(columns))
      .returning(['minutes', 'people', 'endedAt'])
      .executeTakeFirstOrThrow()
    recordEvent(tx, {
      name: 'campaign.day_planned',
      actor: ctx.actor,
      subjectId: null,
      payload: { day, minutes: row.minutes, people: row.people, ended: row.endedAt !== null },
    })
    return { day, ...row, endedAt: row.endedAt?.toISOString() ?? null }
  })

const reasonMissing = (): AppError =>
  new AppError('invalid', 'Say why it is not for today.', {
    code: 'reason_missing',
    next: 'A word is enough; it comes back tomorrow.',
  })
