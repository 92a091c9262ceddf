import { z } from 'zod'
import type { Context } from '#actions/context.ts'
import type { KeptPerson, KnownPerson } from '#actions/room.ts'
import { AppError } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { defineJob } from '#jobs/define-job.ts'
import { ensureSuppressionKey } from '#warehouse/suppression.ts'
import { eraseKnown } from './erase-known.ts'
import { bareKnown, gatherKnown } from './known.ts'
import { addToLedger, ledgerFile } from './ledger.ts'
import { marksOf, readSpared } from './marks-of.ts'

/**
 * Erases a person: with the app's own eyes, since a member's would leave what is hidden from them.
 * In this order, so that a crash at any point is made good by the next run: the file beside the
 * database, then everything in one transaction, then the literature, then a look whether any room
 * still keeps something; only then it is called done.
 */
export const eraseJob = defineJob({
  name: 'workspace.erase',
  data: z.object({ erasureId: z.uuid() }),
  limits: { timeoutSeconds: 300, retries: 4, retryDelaySeconds: 15, order: 'one at a time' },
  run: async (ctx, { erasureId }) => {
    const erasure = await ctx.db
      .selectFrom('privacyErasure')
      .selectAll()
      .where('id', '=', erasureId)
      .executeTakeFirst()
    if (!erasure || erasure.personId === null) return
    const person = (await gatherKnown(ctx, erasure.personId)) ?? bareKnown(erasure.personId)
    let waitsIn: readonly string[]
    try {
      waitsIn = await takeAway(ctx, erasureId, person)
    } catch (error) {
      await ctx.db
        .updateTable('privacyErasure')
        .set({ state: 'failed', failure: sentenceOf(error) })
        .where('id', '=', erasureId)
        .execute()
      throw error
    }
    await inTransaction(ctx.db, async (tx) => {
      await tx
        .updateTable('privacyErasure')
        .set({
          state: 'done',
          personId: null,
          failure: '',
          waitsIn: [...waitsIn],
          doneAt: ctx.now(),
        })
        .where('id', '=', erasureId)
        .execute()
      if (erasure.requestId !== null) {
        await tx
          .updateTable('privacyRequest')
          .set({ state: 'done', endedAt: ctx.now(), endedByName: erasure.askedByName })
          .where('id', '=', erasure.requestId)
          .where('state', '=', 'open')
          .execute()
      }
      recordEvent(tx, {
        name: 'workspace.erased',
        actor: ctx.actor,
        subjectId: erasureId,
        payload: { why: erasure.why },
      })
    })
  },
})

/** Takes everything away; says in which rooms words with the name wait for a human. */
const takeAway = async (
  ctx: Context,
  erasureId: string,
  person: KnownPerson,
): Promise<readonly string[]> => {
  const { folder } = ctx.literature
  const key = await ensureSuppressionKey(ctx.db, folder)
  const marks = marksOf(key, person, await readSpared(ctx, person.signatures))
  const at = ctx.now().toISOString()
  await addToLedger(ledgerFile(folder), key, { erasureId, at, ids: person.ids, marks })
  await inTransaction(ctx.db, (tx) =>
    eraseKnown(tx, { rooms: ctx.rooms, person, erasureId, key, marks }),
  )
  await ctx.literature.refresh()
  // What hangs on an id of theirs must be gone; a bare name in words may be somebody else's.
  const left = await roomsThatKeep(ctx, { ids: person.ids, names: [] })
  if (left.length > 0) throw stillKept(left)
  return roomsThatKeep(ctx, person)
}

/** Names of the rooms that would still tell the person something under an access request. */
const roomsThatKeep = async (ctx: Context, person: KeptPerson): Promise<readonly string[]> => {
  const keepers = ctx.rooms.flatMap((room) => room.keepers ?? [])
  const found = await Promise.all(
    keepers.map(async (keeper) => {
      const sections = await keeper.exportOf(ctx, person)
      return sections.some((section) => section.items.length > 0) ? [keeper.room] : []
    }),
  )
  return found.flat()
}

const stillKept = (rooms: readonly string[]): AppError =>
  new AppError('conflict', `Something of the person is still kept by: ${rooms.join(', ')}.`, {
    code: 'still_kept',
    next: 'It is tried again. If it stays, this is a fault of the app; write to its makers.',
  })

const sentenceOf = (error: unknown): string =>
  error instanceof AppError ? error.message : 'Something went wrong inside the app.'
