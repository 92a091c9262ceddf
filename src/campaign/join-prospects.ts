import { actorId } from '#actions/actor.ts'
import { member } from '#actions/allow.ts'
import { nameOf } from '#actions/by-whom.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError, notFound } from '#core/errors.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { JoinProspects, UndoJoin } from './list.contract.ts'
import { JoinOutput } from './prospect.contract.ts'
import { lockProspects, readProspect } from './prospect-row.ts'

/**
 * What is written in the kept line stands; the other one is read with it, with its own past. An open
 * next move goes over when the kept line has none.
 */
export const joinProspects = defineAction({
  name: 'campaign.join',
  summary: 'Join two lines of The List that are the same person; both pasts are kept.',
  http: 'POST /prospect-joins',
  kind: 'change',
  input: JoinProspects,
  output: JoinOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  run: async (ctx, { keep, other }) => {
    if (keep.id === other.id) throw oneLine()
    const joinId = await inTransaction(ctx.db, async (tx) => {
      const rows = await lockProspects(tx, [keep, other])
      const kept = rows.get(keep.id)
      const gone = rows.get(other.id)
      if (!kept || !gone) throw notFound('prospect')
      if (kept.compartmentId !== gone.compartmentId) throw twoCompartments()
      const moved = await moveOver(tx, gone.id, kept.id)
      await setJoined(tx, gone, { at: ctx.now(), byName: nameOf(ctx.actor) })
      const { id } = await tx
        .insertInto('prospectJoin')
        .values({
          keptId: kept.id,
          joinedId: gone.id,
          movedNextMoveId: moved,
          joinedBy: actorId(ctx.actor),
          joinedByName: nameOf(ctx.actor),
          joinedAt: ctx.now(),
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      recordEvent(tx, {
        name: 'campaign.prospects_joined',
        actor: ctx.actor,
        subjectId: kept.id,
        payload: { joined: gone.id },
        compartmentId: kept.compartmentId,
      })
      return id
    })
    return { joinId, prospect: await readProspect(ctx, keep.id) }
  },
})

/** Both lines stand again, each with what it had. */
export const undoJoin = defineAction({
  name: 'campaign.undoJoin',
  summary: 'Part two lines of The List that were joined.',
  http: 'DELETE /prospect-joins/{joinId}',
  kind: 'change',
  input: UndoJoin,
  output: JoinOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  run: async (ctx, { joinId }) => {
    const keptId = await inTransaction(ctx.db, async (tx) => {
      const join = await tx
        .selectFrom('prospectJoin')
        .selectAll()
        .where('id', '=', joinId)
        .where('undoneAt', 'is', null)
        .forUpdate()
        .executeTakeFirst()
      if (!join) throw notFound('join')
      const gone = await tx
        .selectFrom('prospect')
        .selectAll()
        .where('id', '=', join.joinedId)
        .forUpdate()
        .executeTakeFirst()
      if (!gone) throw notFound('join')
      await setJoined(tx, gone, null)
      if (join.movedNextMoveId !== null) {
        await tx
          .updateTable('nextMove')
          .set({ prospectId: join.joinedId })
          .where('id', '=', join.movedNextMoveId)
          .execute()
      }
      await tx
        .updateTable('prospectJoin')
        .set({ undoneAt: ctx.now(), undoneByName: nameOf(ctx.actor) })
        .where('id', '=', joinId)
        .execute()
      recordEvent(tx, {
        name: 'campaign.join_undone',
        actor: ctx.actor,
        subjectId: join.keptId,
        payload: { joined: join.joinedId },
        compartmentId: gone.compartmentId,
      })
      return join.keptId
    })
    return { joinId, prospect: await readProspect(ctx, keptId) }
  },
})

/** The open next move of the one, when the other has none; its id. */
const moveOver = async (
  tx: CampaignTransaction,
  from: string,
  to: string,
): Promise<string | null> => {
  const open = await tx
    .selectFrom('nextMove')
    .select(['id', 'prospectId'])
    .where('prospectId', 'in', [from, to])
    .where('endedAt', 'is', null)
    .forUpdate()
    .execute()
  const [move] = open
  if (!move || open.length > 1 || move.prospectId === to) return null
  await tx.updateTable('nextMove').set({ prospectId: to }).where('id', '=', move.id).execute()
  return move.id
}

const setJoined = async (
  tx: CampaignTransaction,
  row: { readonly id: string; readonly version: number },
  removed: { readonly at: Date; readonly byName: string } | null,
): Promise<void> => {
  await tx
    .updateTable('prospect')
    .set({
      removedAt: removed?.at ?? null,
      removedByName: removed?.byName ?? null,
      version: row.version + 1,
    })
    .where('id', '=', row.id)
    .execute()
}

const oneLine = (): AppError =>
  new AppError('invalid', 'A line cannot be joined to itself.', { code: 'same_line' })

// Joined, one of the two would be read by people who may not know of it.
const twoCompartments = (): AppError =>
  new AppError('conflict', 'The two lines are not seen by the same people.', {
    code: 'other_compartment',
    next: 'Widen or narrow one of them first.',
  })
