import type { Context } from '#actions/context.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { adoptWaitingEvents } from '#events/after-restore.ts'
import { recordEvent } from '#events/record-event.ts'
import { wake } from '#jobs/wake.ts'
import type { WaitingJob } from './backup/parts.ts'

export type { WaitingJob }

/** What was restored. */
export interface Restored {
  readonly family: string
  /** ISO time of the backup. */
  readonly madeAt: string
  readonly jobs: readonly WaitingJob[]
}

/**
 * Makes a restored campaign fit to be started: nobody is signed in, no code, link, invitation or
 * token of before opens anything, what waited is asked for again, and the audit says that it was
 * restored.
 */
export const afterRestore = async (ctx: Context, restored: Restored): Promise<void> => {
  await inTransaction(ctx.db, async (tx) => {
    await voidWaysIn(tx, ctx.now())
    await adoptWaitingEvents(tx)
    for (const { name, data } of restored.jobs) await wake(tx, name, data)
    recordEvent(tx, {
      name: 'workspace.restored',
      actor: ctx.actor,
      subjectId: null,
      payload: { family: restored.family, madeAt: restored.madeAt },
    })
  })
}

/** A copy must not open what was closed since: whoever had used a code could use it again. */
const voidWaysIn = async (tx: CampaignTransaction, now: Date): Promise<void> => {
  await tx.deleteFrom('passkeyChallenge').execute()
  await tx.deleteFrom('session').execute()
  await tx.deleteFrom('oneTimeCode').execute()
  await tx.deleteFrom('recoveryCode').execute()
  await tx.deleteFrom('addressLink').execute()
  await tx
    .updateTable('invitation')
    .set({ revokedAt: now })
    .where('usedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .execute()
  await tx.updateTable('apiToken').set({ revokedAt: now }).where('revokedAt', 'is', null).execute()
}
