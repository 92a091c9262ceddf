import { oneself } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import { ScorecardOutput, VersionedScorecard } from './contract.ts'
import { readDraftAt, recordScorecard, toScorecard } from './scorecard.ts'

export const dropScorecard = defineAction({
  name: 'people.dropScorecard',
  summary: 'Throw your draft of a scorecard away.',
  http: 'DELETE /scorecards/{scorecardId}',
  kind: 'change',
  input: VersionedScorecard,
  output: ScorecardOutput,
  allow: oneself,
  doors: 'human',
  cli: false,
  run: (ctx, { scorecardId, version }) =>
    inTransaction(ctx.db, async (tx) => {
      await readDraftAt(tx, ctx.actor, scorecardId, version)
      const row = await tx
        .updateTable('scorecard')
        .set({ removedAt: ctx.now(), version: version + 1 })
        .where('id', '=', scorecardId)
        .returningAll()
        .executeTakeFirstOrThrow()
      recordScorecard(tx, ctx, row, 'people.scorecard_dropped')
      return { scorecard: toScorecard(row, ctx.actor) }
    }),
})
