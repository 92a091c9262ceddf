import { beforeCommit, type CampaignTransaction } from '#database/transaction.ts'
import type { NewEvent } from './event.ts'
import { writeEvents } from './write-events.ts'

const buffers = new WeakMap<CampaignTransaction, NewEvent[]>()

/**
 * Records that something happened, in the transaction of the change itself. Buffered: all events
 * of a transaction are written in one statement at its end, in the order given.
 */
export const recordEvent = (tx: CampaignTransaction, event: NewEvent): void => {
  const buffer = buffers.get(tx)
  if (buffer) {
    buffer.push(event)
    return
  }
  const events = [event]
  beforeCommit(tx, 'events', async () => {
    buffers.delete(tx)
    await writeEvents(tx, events)
  })
  buffers.set(tx, events)
}
