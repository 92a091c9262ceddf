import { setTimeout as sleep } from 'node:timers/promises'
import { Client, escapeIdentifier } from 'pg'

/** Hears NOTIFY. One connection for all channels; it comes back by itself when it is lost. */
export interface Listener extends AsyncDisposable {
  /**
   * Calls `onNotice` with each payload of a channel. After a lost connection came back it is
   * called once with `''`, because notices may have been missed: read the truth again then.
   */
  listen(channel: string, onNotice: (payload: string) => void): Promise<AsyncDisposable>
}

const connectTimeoutMs = 5_000
/** A connection that died without a word (a sleeping laptop, a firewall) is noticed this soon. */
const heartbeatMs = 30_000
const heartbeatTimeoutMs = 5_000
const firstPauseMs = 100
const longestPauseMs = 5_000

/** Opens the connection for notices. Throws when the first try fails; later losses are mended. */
export const openListener = async (url: string): Promise<Listener> => {
  const listener = new NoticeListener(url)
  await listener.connect()
  return listener
}

type OnNotice = (payload: string) => void

class NoticeListener implements Listener {
  readonly #url: string
  readonly #hearers = new Map<string, Set<OnNotice>>()
  #client: Client | null = null
  #heartbeat: NodeJS.Timeout | null = null
  #closed = false

  constructor(url: string) {
    this.#url = url
  }

  async connect(): Promise<void> {
    const client = new Client({
      connectionString: this.#url,
      application_name: 'recruiting-party notices',
      connectionTimeoutMillis: connectTimeoutMs,
      query_timeout: heartbeatTimeoutMs,
      keepAlive: true,
    })
    let lost = false
    const onLost = () => {
      if (lost) return
      lost = true
      client.end().catch(() => undefined)
      if (this.#client === client) void this.#reconnect()
    }
    client.on('error', onLost)
    client.on('end', onLost)
    client.on('notification', ({ channel, payload }) => {
      for (const onNotice of this.#hearers.get(channel) ?? []) onNotice(payload ?? '')
    })
    await client.connect()
    for (const channel of this.#hearers.keys()) await client.query(listenTo(channel))
    this.#client = client
    this.#heartbeat = setInterval(() => {
      client.query('select 1').catch(onLost)
    }, heartbeatMs).unref()
  }

  async listen(channel: string, onNotice: OnNotice): Promise<AsyncDisposable> {
    const hearers = this.#hearers.get(channel) ?? new Set()
    this.#hearers.set(channel, hearers.add(onNotice))
    // Without a connection now, the next one listens to every known channel.
    if (hearers.size === 1) await this.#client?.query(listenTo(channel))
    return {
      [Symbol.asyncDispose]: async () => {
        hearers.delete(onNotice)
      },
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true
    this.#forgetClient()
  }

  #forgetClient(): void {
    const client = this.#client
    this.#client = null
    if (this.#heartbeat) clearInterval(this.#heartbeat)
    client?.end().catch(() => undefined)
  }

  async #reconnect(): Promise<void> {
    this.#forgetClient()
    let pauseMs = firstPauseMs
    while (!this.#closed) {
      await sleep(pauseMs, undefined, { ref: false })
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
      try {
        await this.connect()
      } catch {
        // The server is not back yet; the loop tries again until we are closed.
        continue
      }
      if (this.#closed) this.#forgetClient()
      for (const hearers of this.#hearers.values()) {
        for (const onNotice of hearers) onNotice('')
      }
      return
    }
  }
}

const listenTo = (channel: string): string => `listen ${escapeIdentifier(channel)}`
