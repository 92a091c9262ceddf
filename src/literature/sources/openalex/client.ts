import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '#core/errors.ts'
import { daySpent, keyRefused, notUnderstood, outOfReach, strangeAnswer } from './client-errors.ts'

/** How OpenAlex is asked. Facts: developers.openalex.org, "Authentication", "Errors". */
export interface OpenAlexAccess {
  /** `https://api.openalex.org`, without a slash at the end. */
  readonly url: string
  readonly key: string
  readonly mailto: string
}

/** One question to a list: parameters as documented; empty ones are left out. */
export type OpenAlexParams = Readonly<Record<string, string | number | undefined>>

// 100 requests a second are allowed; ten are enough and polite.
const leastMsBetween = 100
const timeoutMs = 45_000
const mostTries = 6
const firstPauseMs = 500
// Asked to wait longer than this, it is the day's allowance that is spent.
const longestPauseMs = 90_000
// A page of 100 works has some 3 MB; the largest real work 9 MB.
const largestAnswer = 256 * 1024 * 1024

/**
 * Asks OpenAlex, one request at a time: politely spaced, with a timeout; 403, 429, 5xx and lost
 * connections are tried again after growing, jittered pauses, or after what `Retry-After` says.
 */
export class OpenAlexClient {
  readonly #access: OpenAlexAccess
  readonly #signal: AbortSignal
  #nextAt = 0

  constructor(access: OpenAlexAccess, signal: AbortSignal) {
    this.#access = access
    this.#signal = signal
  }

  /**
   * The parsed answer of `GET /{path}`.
   *
   * @throws AppError `openalex_out_of_reach`, `openalex_day_spent`, `openalex_key_refused`,
   * `openalex_not_understood`, `openalex_strange_answer`; the signal's reason when it aborts.
   */
  async get(path: string, params: OpenAlexParams): Promise<unknown> {
    let last: AppError | null = null
    for (let tries = 0; tries < mostTries; tries++) {
      await this.#waitForTurn()
      const tried = await this.#try(path, params)
      if (tried.ok) return tried.value
      if (tried.final) throw tried.error
      last = tried.error
      const growing = firstPauseMs * 2 ** tries * (0.5 + randomInt(1_000) / 1_000)
      await sleep(Math.max(growing, tried.waitMs), undefined, { signal: this.#signal })
    }
    throw last ?? outOfReach('no answer', undefined)
  }

  async #try(path: string, params: OpenAlexParams): Promise<Tried> {
    const address = this.#address(path, params)
    let response: Response
    try {
      response = await fetch(address, {
        headers: { 'user-agent': this.#userAgent(), accept: 'application/json' },
        signal: AbortSignal.any([this.#signal, AbortSignal.timeout(timeoutMs)]),
      })
      if (!response.ok) return await this.#refused(response)
      return { ok: true, value: JSON.parse(await readText(response)) }
    } catch (error) {
      this.#signal.throwIfAborted()
      if (error instanceof AppError) return { ok: false, final: true, error, waitMs: 0 }
      const broken = error instanceof SyntaxError
      const failure = broken ? strangeAnswer(error) : outOfReach(faultOf(error), error)
      return { ok: false, final: false, error: failure, waitMs: 0 }
    }
  }

  async #refused(response: Response): Promise<Tried> {
    const said = (await readText(response).catch(() => '')).slice(0, 2_000)
    const waitMs = retryAfterMs(response.headers.get('retry-after'))
    const { status } = response
    const isKey = status === 401 || (status === 403 && /api[_ -]?key/i.test(said))
    if (isKey) return { ok: false, final: true, error: keyRefused(), waitMs }
    if (status === 429 || status === 403) {
      const spent = waitMs > longestPauseMs || /daily|day|credits|budget/i.test(said)
      return {
        ok: false,
        final: spent && waitMs > longestPauseMs,
        error: daySpent(this.#access.key),
        waitMs,
      }
    }
    if (status >= 500) {
      const error = outOfReach(`it answered ${status}`, undefined)
      return { ok: false, final: false, error, waitMs: Math.min(waitMs, longestPauseMs) }
    }
    return { ok: false, final: true, error: notUnderstood(status, messageOf(said)), waitMs }
  }

  async #waitForTurn(): Promise<void> {
    const now = performance.now()
    const at = Math.max(now, this.#nextAt)
    this.#nextAt = at + leastMsBetween
    if (at > now) await sleep(at - now, undefined, { signal: this.#signal })
  }

  #address(path: string, params: OpenAlexParams): string {
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries(params)) {
      if (value !== undefined && value !== '') query.set(name, String(value))
    }
    if (this.#access.key !== '') query.set('api_key', this.#access.key)
    if (this.#access.mailto !== '') query.set('mailto', this.#access.mailto)
    return `${this.#access.url}/${path}?${query.toString()}`
  }

  #userAgent(): string {
    const { mailto } = this.#access
    return `recruiting-party${mailto === '' ? '' : ` (mailto:${mailto})`}`
  }
}

type Tried =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false
      readonly final: boolean
      readonly error: AppError
      readonly waitMs: number
    }

/** The body, but never more than the limit: an endless answer is cut off. */
const readText = async (response: Response): Promise<string> => {
  if (response.body === null) return ''
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of response.body) {
    bytes += part.byteLength
    if (bytes > largestAnswer) throw strangeAnswer(new Error('over 256 MB'))
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** Seconds, or a date (RFC 9110 10.2.3); 0 when it says neither. */
const retryAfterMs = (header: string | null): number => {
  if (header === null) return 0
  const seconds = Number(header)
  const ms = Number.isFinite(seconds)
    ? seconds * 1000
    : Date.parse(header) - performance.timeOrigin - performance.now()
  return Number.isFinite(ms) ? Math.max(0, ms) : 0
}

/** Network faults in a few words. */
const faultOf = (error: unknown): string => {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  const code =
    typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
  if (error instanceof Error && error.name === 'TimeoutError') return 'it did not answer in time'
  if (/ENOTFOUND|EAI_AGAIN/.test(code)) return 'its address was not found'
  if (code === 'ECONNREFUSED') return 'it refused the connection'
  return 'the connection broke'
}

const messageOf = (said: string): string => {
  try {
    const body: unknown = JSON.parse(said)
    if (typeof body === 'object' && body !== null && 'message' in body) {
      return String(body.message).slice(0, 200)
    }
  } catch {
    return ''
  }
  return ''
}
