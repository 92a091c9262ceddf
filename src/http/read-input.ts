import type { Context as HonoContext } from 'hono'
import type { Action } from '#actions/define-action.ts'
import { fieldsOf, readFields } from '#actions/fields.ts'
import type { Field } from '#actions/fields.ts'
import { AppError } from '#core/errors.ts'

/** A JSON body is a form or a pasted table, never a corpus; files go to `/api/uploads`. */
export const bodyLimitBytes = 4 * 1024 * 1024

/** A body of that size is here within this time or not at all. */
const bodyTimeoutMs = 30_000

/** Reads the input of one operation from path, query and body. */
export type ReadInput = (c: HonoContext) => Promise<unknown>

/**
 * Makes the reader for one operation: GET and DELETE take fields from the query, the others from a
 * JSON body; what the path names comes from the path.
 *
 * @throws AppError `body_too_large`, `body_not_json`, `body_too_slow`.
 */
export const inputReader = (action: Action): ReadInput => {
  const fields = fieldsOf(action.input)
  const hasBody = !/^(GET|DELETE) /.test(action.http)
  return async (c) => {
    const fromPath = readFields(
      fields,
      Object.fromEntries(Object.entries(c.req.param()).map(([name, text]) => [name, [text]])),
    )
    const rest = hasBody ? await readBody(c) : readQuery(c, fields)
    return { ...rest, ...fromPath }
  }
}

const readQuery = (c: HonoContext, fields: readonly Field[]): Record<string, unknown> => {
  const { format: _format, ...queries } = c.req.queries()
  return readFields(fields, queries)
}

const readBody = async (c: HonoContext): Promise<Record<string, unknown>> => {
  const declared = Number(c.req.header('content-length') ?? 0)
  if (declared > bodyLimitBytes) throw tooLarge()
  const text = await readText(c.req.raw.body)
  if (text.trim() === '') return {}
  // A page of another site can send a form or plain text without asking, but never JSON.
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
    throw notJson('The body must be sent as application/json.')
  }
  const body: unknown = parse(text)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw notJson('The body must be one JSON object.')
  }
  return Object.fromEntries(Object.entries(body))
}

const readText = async (stream: ReadableStream<Uint8Array> | null): Promise<string> => {
  if (!stream) return ''
  const deadline = AbortSignal.timeout(bodyTimeoutMs)
  const reader = stream.getReader()
  const stop = () => void reader.cancel().catch(() => undefined)
  deadline.addEventListener('abort', stop, { once: true })
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (deadline.aborted) throw tooSlow()
      if (done) break
      bytes += value.byteLength
      if (bytes > bodyLimitBytes) throw tooLarge()
      chunks.push(value)
    }
  } finally {
    deadline.removeEventListener('abort', stop)
    if (bytes > bodyLimitBytes) stop()
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw notJson('The body is not JSON.', cause)
  }
}

const notJson = (sentence: string, cause?: unknown): AppError =>
  new AppError('invalid', sentence, {
    code: 'body_not_json',
    next: 'See /api/docs for the shape.',
    cause,
  })

const tooLarge = (): AppError =>
  new AppError('limit', 'The body is over 4 MB.', {
    code: 'body_too_large',
    next: 'Send a file to /api/uploads instead.',
  })

const tooSlow = (): AppError =>
  new AppError('limit', 'The body did not arrive within 30 seconds.', {
    code: 'body_too_slow',
    next: 'Send it again over a better connection.',
  })
