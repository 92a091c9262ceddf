import type { Context } from '#actions/context.ts'
import { inTransaction } from '#database/transaction.ts'
import { erasePersonKey, readErasedIds } from '#events/person-key.ts'
import { ensureSuppressionKey } from '#warehouse/suppression.ts'
import { eraseKnown, keepAway } from './privacy/erase-known.ts'
import { bareKnown, gatherKnown } from './privacy/known.ts'
import { ledgerFile, readLedger } from './privacy/ledger.ts'
import { marksOf, readSpared } from './privacy/marks-of.ts'

/**
 * Does again, on a copy that may be older, every erasure that is known of: those of the file beside
 * the database (`erasuresFile`, by default the one in the data folder) and everybody whose key was
 * destroyed. To be called as the app itself, after a restore and before anybody may sign in; the
 * literature need not be built yet. Says how many people were erased again. Safe to run twice.
 *
 * @throws AppError `suppression_key_missing`, `erasures_unreadable`.
 */
export const replayErasures = async (ctx: Context, erasuresFile?: string): Promise<number> => {
  const { folder } = ctx.literature
  const key = await ensureSuppressionKey(ctx.db, folder)
  const kept = await readLedger(erasuresFile ?? ledgerFile(folder), key)
  await inTransaction(ctx.db, async (tx) => {
    for (const { erasureId, marks, ids } of kept) {
      await keepAway(tx, { erasureId, key, marks })
      for (const id of ids) await erasePersonKey(tx, id)
    }
  })
  const seen = new Set<string>()
  let erased = 0
  for (const personId of await readErasedIds(ctx.db)) {
    if (seen.has(personId)) continue
    const known = await gatherKnown(ctx, personId)
    const person = known ?? bareKnown(personId)
    for (const id of person.ids) seen.add(id)
    const marks = known === null ? [] : marksOf(key, known, await readSpared(ctx, known.signatures))
    await inTransaction(ctx.db, (tx) =>
      eraseKnown(tx, { rooms: ctx.rooms, person, erasureId: crypto.randomUUID(), key, marks }),
    )
    if (known !== null) erased += 1
  }
  await ctx.literature.refresh()
  return erased
}
