import { actorId } from '#actions/actor.ts'
import { oneself } from '#actions/allow.ts'
import { byWhom } from '#actions/by-whom.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { staleVersion } from '#core/stale.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { SaveScorecardInput, ScorecardOutput } from './contract.ts'
import { requireCompartment } from './known-compartment.ts'
import { idsLeadingTo, resolvePersonId } from './resolve-person.ts'
import { readDraftAt, recordScorecard, toScorecard, type ScorecardRow } from './scorecard.ts'

/** A draft is its author's alone until it is handed in. */
export const saveScorecard = defineAction({
  name: 'people.saveScorecard',
  summary: 'Write your own scorecard on a person; a draft until you hand it in.',
  http: 'PUT /people/{id}/scorecard',
  kind: 'change',
  input: SaveScorecardInput,
  output: ScorecardOutput,
  allow: oneself,
  doors: 'human',
  cli: false,
  run: async (ctx, { id, version, marks, summary, compartmentId }) => {
    const personId = await resolvePersonId(ctx, id)
    const ids = await idsLeadingTo(ctx.db, personId)
    return inTransaction(ctx.db, async (tx) => {
      await requireCompartment(tx, compartmentId)
      const written = { marks: JSON.stringify(marks), summary, compartmentId, changedAt: ctx.now() }
      const draft = await ownDraft(tx, ctx, ids, version)
      const row = draft
        ? await tx
            .updateTable('scorecard')
            .set({ ...written, version: draft.version + 1 })
            .where('id', '=', draft.id)
            .returningAll()
            .executeTakeFirstOrThrow()
        : await tx
            .insertInto('scorecard')
            .values({ personId, ...written, ...byWhom(ctx.actor), createdAt: ctx.now() })
            .returningAll()
            .executeTakeFirstOrThrow()
      recordScorecard(tx, ctx, row, 'people.scorecard_saved')
      return { scorecard: toScorecard(row, ctx.actor) }
    })
  },
})

/** The open draft that is gone on with, at the version that was seen; null for the first one. */
const ownDraft = async (
  tx: CampaignTransaction,
  ctx: Context,
  personIds: readonly string[],
  version: number | null,
): Promise<ScorecardRow | null> => {
  const open = await tx
    .selectFrom('scorecard')
    .select(['id', 'version'])
    .where('personId', 'in', [...personIds])
    .where('createdBy', '=', actorId(ctx.actor))
    .where('removedAt', 'is', null)
    .where('handedInAt', 'is', null)
    .executeTakeFirst()
  if (!open) return null
  if (version === null) throw staleVersion('Your scorecard', 0, open)
  return readDraftAt(tx, ctx.actor, open.id, version)
}
