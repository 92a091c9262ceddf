import { connect } from '#database/connect.ts'
import { isUpToDate } from '#database/migrate.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import type { BackupResult } from './backup.ts'

/**
 * Records that everything was copied, by whoever holds the data folder. Passed over on a schema
 * that this release has not brought up to date yet: events are written as it knows them.
 */
export const noteBackup = async (databaseUrl: string, made: BackupResult): Promise<void> => {
  if (!(await isUpToDate(databaseUrl))) return
  const db = connect(databaseUrl)
  try {
    await inTransaction(db, async (tx) => {
      recordEvent(tx, {
        name: 'workspace.backed_up',
        actor: { kind: 'operator', door: 'cli' },
        subjectId: null,
        payload: { tables: made.tables, files: made.files, bytes: made.bytes },
      })
    })
  } finally {
    await db.destroy()
  }
}
