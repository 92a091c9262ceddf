import { Hono } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import type { Context as HonoContext } from 'hono'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Action } from '#actions/define-action.ts'
import { routeOf } from '#actions/http-path.ts'
import { runAction } from '#actions/run-action.ts'
import { AppError } from '#core/errors.ts'
import { toCsv } from './csv.ts'
import type { HttpDoor, HttpEnvironment } from './doors.ts'
import { StrangerLimit } from './rate-limit.ts'
import { inputReader } from './read-input.ts'
import { originOf } from './who-asks.ts'

/** A browser gives up after minutes; no operation that a person waits for may take longer. */
const actionTimeoutMs = 120_000

/** As long as a session may live (`workspace/session.ts` decides when it ends). */
const cookieSeconds = 30 * 24 * 3600

/** Every operation under `/api`, derived from its definition. */
export const apiRoutes = (door: HttpDoor): Hono<HttpEnvironment> => {
  const routes = new Hono<HttpEnvironment>()
  const limit = new StrangerLimit()
  for (const action of mostSpecificFirst(door.actions)) {
    const { method, path } = routeOf(action.http)
    const read = inputReader(action)
    routes.on(method, path, async (c) => {
      const ctx = door.contextOf(c.get('actor'))
      const run = async () => withinTime(runAction(action, ctx, await read(c)), action)
      const asked = { place: placeOf(c, door), opens: action.session === 'opens' }
      // What a stranger may not ask for at all costs nothing to refuse.
      const isOpen = ctx.actor.kind === 'stranger' && action.allow.permits(ctx.actor)
      const guessable = asked.opens || (isOpen && action.kind === 'change')
      const output = guessable ? await limit.count(asked, Date.now(), run) : await run()
      return answer(c, door, action, output)
    })
  }
  return routes
}

/** `/people/search` before `/people/{id}`, whatever the order of definition. */
const mostSpecificFirst = (actions: readonly Action[]): readonly Action[] =>
  actions.toSorted((a, b) => Number(a.http.includes('{')) - Number(b.http.includes('{')))

const answer = (
  c: HonoContext<HttpEnvironment>,
  door: HttpDoor,
  action: Action,
  output: Record<string, unknown>,
): Response => {
  c.header('cache-control', 'no-store')
  if (action.session === 'closes') deleteCookie(c, door.cookieName, { path: '/' })
  if (action.session === 'opens') {
    const { sessionToken, ...shown } = output
    setCookie(c, door.cookieName, String(sessionToken), {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure: originOf(c, door).startsWith('https:'),
      maxAge: cookieSeconds,
    })
    return c.json(shown)
  }
  if (wantsCsv(c) && action.table) {
    c.header('content-type', 'text/csv; charset=utf-8')
    c.header('content-disposition', `attachment; filename="${action.name.replace('.', '-')}.csv"`)
    return c.body(toCsv(action.table(output)))
  }
  if (wantsCsv(c) && c.req.query('format') === 'csv') throw noTable()
  return c.json(output)
}

const wantsCsv = (c: HonoContext): boolean =>
  c.req.query('format') === 'csv' || /^\s*text\/csv\b/i.test(c.req.header('accept') ?? '')

/**
 * Where a request comes from. Behind a proxy on this machine that is what the proxy says, and only
 * what it added itself; what stands before may be invented.
 */
const placeOf = (c: HonoContext, door: HttpDoor): string => {
  const remote = getConnInfo(c).remote.address ?? 'unknown'
  const isOurs = /^(?:127\.|::1$|::ffff:127\.)/.test(remote)
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return door.behindProxy && isOurs && forwarded ? forwarded : remote
}

const withinTime = async <T>(work: Promise<T>, action: Action): Promise<T> => {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(tookTooLong(action)), actionTimeoutMs)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

const tookTooLong = (action: Action): AppError =>
  new AppError('limit', `${action.name} took over ${actionTimeoutMs / 1000} seconds.`, {
    code: 'took_too_long',
    next: 'Ask for less at once; `./party doctor` says whether the machine is short of something.',
  })

const noTable = (): AppError =>
  new AppError('invalid', 'This answer is no table, so there is no CSV of it.', {
    code: 'no_table',
    next: 'Ask for JSON.',
  })
