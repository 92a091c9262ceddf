import { sql } from 'kysely'
import type { z } from 'zod'
import { actorId } from '#actions/actor.ts'
import { member } from '#actions/allow.ts'
import { nameOf } from '#actions/by-whom.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { MoveOutput, MoveStages, stagesWithReason } from './list.contract.ts'
import { placeBelow, topPlaces } from './place.ts'
import { keyOf, lockProspects, type ProspectRow } from './prospect-row.ts'

/** Those that stand in the stage already are left as they are. */
export const moveStages = defineAction({
  name: 'campaign.move',
  summary: 'Move lines of The List to another stage. Passing and declining ask for a reason.',
  http: 'PUT /prospects/stage',
  kind: 'change',
  input: MoveStages,
  output: MoveOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  run: (ctx, input) =>
    inTransaction(ctx.db, async (tx) => {
      if (stagesWithReason.includes(input.stage) && input.reason === '') throw reasonless()
      const rows = await lockProspects(tx, input.prospects)
      const moving = input.prospects.flatMap(({ id }) => {
        const row = rows.get(id)
        return row && row.stage !== input.stage ? [row] : []
      })
      const moveIds = await moveAll(tx, ctx, moving, input)
      return {
        moved: moving.map((row) => ({ id: row.id, version: row.version + 1 })),
        undo: { moveIds },
      }
    }),
})

const moveAll = async (
  tx: CampaignTransaction,
  ctx: Context,
  rows: readonly ProspectRow[],
  input: z.output<typeof MoveStages>,
): Promise<string[]> => {
  if (rows.length === 0) return []
  const now = ctx.now()
  const [first] = rows
  const places =
    input.after && first
      ? // Several that are dropped together stand one above the other, in a gap that has room.
        Array.from(
          { length: rows.length },
          (
            (below) => (_: unknown, index: number) =>
              below + index * 1e-9
          )(await placeBelow(tx, { stage: input.stage, after: input.after, without: first.id })),
        )
      : await topPlaces(
          tx,
          rows.map(() => input.stage),
        )
  await sql`
    update prospect set stage = ${input.stage}, stage_since = ${now}, changed_at = ${now},
      nurture_until = ${input.stage === 'nurture' ? input.nurtureUntil : null}::date,
      place = line.place, version = version + 1
    from unnest(${rows.map((row) => row.id)}::uuid[], ${[...places]}::double precision[])
      as line (id, place)
    where prospect.id = line.id`.execute(tx)
  const { rows: made } = await sql<{ id: string }>`
    insert into stage_move (prospect_id, from_stage, to_stage, reason, moved_by, moved_by_name,
      moved_at, from_since, from_place, from_nurture_until)
    select id, stage, ${input.stage}, ${input.reason}, ${actorId(ctx.actor)}::uuid,
      ${nameOf(ctx.actor)}, ${now}, since, place, nurture_until
    from unnest(
      ${rows.map((row) => row.id)}::uuid[],
      ${rows.map((row) => row.stage)}::text[],
      ${rows.map((row) => row.stageSince)}::timestamptz[],
      ${rows.map((row) => row.place)}::double precision[],
      ${rows.map((row) => row.nurtureUntil)}::date[]
    ) with ordinality as line (id, stage, since, place, nurture_until, number)
    order by number
    returning id`.execute(tx)
  for (const row of rows) {
    recordEvent(tx, {
      name: 'campaign.stage_moved',
      actor: ctx.actor,
      subjectId: row.id,
      payload: { from: row.stage, to: input.stage },
      compartmentId: row.compartmentId,
      ...(input.reason === ''
        ? {}
        : { personal: { personId: keyOf(row), data: { reason: input.reason } } }),
    })
  }
  return made.map((one) => one.id)
}

const reasonless = (): AppError =>
  new AppError('invalid', 'Whoever ends a conversation says why.', {
    code: 'reason_missing',
    next: 'Write the reason in a sentence: it is read when they come back.',
  })
