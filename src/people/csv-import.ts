import type { z } from 'zod'
import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { byWhom } from '#actions/by-whom.ts'
import { CsvImportInput, CsvImportOutput } from './csv.contract.ts'
import { readCheckedList } from './csv-preview.ts'
import { withoutGuests } from './decide.ts'
import { insertDecisions, type NewDecision } from './insert-decisions.ts'
import { guestsOf, handNode } from './decisions.ts'
import type { CheckedRow } from './find-duplicates.ts'
import { insertHandPeople } from './hand-person.ts'
import { nodeColumns, readHeldByEach, type Held } from './held-by.ts'
import { knownOrganisations } from './known-organisation.ts'
import { readCsvImport } from './list-csv-imports.ts'
import { resolvePersonId } from './resolve-person.ts'
import { decideAlone, decisionCount, readStanding } from './standing-decisions.ts'

/** Refusals that are kept with the import; all of them were in the preview. */
const refusalsKept = 500

/** All rows that can be kept, or none: one transaction, one undo. */
export const importCsv = defineAction({
  name: 'people.csvImport',
  summary: 'Keep the people of a list. One undo takes the whole list away again.',
  http: 'POST /csv-imports/people',
  kind: 'change',
  input: CsvImportInput,
  output: CsvImportOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: {
    positional: ['path'],
    paths: ['path'],
    examples: ['people csv-import people.csv --source "founders’ dinner, May"'],
    render: ({ import: one }) =>
      `${one.added} added, ${one.joined} joined to people who are here, ${one.skipped} left out, ${one.refused} refused. Undo: people undo-csv-import ${one.id}`,
  },
  run: async (ctx, input) => {
    const seen = await decisionCount(ctx.db)
    const { fileName, list, rows } = await readCheckedList(ctx, input)
    const plan = await planRows(ctx, rows, input)
    const kept = plan.filter((one) => one.act !== 'skip')
    const organisations = await knownOrganisations(
      ctx,
      kept.map(({ row }) => row.person.organisation),
    )
    const joined = kept.filter((one) => one.joins !== null)
    const held = await readHeldByEach(ctx, [...new Set(joined.flatMap(({ joins }) => joins ?? []))])
    const id = await inTransaction(ctx.db, async (tx) => {
      await decideAlone(tx)
      if (joined.length > 0 && (await decisionCount(tx)) !== seen) throw decidedMeanwhile()
      const { id: importId } = await tx
        .insertInto('csvImport')
        .values({
          fileName,
          rowCount: list.rowCount,
          added: kept.length - joined.length,
          joined: joined.length,
          skipped: plan.length - kept.length,
          refused: list.refusals.length,
          refusals: JSON.stringify(list.refusals.slice(0, refusalsKept)),
          ...byWhom(ctx.actor),
          createdAt: ctx.now(),
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      const facts = kept.map(({ row: { person } }) => ({
        ...person,
        organisationId: organisations.get(person.organisation) ?? null,
      }))
      const ids = await insertHandPeople(tx, ctx.actor, facts, importId)
      await joinAll(tx, ctx, importId, kept, ids, held)
      recordEvent(tx, {
        name: 'people.list_imported',
        actor: ctx.actor,
        subjectId: importId,
        payload: { people: ids, joined: joined.length, rows: list.rowCount },
      })
      return importId
    })
    await ctx.literature.refresh()
    return { import: await readCsvImport(ctx.db, id) }
  },
})

interface PlannedRow {
  readonly row: CheckedRow
  readonly act: 'add' | 'skip' | 'join'
  /** Live id of whom the row's facts are joined to. */
  readonly joins: string | null
}

/** What becomes of each row: as chosen, else certain doubles as the input says, others added. */
const planRows = async (
  ctx: Context,
  rows: readonly CheckedRow[],
  input: z.output<typeof CsvImportInput>,
): Promise<PlannedRow[]> => {
  const chosen = new Map(input.choices.map((choice) => [choice.row, choice]))
  const planned: PlannedRow[] = []
  for (const row of rows) {
    const choice = chosen.get(row.row)
    const certain = row.duplicates.find((one) => one.certain)
    let act: PlannedRow['act'] = choice?.do ?? (certain ? input.duplicates : 'add')
    if (!choice && row.duplicateOfRow !== null) act = 'skip'
    const target =
      choice?.personId === undefined
        ? (certain ?? row.duplicates[0])?.person.person_id
        : await resolvePersonId(ctx, choice.personId)
    if (act === 'join' && target === undefined) {
      throw new AppError('invalid', `Row ${row.row} looks like nobody to be joined to.`, {
        code: 'nobody_to_join',
        next: 'Say to whom, or add the row as a person of its own.',
        details: { row: row.row },
      })
    }
    planned.push({ row, act, joins: act === 'join' ? (target ?? null) : null })
  }
  return planned
}

const joinAll = async (
  tx: CampaignTransaction,
  ctx: Context,
  csvImportId: string,
  kept: readonly PlannedRow[],
  ids: readonly string[],
  held: ReadonlyMap<string, Held>,
): Promise<void> => {
  const joining = kept.some(({ joins }) => joins !== null)
  const guests = guestsOf(joining ? await readStanding(tx) : [])
  const decisions = kept.flatMap(({ joins, row }, index): NewDecision[] => {
    const id = ids[index]
    const target = joins === null ? undefined : held.get(joins)
    if (id === undefined || target === undefined) return []
    const node = handNode(id)
    const { person_id: personId, name } = target.person
    const decision: NewDecision = {
      kind: 'same',
      origin: 'csv',
      keepPersonId: personId,
      reason: '',
      csvImportId,
      sides: [
        { personId, name, nodes: target.nodes },
        { personId: id, name: row.person.name, nodes: new Map([[node, nodeColumns(node)]]) },
      ],
    }
    return [withoutGuests(decision, guests)]
  })
  // Nothing can stand against them: nobody has decided anything about facts that are a moment old.
  await insertDecisions(tx, ctx, decisions)
}

const decidedMeanwhile = () =>
  new AppError('conflict', 'Somebody decided about people while the list was read.', {
    code: 'decided_meanwhile',
    next: 'Bring the list once more.',
  })
