import { actorId } from '#actions/actor.ts'
import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError, notFound } from '#core/errors.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { afterDecision } from './after-decision.ts'
import { nameOf } from '#actions/by-whom.ts'
import { DecisionOutput } from './contract.ts'
import { UndoDecisionInput } from './inputs.ts'
import { forbidden, readDecision } from './decide.ts'
import { contradictions } from './decisions.ts'
import { decideAlone, readStanding } from './standing-decisions.ts'

/** Refused while decisions taken since would contradict each other without it; they are shown. */
export const undoDecision = defineAction({
  name: 'people.undoDecision',
  summary: 'Undo a decision on identity. What it took out of older decisions goes back.',
  http: 'DELETE /identity-decisions/{decisionId}',
  kind: 'change',
  input: UndoDecisionInput,
  output: DecisionOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { positional: ['decisionId'], render: ({ decision }) => `Undone: ${decision.sentence}` },
  run: async (ctx, { decisionId }) => {
    await inTransaction(ctx.db, async (tx) => {
      await decideAlone(tx)
      await mustStand(tx, decisionId)
      await undoWithin(tx, ctx, [decisionId])
    })
    await ctx.literature.refresh()
    return afterDecision(ctx, await readDecision(ctx, decisionId))
  },
})

const mustStand = async (tx: CampaignTransaction, decisionId: string): Promise<void> => {
  const row = await tx
    .selectFrom('identityDecision')
    .select(['undoneAt', 'undoneByName'])
    .where('id', '=', decisionId)
    .executeTakeFirst()
  if (!row) throw notFound('decision')
  if (row.undoneAt === null) return
  throw new AppError('conflict', `${row.undoneByName ?? 'Somebody'} has undone this already.`, {
    code: 'undone_already',
  })
}

/** Undoes decisions within a transaction that already decides alone; all of them, or none. */
export const undoWithin = async (
  tx: CampaignTransaction,
  ctx: Context,
  decisionIds: readonly string[],
): Promise<void> => {
  const against = contradictions(await readStanding(tx, decisionIds))
  if (against.length > 0) throw await forbidden(tx, against)
  const rows = await tx
    .updateTable('identityDecision')
    .set({
      undoneAt: ctx.now(),
      undoneBy: actorId(ctx.actor),
      undoneByName: nameOf(ctx.actor),
    })
    .where('id', 'in', [...decisionIds])
    .returning(['id', 'kind', 'origin', 'keepPersonId'])
    .execute()
  await tx
    .updateTable('identityDecisionNode')
    .set({ releasedBy: null })
    .where('releasedBy', 'in', [...decisionIds])
    .execute()
  await tx
    .deleteFrom('personAlias')
    .where('decisionId', 'in', [...decisionIds])
    .execute()
  for (const row of rows) {
    if (row.kind === 'not_theirs') await leadBack(tx, row.id, row.keepPersonId)
    recordEvent(tx, {
      name: 'people.decision_undone',
      actor: ctx.actor,
      subjectId: row.id,
      payload: { origin: row.origin },
    })
  }
}

/** The ids that a split gave lead to the person again: they may stand in a link somewhere. */
const leadBack = async (
  tx: CampaignTransaction,
  decisionId: string,
  keepPersonId: string,
): Promise<void> => {
  const sides = await tx
    .selectFrom('identityDecisionSide')
    .select('personId')
    .where('decisionId', '=', decisionId)
    .where('personId', '<>', keepPersonId)
    .execute()
  if (sides.length === 0) return
  await tx
    .insertInto('personAlias')
    .values(
      sides.map(({ personId }) => ({
        oldId: personId,
        newId: keepPersonId,
        cause: 'split' as const,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
