import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'

/** Advisory locks of leaders: one number for each thing that only one process may do. */
export const leaderships = { sequencer: 7_350_101 } as const

const connectTimeoutMs = 5_000
/** How long the next process waits at most before it takes over from one that died. */
const retryMs = 2_000
/** The lock is lost with its connection; a silent loss is noticed this soon. */
const heartbeatMs = 5_000

export interface Leadership extends AsyncDisposable {
  /** True while this process leads. */
  isLeader(): boolean
}

/**
 * Takes part in an election: of all processes that do, one leads. `lead` is called when this one
 * is chosen, with a signal that aborts when it leads no more; it is called again after a loss.
 * Built on an advisory lock held by a connection of its own, so a dead process leads nothing.
 * Between loss and notice two may lead for moments: what they do must be guarded by a row lock.
 */
export const standForLeader = (
  url: string,
  lock: number,
  lead: (signal: AbortSignal) => Promise<void>,
): Leadership => {
  const closing = new AbortController()
  let leading = false
  const term = async (): Promise<void> => {
    const ending = new AbortController()
    const client = new Client({
      connectionString: url,
      application_name: 'recruiting-party leader',
      connectionTimeoutMillis: connectTimeoutMs,
      query_timeout: connectTimeoutMs,
      keepAlive: true,
    })
    const end = () => ending.abort()
    client.on('error', end)
    client.on('end', end)
    closing.signal.addEventListener('abort', end, { once: true })
    try {
      await client.connect()
      await elected(client, lock, ending.signal)
      leading = true
      const heartbeat = setInterval(() => {
        client.query('select 1').catch(end)
      }, heartbeatMs).unref()
      try {
        await lead(ending.signal)
      } finally {
        clearInterval(heartbeat)
      }
    } finally {
      leading = false
      closing.signal.removeEventListener('abort', end)
      await client.end().catch(() => undefined)
    }
  }
  const running = (async () => {
    while (!closing.signal.aborted) {
      // A lost connection ends a term and begins the next candidacy; closing ends the loop.
      await term().catch(() => undefined)
      await pause(retryMs, closing.signal)
    }
  })()
  return {
    isLeader: () => leading,
    [Symbol.asyncDispose]: async () => {
      closing.abort()
      await running
    },
  }
}

const elected = async (client: Client, lock: number, signal: AbortSignal): Promise<void> => {
  for (;;) {
    const { rows } = await client.query<{ mine: boolean }>(
      'select pg_try_advisory_lock($1) as mine',
      [lock],
    )
    if (rows[0]?.mine) return
    await sleep(retryMs, undefined, { signal, ref: false })
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal, ref: false }).catch(() => undefined)
