import { t } from './texts/text.ts'

/** What an operation refused, in the words of the server; every screen can show it as it is. */
export class ApiError extends Error {
  /** HTTP status; 0 when the app did not answer at all. */
  readonly status: number
  readonly code: string
  readonly next: string
  readonly details: Readonly<Record<string, unknown>>

  constructor(status: number, code: string, sentence: string, next: string, details = {}) {
    super(sentence)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.next = next
    this.details = details
  }
}

/** No answer in this time and we say so; long readings have their own pages with progress. */
const timeoutMs = 60_000

/**
 * Sends one request to the app that served this page and returns its JSON. Throws `ApiError` with
 * the server's sentence, or one that says that the app does not answer.
 */
export const send = async (
  method: string,
  path: string,
  options: { readonly body?: unknown; readonly signal?: AbortSignal | undefined } = {},
): Promise<unknown> => {
  const { signal } = options
  const timeout = AbortSignal.timeout(timeoutMs)
  const response = await fetch(path, {
    method,
    headers: options.body === undefined ? {} : { 'content-type': 'application/json' },
    body: options.body === undefined ? null : JSON.stringify(options.body),
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw unreachable()
  })
  if (response.status === 204) return {}
  const answer: unknown = await response.json().catch(() => null)
  if (!response.ok) throw refusalOf(response.status, answer)
  return answer
}

/** The refusal in an answer; a proxy's or a crash's answer becomes a sentence of our own. */
export const refusalOf = (status: number, answer: unknown): ApiError => {
  const error = isObject(answer) && isObject(answer['error']) ? answer['error'] : null
  if (!error || typeof error['sentence'] !== 'string') {
    const code = `http_${String(status)}`
    return new ApiError(status, code, t('error.unknown'), t('error.unknownNext'))
  }
  return new ApiError(
    status,
    typeof error['code'] === 'string' ? error['code'] : 'unknown',
    error['sentence'],
    typeof error['next'] === 'string' ? error['next'] : '',
    isObject(error['details']) ? error['details'] : {},
  )
}

/** The app on this machine did not answer. */
export const unreachable = (): ApiError =>
  new ApiError(0, 'unreachable', t('error.unreachable'), t('error.unreachableNext'))

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
