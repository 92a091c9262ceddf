import { sql } from 'kysely'
import type { z } from 'zod'
import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { choosable } from './choosable.ts'
import { EditOutput, EditProspects, type ProspectChange } from './list.contract.ts'
import { prospectKey, prospectWords } from './prospect-key.ts'
import { keyOf, lockProspects, type ProspectRow } from './prospect-row.ts'

type Change = z.output<typeof ProspectChange>

/** One event a line, all in one transaction: everything is changed, or nothing. */
export const editProspects = defineAction({
  name: 'campaign.edit',
  summary: 'Change thesis, tier, seat area, owner, name or source of lines of The List.',
  http: 'PATCH /prospects',
  kind: 'change',
  input: EditProspects,
  output: EditOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  run: (ctx, { changes }) =>
    inTransaction(ctx.db, async (tx) => {
      const rows = await lockProspects(tx, changes)
      await choosable(tx, {
        areas: changes.flatMap((one) => one.seatAreaId ?? []),
        members: changes.flatMap((one) => one.ownerId ?? []),
      })
      const edited = changes.flatMap((change) => {
        const before = rows.get(change.id)
        return before ? [{ before, after: applied(before, change), fields: fieldsOf(change) }] : []
      })
      await writeLines(
        tx,
        edited.map((one) => one.after),
        ctx.now(),
      )
      for (const { before, after, fields } of edited) {
        recordEvent(tx, {
          name: 'campaign.prospect_edited',
          actor: ctx.actor,
          subjectId: after.id,
          payload: { fields, version: after.version },
          compartmentId: after.compartmentId,
          personal: {
            personId: keyOf(after),
            data: { before: picked(before, fields), after: picked(after, fields) },
          },
        })
      }
      return {
        changed: edited.map(({ after }) => ({ id: after.id, version: after.version })),
        undo: {
          changes: edited.map(({ before, after, fields }) => ({
            id: after.id,
            version: after.version,
            ...picked(before, fields),
          })),
        },
      }
    }),
})

const editable = [
  'name',
  'affiliation',
  'thesis',
  'source',
  'tier',
  'seatAreaId',
  'ownerId',
] as const
type Field = (typeof editable)[number]

const fieldsOf = (change: Change): Field[] =>
  editable.filter((field) => change[field] !== undefined)

const picked = (row: ProspectRow, fields: readonly Field[]) =>
  Object.fromEntries(fields.map((field) => [field, row[field]]))

const applied = (row: ProspectRow, change: Change): ProspectRow => {
  const name = change.name ?? row.name
  const affiliation = change.affiliation ?? row.affiliation
  const thesis = change.thesis ?? row.thesis
  return {
    ...row,
    name,
    nameKey: prospectKey(name),
    affiliation,
    thesis,
    words: prospectWords({ name, affiliation, thesis }),
    source: change.source ?? row.source,
    tier: change.tier === undefined ? row.tier : change.tier,
    seatAreaId: change.seatAreaId === undefined ? row.seatAreaId : change.seatAreaId,
    ownerId: change.ownerId === undefined ? row.ownerId : change.ownerId,
    version: row.version + 1,
  }
}

const writeLines = async (
  tx: CampaignTransaction,
  rows: readonly ProspectRow[],
  now: Date,
): Promise<void> => {
  await sql`
    update prospect set name = line.name, name_key = line.name_key,
      affiliation = line.affiliation, thesis = line.thesis, words = line.words,
      source = line.source, tier = line.tier, seat_area_id = line.seat_area_id,
      owner_id = line.owner_id, version = line.version, changed_at = ${now}
    from unnest(
      ${rows.map((row) => row.id)}::uuid[],
      ${rows.map((row) => row.name)}::text[],
      ${rows.map((row) => row.nameKey)}::text[],
      ${rows.map((row) => row.affiliation)}::text[],
      ${rows.map((row) => row.thesis)}::text[],
      ${rows.map((row) => row.words)}::text[],
      ${rows.map((row) => row.source)}::text[],
      ${rows.map((row) => row.tier)}::text[],
      ${rows.map((row) => row.seatAreaId)}::uuid[],
      ${rows.map((row) => row.ownerId)}::uuid[],
      ${rows.map((row) => row.version)}::integer[]
    ) as line (id, name, name_key, affiliation, thesis, words, source, tier, seat_area_id,
      owner_id, version)
    where prospect.id = line.id`.execute(tx)
}
