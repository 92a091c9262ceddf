import { z } from 'zod'
import type { Action } from '#actions/define-action.ts'
import { pathFields } from '#actions/http-path.ts'
import { AppError, errorKinds } from '#core/errors.ts'

/** Where the running app answers, and the secret it knows us by. */
export interface AppAddress {
  readonly address: string
  readonly token: string
}

/** On the same machine; what has not answered by now will not. */
const healthTimeoutMs = 2_000

const Refusal = z.object({
  error: z.object({
    kind: z.enum([...errorKinds, 'bug']),
    code: z.string(),
    sentence: z.string(),
    next: z.string(),
    details: z.record(z.string(), z.unknown()),
  }),
})

/** Whether the very app that wrote this instance answers at this address. */
export const isAnswering = async (address: string, instance: string): Promise<boolean> => {
  try {
    const response = await fetch(`${address}/health`, {
      signal: AbortSignal.timeout(healthTimeoutMs),
    })
    const health = z.object({ instance: z.string() }).safeParse(await response.json())
    return health.success && health.data.instance === instance
  } catch {
    return false // nobody there, or something else that speaks no JSON
  }
}

/**
 * Runs one operation in the running app.
 *
 * @throws AppError with the app's own sentence; `app_gone` when it ended meanwhile.
 */
export const callOverHttp = async (
  app: AppAddress,
  action: Action,
  input: object,
  signal: AbortSignal,
): Promise<unknown> => {
  const [method = 'GET', path = ''] = action.http.split(' ')
  const values = new Map<string, unknown>(Object.entries(input))
  const inPath = new Set(pathFields(action.http))
  const hasBody = method !== 'GET' && method !== 'DELETE'
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(asText(values.get(name)) || '-'),
  )
  const rest = [...values].filter(([name, value]) => !inPath.has(name) && value !== undefined)
  const query = hasBody ? '' : `?${queryOf(rest).toString()}`
  const response = await fetch(`${app.address}/api${filled}${query}`, {
    method,
    headers: {
      authorization: `Bearer ${app.token}`,
      'x-party-door': 'cli',
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
    },
    ...(hasBody ? { body: JSON.stringify(Object.fromEntries(rest)) } : {}),
    signal,
  }).catch((cause: unknown) => {
    throw signal.aborted ? cause : appGone(cause)
  })
  const body: unknown = await response.json().catch(() => null)
  if (response.ok) return body
  throw refusalOf(body, response.status)
}

const queryOf = (values: readonly (readonly [string, unknown])[]): URLSearchParams => {
  const query = new URLSearchParams()
  for (const [name, value] of values) {
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, asText(one))
  }
  return query
}

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '')

const refusalOf = (body: unknown, status: number): Error => {
  const refusal = Refusal.safeParse(body)
  if (!refusal.success) return new Error(`The app answered with status ${status} and no reason.`)
  const { kind, code, sentence, next, details } = refusal.data.error
  return kind === 'bug'
    ? new Error(`${sentence} ${next}`)
    : new AppError(kind, sentence, { code, next, details })
}

const appGone = (cause: unknown): AppError =>
  new AppError('upstream', 'The running app ended before it answered.', {
    code: 'app_gone',
    next: 'Run the command again; it opens the stores itself when no app runs.',
    cause,
  })
