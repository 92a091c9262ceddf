import { AsyncLocalStorage } from 'node:async_hooks'
import type { Transaction } from 'kysely'
import type { CampaignDatabase } from './open.ts'
import type { Database } from './schema.ts'

/** The handle inside a transaction; the only one to use there. */
export type CampaignTransaction = Transaction<Database>

interface Running {
  readonly db: CampaignDatabase
  readonly tx: CampaignTransaction
  readonly beforeCommit: Map<string, (tx: CampaignTransaction) => Promise<void>>
  readonly afterCommit: Map<string, (db: CampaignDatabase) => void>
  /** Work that outlives the transaction (a timer started in it) is not in it any more. */
  ended: boolean
}

const running = new AsyncLocalStorage<Running>()

/**
 * Runs `work` in one transaction: all of it happens, or nothing. Called within another one it
 * joins that. In it the outer `db` throws, and nothing may wait for the network.
 */
export const inTransaction = async <Result>(
  db: CampaignDatabase,
  work: (tx: CampaignTransaction) => Promise<Result>,
): Promise<Result> => {
  const outer = current()
  if (outer && (outer.db === db || outer.tx === db)) return work(outer.tx)

  const afterCommit: Running['afterCommit'] = new Map()
  const result = await db.transaction().execute(async (tx) => {
    const here: Running = { db, tx, beforeCommit: new Map(), afterCommit, ended: false }
    try {
      return await running.run(here, async () => {
        const answer = await work(tx)
        for (const hook of here.beforeCommit.values()) await hook(tx)
        return answer
      })
    } finally {
      here.ended = true
    }
  })
  for (const hook of afterCommit.values()) hook(db)
  return result
}

/** Runs `hook` once at the end of the running transaction, however often it is asked for. */
export const beforeCommit = (
  tx: CampaignTransaction,
  key: string,
  hook: (tx: CampaignTransaction) => Promise<void>,
): void => {
  const here = runningOf(tx)
  if (!here.beforeCommit.has(key)) here.beforeCommit.set(key, hook)
}

/** Runs `hook` once after the running transaction has committed; never when it is undone. */
export const afterCommit = (
  tx: CampaignTransaction,
  key: string,
  hook: (db: CampaignDatabase) => void,
): void => {
  const here = runningOf(tx)
  if (!here.afterCommit.has(key)) here.afterCommit.set(key, hook)
}

/** True while the code that asks is inside a transaction of ours. */
export const isInTransaction = (): boolean => current() !== undefined

const current = (): Running | undefined => {
  const here = running.getStore()
  return here === undefined || here.ended ? undefined : here
}

const runningOf = (tx: CampaignTransaction): Running => {
  const here = current()
  if (here?.tx !== tx) {
    throw new Error('This needs the tx of the inTransaction() that is running.')
  }
  return here
}
