import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError, notFound } from '#core/errors.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { nameOf } from '#actions/by-whom.ts'
import { UndoCsvImportInput, UndoCsvImportOutput } from './csv.contract.ts'
import { readCsvImport } from './list-csv-imports.ts'
import { decideAlone } from './standing-decisions.ts'
import { undoWithin } from './undo-decision.ts'

/** Takes away everybody whom the list brought and nobody changed since; the others are named. */
export const undoCsvImport = defineAction({
  name: 'people.undoCsvImport',
  summary: 'Undo a list: its people go, unless somebody changed them since.',
  http: 'DELETE /csv-imports/people/{importId}',
  kind: 'change',
  input: UndoCsvImportInput,
  output: UndoCsvImportOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: {
    positional: ['importId'],
    render: ({ removed, kept }) =>
      [`${removed} removed.`, ...kept.map(({ name }) => `Kept, changed since: ${name}`)].join('\n'),
  },
  run: async (ctx, { importId }) => {
    const done = await inTransaction(ctx.db, async (tx) => {
      await decideAlone(tx)
      await markUndone(tx, importId, ctx.now(), nameOf(ctx.actor))
      const kept = await tx
        .selectFrom('handPerson')
        .select(['id', 'name'])
        .where('csvImportId', '=', importId)
        .where('removedAt', 'is', null)
        .where('version', '>', 1)
        .orderBy('name')
        .execute()
      const decisions = await tx
        .selectFrom('identityDecision as d')
        .innerJoin('identityDecisionNode as n', 'n.decisionId', 'd.id')
        .innerJoin('handPerson as p', 'p.id', 'n.handPersonId')
        .select('d.id')
        .distinct()
        .where('d.csvImportId', '=', importId)
        .where('d.undoneAt', 'is', null)
        .where('p.csvImportId', '=', importId)
        .where('p.version', '=', 1)
        .execute()
      if (decisions.length > 0)
        await undoWithin(
          tx,
          ctx,
          decisions.map(({ id }) => id),
        )
      const removed = await tx
        .updateTable('handPerson')
        .set({ removedAt: ctx.now(), removedByName: nameOf(ctx.actor), version: 2 })
        .where('csvImportId', '=', importId)
        .where('removedAt', 'is', null)
        .where('version', '=', 1)
        .returning('id')
        .execute()
      recordEvent(tx, {
        name: 'people.list_undone',
        actor: ctx.actor,
        subjectId: importId,
        payload: { removed: removed.length, kept: kept.map(({ id }) => id) },
      })
      return { removed: removed.length, kept }
    })
    await ctx.literature.refresh()
    return { import: await readCsvImport(ctx.db, importId), ...done }
  },
})

const markUndone = async (
  tx: CampaignTransaction,
  importId: string,
  undoneAt: Date,
  undoneByName: string,
): Promise<void> => {
  const row = await tx
    .selectFrom('csvImport')
    .select(['undoneAt', 'undoneByName'])
    .where('id', '=', importId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound('import')
  if (row.undoneAt !== null) {
    throw new AppError('conflict', `${row.undoneByName ?? 'Somebody'} has undone this already.`, {
      code: 'undone_already',
    })
  }
  await tx
    .updateTable('csvImport')
    .set({ undoneAt, undoneByName })
    .where('id', '=', importId)
    .execute()
}
