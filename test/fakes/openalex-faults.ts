import type { IncomingMessage, ServerResponse } from 'node:http'

/** How often each fault has been played, by sentinel. */
export type FaultsPlayed = Map<string, number>

const json = { 'content-type': 'application/json' }

/**
 * Faults on purpose, asked for by a word in `search` or in a filter: `zz429` and `zz403` (too many
 * requests, twice, then well), `zzspent` (the day's allowance, always), `zz500` (twice, then well),
 * `zzslow` (300 ms), `zzmalformed` (no JSON, once), `zzshape` (JSON of another shape, once),
 * `zzreset` (the connection breaks, once). True when the answer was given here.
 */
export const playFault = async (
  request: IncomingMessage,
  response: ServerResponse,
  played: FaultsPlayed,
): Promise<boolean> => {
  const sentinel = /zz(429|403|spent|500|slow|malformed|shape|reset)/.exec(request.url ?? '')?.[1]
  if (sentinel === undefined) return false
  const before = played.get(sentinel) ?? 0
  played.set(sentinel, before + 1)
  switch (sentinel) {
    case '429':
    case '403':
      if (before >= 2) return false
      response.writeHead(Number(sentinel), { ...json, 'retry-after': '0' })
      response.end(JSON.stringify({ error: 'Too many requests', message: 'Rate limit exceeded' }))
      return true
    case 'spent':
      response.writeHead(429, { ...json, 'retry-after': '40000' })
      response.end(
        JSON.stringify({ error: 'Rate limit exceeded', message: 'Daily limit exceeded' }),
      )
      return true
    case '500':
      if (before >= 2) return false
      response.writeHead(500, json)
      response.end('{"error":"Internal server error"}')
      return true
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, 300))
      return false
    case 'malformed':
      if (before >= 1) return false
      response.writeHead(200, json)
      response.end('{"meta":{"count":3},"results":[{"id":')
      return true
    case 'shape':
      if (before >= 1) return false
      response.writeHead(200, json)
      response.end('{"answer":42}')
      return true
    default:
      if (before >= 1) return false
      request.socket.destroy()
      return true
  }
}

/** The sentinel words taken out, so that the rest is searched for as usual. */
export const withoutSentinels = (text: string): string =>
  text.replaceAll(/\s*zz(?:429|403|spent|500|slow|malformed|shape|reset)\s*/g, ' ').trim()
