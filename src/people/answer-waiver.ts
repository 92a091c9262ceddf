import { actorId } from '#actions/actor.ts'
import { approver } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError, notFound } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { AnswerWaiverInput, WaiverOutput } from './contract.ts'
import { idsLeadingTo, resolvePersonId } from './resolve-person.ts'
import {
  approvingRoles,
  groundOfWaiver,
  readAskedWaiver,
  recordWaiver,
  refuseMissing,
  toWaiver,
} from './waiver.ts'

/** The named approver's own act, with a fresh passkey; what it rests on is looked at once more. */
export const answerWaiver = defineAction({
  name: 'people.answerWaiver',
  summary: 'Waive the interviews of a person, or refuse to; for the approver who is named.',
  http: 'PUT /waivers/{waiverId}/answer',
  kind: 'change',
  input: AnswerWaiverInput,
  output: WaiverOutput,
  allow: { ...approver(...approvingRoles), own: 'the named approver' },
  doors: 'human',
  fresh: true,
  mcp: false,
  cli: false,
  run: async (ctx, { waiverId, version, answer, words }) => {
    const asked = await ctx.db
      .selectFrom('interviewWaiver')
      .select(['personId', 'approverId'])
      .where('id', '=', waiverId)
      .executeTakeFirst()
    if (!asked) throw notFound('waiver')
    if (asked.approverId !== actorId(ctx.actor)) throw notYours()
    if (answer === 'waived') {
      const live = await resolvePersonId(ctx, asked.personId)
      const ground = await groundOfWaiver(ctx, await idsLeadingTo(ctx.db, live))
      refuseMissing(ground.missing)
    } else if (words === '') throw refusalWantsReason()
    return inTransaction(ctx.db, async (tx) => {
      await readAskedWaiver(tx, ctx.actor, waiverId, version)
      const row = await tx
        .updateTable('interviewWaiver')
        .set({ state: answer, answer: words, answeredAt: ctx.now(), version: version + 1 })
        .where('id', '=', waiverId)
        .returningAll()
        .executeTakeFirstOrThrow()
      recordWaiver(tx, ctx, row, 'people.waiver_answered')
      return { waiver: toWaiver(row, ctx.actor) }
    })
  },
})

const notYours = (): AppError =>
  new AppError('not_allowed', 'Only the approver who is named answers.', {
    code: 'not_the_named_approver',
  })

const refusalWantsReason = (): AppError =>
  new AppError('invalid', 'A refusal needs a reason.', {
    code: 'refusal_without_reason',
    next: 'Say in a sentence what an interview should find out.',
  })
