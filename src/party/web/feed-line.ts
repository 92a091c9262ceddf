/** One thing that came over the line, as every window of this browser gets it. */
export interface LineNotice {
  readonly name: string
  readonly cursor: string
  readonly data: unknown
}

export interface FeedLine {
  readonly close: () => void
}

interface LineOptions {
  readonly memberId: string
  /** Where this window stands now. */
  readonly cursor: () => string
  readonly onNotice: (notice: LineNotice) => void
  /** Whether the line stands, as far as this window knows. */
  readonly onLine: (stands: boolean) => void
}

const names = ['start', 'message', 'pin', 'line', 'here', 'typing', 'read', 'preference', 'reset']
/** After a refusal or a long silence the browser gives up; we do not, but ask less and less. */
const firstRetryMs = 2_000
const longestRetryMs = 60_000

/**
 * The line to the app. A browser opens six connections to one address and no more, so of several
 * windows one holds the line and tells the others; when it closes, the next takes over from where
 * it stands itself. Where windows cannot agree (no secure context), each holds its own.
 */
export const openFeedLine = (options: LineOptions): FeedLine => {
  const name = `room.feed.${options.memberId}`
  const others = new BroadcastChannel(name)
  const closing = new AbortController()
  const told = (notice: LineNotice): void => {
    options.onNotice(notice)
    others.postMessage(notice)
  }
  others.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (!isNotice(data)) return
    options.onLine(true)
    options.onNotice(data)
  })
  const hold = () => holdLine(options, told, closing.signal)
  if (isSecureContext && 'locks' in navigator) {
    navigator.locks.request(name, { signal: closing.signal }, hold).catch(() => undefined) // closed while it waited for its turn
  } else void hold()
  return {
    close: () => {
      closing.abort()
      others.close()
    },
  }
}

/** Holds the line until it is closed; comes back by itself whenever it is lost. */
const holdLine = (
  { cursor, onLine }: LineOptions,
  told: (notice: LineNotice) => void,
  closing: AbortSignal,
): Promise<void> =>
  new Promise((done) => {
    let source: EventSource | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    let retryMs = firstRetryMs
    const open = (): void => {
      const address = `/api/room/feed?after=${encodeURIComponent(cursor())}`
      const line = new EventSource(address)
      source = line
      line.addEventListener('open', () => {
        retryMs = firstRetryMs
        onLine(true)
      })
      line.addEventListener('error', () => {
        onLine(false)
        if (line.readyState !== EventSource.CLOSED) return // the browser comes back by itself
        clearTimeout(timer)
        timer = setTimeout(open, retryMs)
        retryMs = Math.min(retryMs * 2, longestRetryMs)
      })
      for (const name of names) {
        line.addEventListener(name, (event: MessageEvent<string>) =>
          told({ name, cursor: event.lastEventId, data: parse(event.data) }),
        )
      }
    }
    closing.addEventListener('abort', () => {
      clearTimeout(timer)
      source?.close()
      done()
    })
    open()
  })

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null // cut off in the middle; what it told comes again after the reconnect
  }
}

const isNotice = (data: unknown): data is LineNotice =>
  typeof data === 'object' && data !== null && 'name' in data && 'cursor' in data && 'data' in data
