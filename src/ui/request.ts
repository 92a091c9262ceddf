import { ApiError, send } from './api.ts'

/** One operation as the browser calls it; `fields` are the inputs that the path names. */
export interface Endpoint {
  readonly method: string
  readonly path: string
  readonly fields: readonly string[]
}

export interface RequestOptions {
  readonly signal?: AbortSignal | undefined
}

/**
 * Calls one operation. The cookie of the session goes along by itself. When the passkey has to be
 * shown for it, the person is asked in place and the call is made once more.
 *
 * @throws ApiError for every refusal and when the app cannot be reached; an aborted request
 * throws the `AbortError` of the signal.
 */
export const request = async <Output>(
  endpoint: Endpoint,
  input: object,
  options: RequestOptions,
): Promise<Output> => {
  try {
    return await call<Output>(endpoint, input, options)
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'passkey_needed') throw error
    const { askForPasskey } = await import('./passkey-ask.ts')
    await askForPasskey()
    return call<Output>(endpoint, input, options)
  }
}

const call = async <Output>(
  endpoint: Endpoint,
  input: object,
  options: RequestOptions,
): Promise<Output> => {
  const hasBody = endpoint.method !== 'GET' && endpoint.method !== 'DELETE'
  const inPath = Object.entries(input).filter(([name]) => endpoint.fields.includes(name))
  const inBody = Object.entries(input).filter(([name]) => !endpoint.fields.includes(name))
  const address = addressOf(
    endpoint.path,
    endpoint.fields,
    hasBody ? Object.fromEntries(inPath) : input,
  )
  // The one place where the wire is believed: the server checks every answer against its schema.
  const answer: ReturnType<typeof JSON.parse> = await send(endpoint.method, address, {
    ...(hasBody ? { body: Object.fromEntries(inBody) } : {}),
    signal: options.signal,
  })
  return answer
}

/** The address of an operation with its input in path and query; `undefined` is left out. */
export const addressOf = (path: string, fields: readonly string[], input: object): string => {
  const query = new URLSearchParams()
  const values = new Map<string, unknown>(Object.entries(input))
  for (const [name, value] of values) {
    if (fields.includes(name) || value === undefined || value === null) continue
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, textOf(one))
  }
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(textOf(values.get(name))),
  )
  return `/api${filled}${query.size > 0 ? `?${query.toString()}` : ''}`
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
