import { sql } from 'kysely'
import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError, notFound } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { UndoMoves, UndoneMoves } from './list.contract.ts'

interface MoveRow {
  readonly id: string
  readonly prospectId: string
  readonly name: string
  readonly compartmentId: string | null
  readonly version: number
  readonly fromStage: string | null
  readonly toStage: string
  readonly undone: boolean
  readonly last: boolean
}

/** Puts stage, time in stage and place back. The move stays in the history, told as undone. */
export const undoMoves = defineAction({
  name: 'campaign.undoMoves',
  summary: 'Undo moves of stage. Only the last move of a line can be undone.',
  http: 'POST /stage-moves/undo',
  kind: 'change',
  input: UndoMoves,
  output: UndoneMoves,
  allow: member,
  doors: 'all',
  mcp: false,
  run: (ctx, { moveIds }) =>
    inTransaction(ctx.db, async (tx) => {
      const { rows } = await sql<MoveRow>`
        select v.id, v.prospect_id, p.name, p.compartment_id, p.version, v.from_stage, v.to_stage,
          v.undone_at is not null as undone,
          p.stage = v.to_stage and not exists (
            select from stage_move later where later.prospect_id = v.prospect_id
              and later.undone_at is null and later.id > v.id
          ) as last
        from stage_move v join prospect p on p.id = v.prospect_id
        where v.id = any(${moveIds}::uuid[]) and p.removed_at is null
        order by p.id for update of p, v`.execute(tx)
      if (rows.length < new Set(moveIds).size) throw notFound('move')
      for (const row of rows) mustBeLast(row)
      await sql`
        update prospect set stage = v.from_stage, stage_since = coalesce(v.from_since, stage_since),
          place = coalesce(v.from_place, prospect.place), nurture_until = v.from_nurture_until,
          version = prospect.version + 1, changed_at = ${ctx.now()}
        from stage_move v
        where v.id = any(${moveIds}::uuid[]) and prospect.id = v.prospect_id`.execute(tx)
      await tx
        .updateTable('stageMove')
        .set({ undoneAt: ctx.now() })
        .where('id', 'in', moveIds)
        .execute()
      for (const row of rows) {
        recordEvent(tx, {
          name: 'campaign.stage_move_undone',
          actor: ctx.actor,
          subjectId: row.prospectId,
          payload: { from: row.toStage, to: row.fromStage },
          compartmentId: row.compartmentId,
        })
      }
      return { moved: rows.map((row) => ({ id: row.prospectId, version: row.version + 1 })) }
    }),
})

const mustBeLast = (row: MoveRow): void => {
  if (row.undone) {
    throw new AppError('conflict', `This move of ${row.name} is undone already.`, {
      code: 'undone_already',
    })
  }
  if (row.fromStage === null) {
    throw new AppError('invalid', `${row.name} was added with this; there is no stage before.`, {
      code: 'first_stage',
      next: 'Take the line from The List instead.',
    })
  }
  if (row.last) return
  throw new AppError('conflict', `${row.name} has moved on since.`, {
    code: 'moved_since',
    next: 'Look where the line stands now, and move it from there.',
  })
}
