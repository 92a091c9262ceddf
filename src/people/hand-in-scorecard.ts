import { oneself } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import { ScorecardOutput, VersionedScorecard } from './contract.ts'
import { readDraftAt, recordScorecard, toScorecard } from './scorecard.ts'

/** From then on it stays as it is, and one sees what the others wrote. */
export const handInScorecard = defineAction({
  name: 'people.handInScorecard',
  summary: 'Hand in your scorecard; it is final, and the others’ are shown to you.',
  http: 'POST /scorecards/{scorecardId}/submission',
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
        .set({ handedInAt: ctx.now(), version: version + 1 })
        .where('id', '=', scorecardId)
        .returningAll()
        .executeTakeFirstOrThrow()
      recordScorecard(tx, ctx, row, 'people.scorecard_handed_in')
      return { scorecard: toScorecard(row, ctx.actor) }
    }),
})
