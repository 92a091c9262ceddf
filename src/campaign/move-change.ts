import type { Selectable } from 'kysely'
import { z } from 'zod'
import { actorId } from '#actions/actor.ts'
import { nameOf } from '#actions/by-whom.ts'
import type { Context } from '#actions/context.ts'
import { AppError, notFound } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import type { Database } from '#database/schema.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import type { NextMoveOutput } from './clocks.contract.ts'
import { readMove, readOpenMoves } from './next-move.ts'
import { holdProspect, keyOf, type ProspectHeld } from './prospect-for-move.ts'

export type MoveColumns = Selectable<Database['nextMove']>

const time = z.iso.datetime().nullable()

/** What an undo puts back of a move. */
export const MoveBefore = z.object({
  what: z.string(),
  kind: z.enum(['write', 'call', 'meet', 'read', 'ask', 'decide', 'prepare', 'other']),
  minutes: z.number().nullable(),
  dueAt: time,
  dueOn: z.string().nullable(),
  ownerId: z.string().nullable(),
  waitsFor: z.string(),
  snoozedUntil: time,
  snoozeReason: z.string(),
  endedAt: time,
  endedAs: z.enum(['done', 'dropped']).nullable(),
  endedReason: z.string(),
  endedBy: z.string().nullable(),
  endedByName: z.string().nullable(),
})

export const MovesKept = z.array(
  z.object({ id: z.string(), before: MoveBefore.nullable(), after: z.number() }),
)

export const OwnerKept = z.object({ before: z.string().nullable(), after: z.number() })

/** One change of the moves of a prospect: which, as they were, and what is told of it. */
export interface MadeChange {
  readonly prospect: ProspectHeld
  /** `before` null: it was not there. `after`: the version it has now. */
  readonly moves: readonly {
    readonly id: string
    readonly before: MoveColumns | null
    readonly after: number
  }[]
  readonly owner?: { readonly before: string | null; readonly after: number }
  readonly event: `campaign.next_move_${string}`
  /** Words about the person, for the personal part of the event. */
  readonly words: Readonly<Record<string, string>>
}

/** Keeps what takes a change back, records its event, and answers with what stands now. */
export const keepChange = async (
  ctx: Context,
  tx: CampaignTransaction,
  change: MadeChange,
): Promise<z.input<typeof NextMoveOutput>> => {
  const { prospect } = change
  const kept = await tx
    .insertInto('nextMoveChange')
    .values({
      prospectId: prospect.id,
      moves: JSON.stringify(change.moves),
      owner: change.owner ? JSON.stringify(change.owner) : null,
      madeBy: actorId(ctx.actor),
      madeByName: nameOf(ctx.actor),
      madeAt: ctx.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  recordMoveEvent(ctx, tx, change)
  const ended = change.moves.find((move) => move.before !== null)
  return { ...(await answerOf(ctx, tx, prospect.id, ended?.id)), changeId: kept.id }
}

/** The event of a change, told inside of the prospect's compartment only. */
export const recordMoveEvent = (
  ctx: Context,
  tx: CampaignTransaction,
  { prospect, event, words, moves }: Omit<MadeChange, 'owner'>,
): void =>
  recordEvent(tx, {
    name: event,
    actor: ctx.actor,
    subjectId: prospect.id,
    compartmentId: prospect.compartmentId,
    payload: { moveIds: moves.map((move) => move.id) },
    personal: { personId: keyOf(prospect), data: words },
  })

/** What stands after a change: the open move, and the one that was ended by it. */
export const answerOf = async (
  ctx: Context,
  tx: CampaignTransaction,
  prospectId: string,
  endedId?: string,
): Promise<Omit<z.input<typeof NextMoveOutput>, 'changeId'>> => {
  const open = (await readOpenMoves(tx, ctx.now(), [prospectId])).get(prospectId) ?? null
  const other = endedId === undefined ? null : await readMove(tx, ctx.now(), endedId)
  return { prospectId, open, ended: other?.endedAt ? other : null }
}

/**
 * The open move at the version that was seen, and its prospect; both held.
 *
 * @throws AppError `move_not_found`, `stale_version`, `next_move_ended`.
 */
export const holdMove = async (
  ctx: Context,
  tx: CampaignTransaction,
  { moveId, version }: { readonly moveId: string; readonly version: number },
): Promise<{ move: MoveColumns; prospect: ProspectHeld }> => {
  const found = await tx
    .selectFrom('nextMove')
    .select('prospectId')
    .where('id', '=', moveId)
    .executeTakeFirst()
  if (!found) throw notFound('move')
  // The prospect first, as every change of it does: two changes then wait for each other in order.
  const prospect = await holdProspect(tx, found.prospectId)
  const move = await tx
    .selectFrom('nextMove')
    .selectAll()
    .where('id', '=', moveId)
    .forUpdate()
    .executeTakeFirst()
  if (!move) throw notFound('move')
  if (move.version !== version) {
    const now = await readMove(tx, ctx.now(), moveId)
    throw staleVersion('The next move', version, now ?? { version: move.version })
  }
  if (move.endedAt !== null) throw moveEnded(move)
  return { move, prospect }
}

const moveEnded = (move: MoveColumns): AppError =>
  new AppError('conflict', `“${move.what}” is ${move.endedAs ?? 'ended'} already.`, {
    code: 'next_move_ended',
    next: 'Set the following one.',
  })
