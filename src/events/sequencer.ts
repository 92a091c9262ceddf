import { leaderships, standForLeader } from '#database/leader.ts'
import type { OpenDatabase } from '#database/open.ts'
import { numberEvents } from './number-events.ts'
import { eventRecordedChannel } from './rouse.ts'

/** When nothing wakes us: a notice may be lost with the process that owed it. */
const pollMs = 5_000
/** While events wait for a transaction that is still open: soon at first, then less often. */
const firstWaitMs = 10
const longestWaitMs = 500

/**
 * Starts the sequencer of this process. Of all processes one leads and numbers; another one takes
 * over when it ends, and goes on exactly where it was.
 */
export const startSequencer = (database: OpenDatabase): AsyncDisposable =>
  standForLeader(database.url, leaderships.sequencer, async (signal) => {
    let woken = Promise.withResolvers<void>()
    const wake = () => woken.resolve()
    await using hearing = new AsyncDisposableStack()
    hearing.use(await database.listener.listen(eventRecordedChannel, wake))
    signal.addEventListener('abort', wake, { once: true })
    let waitMs = firstWaitMs
    while (!signal.aborted) {
      woken = Promise.withResolvers<void>()
      const { numbered, waiting } = await numberEvents(database.db)
      waitMs = numbered > 0 || !waiting ? firstWaitMs : Math.min(waitMs * 2, longestWaitMs)
      const timer = setTimeout(wake, waiting ? waitMs : pollMs).unref()
      await woken.promise
      clearTimeout(timer)
    }
  })
