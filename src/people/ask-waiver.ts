import { actorId } from '#actions/actor.ts'
import { member } from '#actions/allow.ts'
import { byWhom } from '#actions/by-whom.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { AskWaiverInput, WaiverOutput } from './contract.ts'
import { requireCompartment } from './known-compartment.ts'
import { idsLeadingTo, resolvePersonId } from './resolve-person.ts'
import { groundOfWaiver, readApprovers, recordWaiver, refuseMissing, toWaiver } from './waiver.ts'

/** Refused while the dossier is empty or fewer than two references were given. */
export const askWaiver = defineAction({
  name: 'people.askWaiver',
  summary: 'Ask a named approver that dossier and references stand for the interviews.',
  http: 'POST /people/{id}/waivers',
  kind: 'change',
  input: AskWaiverInput,
  output: WaiverOutput,
  allow: member,
  doors: 'human',
  cli: { positional: ['id', 'approverId', 'why'], render: () => 'Asked.' },
  run: async (ctx, { id, why, approverId, compartmentId }) => {
    const personId = await resolvePersonId(ctx, id)
    const ground = await groundOfWaiver(ctx, await idsLeadingTo(ctx.db, personId))
    refuseMissing(ground.missing)
    return inTransaction(ctx.db, async (tx) => {
      await requireCompartment(tx, compartmentId)
      const approver = (await readApprovers(tx)).find((one) => one.id === approverId)
      if (!approver || approver.id === actorId(ctx.actor)) throw notAnApprover()
      const row = await tx
        .insertInto('interviewWaiver')
        .values({
          personId,
          why,
          referenceIds: ground.references.map((one) => one.id),
          approverId,
          approverName: approver.name,
          compartmentId,
          ...byWhom(ctx.actor),
          createdAt: ctx.now(),
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      recordWaiver(tx, ctx, row, 'people.waiver_asked')
      return { waiver: toWaiver(row, ctx.actor) }
    })
  },
})

const notAnApprover = (): AppError =>
  new AppError('invalid', 'Somebody else has to approve, who answers for whom we take on.', {
    code: 'not_an_approver',
    next: 'Name the founder, the head of HR or of recruiting, or a scientist.',
  })
