import { sql } from 'kysely'
import type { CampaignDatabase } from '#database/open.ts'

/** Channel on which the sequencer hears that there are events to number. */
export const eventRecordedChannel = 'event_recorded'

/** One notice per process in this time is enough: the sequencer takes all there is. */
const quietMs = 5

const roused = new WeakSet<CampaignDatabase>()

/**
 * Tells the sequencer, in whatever process it runs, that events wait. Outside the transaction,
 * because a NOTIFY in it would make all commits queue behind one lock; should the process die in
 * between, the sequencer's own poll finds the events.
 */
export const rouseSequencer = (db: CampaignDatabase): void => {
  if (roused.has(db)) return
  roused.add(db)
  setTimeout(() => {
    roused.delete(db)
    // A lost notice costs one poll interval and nothing else; a closed pool ends up here too.
    sql`select pg_notify(${eventRecordedChannel}, '')`.execute(db).catch(() => undefined)
  }, quietMs).unref()
}
