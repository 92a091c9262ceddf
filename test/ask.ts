import { request } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'

export interface Asked {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  /** The body as JSON; throws when it is none. */
  readonly json: () => any // eslint-disable-line typescript/no-explicit-any -- tests look inside
}

/** One HTTP request with any header at all, `Host` and `Origin` included, as no browser allows. */
export const ask = (
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: unknown } = {},
): Promise<Asked> =>
  new Promise((done, fail) => {
    const body =
      typeof options.body === 'string' || options.body === undefined
        ? options.body
        : JSON.stringify(options.body)
    const sent = request(
      url,
      {
        method: options.method ?? 'GET',
        // A connection of its own: no test hears what another one left.
        agent: false,
        headers: {
          ...(typeof options.body === 'object' ? { 'content-type': 'application/json' } : {}),
          ...options.headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString()
          done({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            json: () => JSON.parse(text),
          })
        })
        response.on('error', fail)
      },
    )
    sent.on('error', fail)
    sent.end(body)
  })
