import type { Actor } from '#actions/actor.ts'
import { actorId } from '#actions/actor.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'

/** Says that the workspace shows an invented world, or no longer does; every screen tells so. */
export const markInvented = async (
  tx: CampaignTransaction,
  change: { readonly actor: Actor; readonly invented: boolean; readonly now: Date },
): Promise<void> => {
  const changed = await tx
    .updateTable('workspace')
    .set((eb) => ({
      invented: change.invented,
      version: eb('version', '+', 1),
      updatedAt: change.now,
      updatedBy: actorId(change.actor),
    }))
    .where('invented', '=', !change.invented)
    .returning('version')
    .executeTakeFirst()
  if (changed === undefined) return
  recordEvent(tx, {
    name: 'workspace.settings_changed',
    actor: change.actor,
    subjectId: null,
    payload: { fields: ['invented'], version: changed.version },
  })
}
