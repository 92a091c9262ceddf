import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import type { Context as HonoContext, MiddlewareHandler } from 'hono'
import type { Actor, MemberActor } from '#actions/actor.ts'
import { asRefusal, bugBody, refusalBody, statusOf } from '#actions/refusal.ts'
import { runAction } from '#actions/run-action.ts'
import { readsOnly } from '#actions/scopes.ts'
import { AppError } from '#core/errors.ts'
import { answerMcp } from '#mcp/http.ts'
import { apiRoutes } from './api.ts'
import type { HttpDoor, HttpEnvironment } from './doors.ts'
import { feedRoutes } from './feeds.ts'
import { guard } from './guard.ts'
import type { Turned } from './guard.ts'
import { safetyHeaders } from './headers.ts'
import { openApiDocument } from './openapi.ts'
import { referencePage } from './reference-page.ts'
import { screenRoutes } from './screens.ts'
import { uploadRoutes } from './uploads.ts'
import { bearerOf, whoAsks } from './who-asks.ts'

/** The whole HTTP door: safety first, then the operations, the documents, MCP, the screens. */
export const openRouter = (door: HttpDoor): Hono<HttpEnvironment> => {
  const router = new Hono<HttpEnvironment>()
  router.use(noteRequest(door), keepOut(door))
  router.get('/health', (c) => c.json({ ok: true, instance: door.instance }))
  router.use(async (c, next) => {
    c.set('actor', await whoAsks(c, door))
    if (c.get('actor').kind === 'stranger' && c.req.path === '/api/workspace') door.onStranger()
    await next()
  })
  router.route('/api', uploadRoutes(door))
  let document: ReturnType<typeof openApiDocument> | undefined
  router.get('/api/openapi.json', (c) => {
    membersOnly(c)
    document ??= openApiDocument(door.actions, door.contracts, door)
    return c.json(document)
  })
  router.get('/api/docs', (c) => {
    membersOnly(c)
    return c.html(referencePage(door.actions, door.origin))
  })
  router.route('/api', feedRoutes(door))
  router.route('/api', apiRoutes(door))
  router.all('/api/*', () => {
    throw noSuchAddress()
  })
  router.all('/mcp', (c) => mcp(c, door))
  router.route('/', screenRoutes(door))
  router.notFound(() => {
    throw noSuchAddress()
  })
  router.onError((error, c) => refuse(error, c, door))
  return router
}

/** Gives the request a name, sets the safety headers, and writes one line when it is done. */
const noteRequest = (door: HttpDoor): MiddlewareHandler<HttpEnvironment> => {
  const headers = Object.entries(safetyHeaders(door.origin))
  return async (c, next) => {
    const requestId = randomBytes(9).toString('base64url')
    const began = performance.now()
    c.set('requestId', requestId)
    await next()
    for (const [name, value] of headers) c.res.headers.set(name, value)
    c.res.headers.set('x-request-id', requestId)
    // The route, not the address: ids and queries can tell of people.
    const route = c.req.routePath
    const ms = Math.round((performance.now() - began) * 10) / 10
    const line = { requestId, method: c.req.method, route, status: c.res.status, ms }
    if (c.req.path.startsWith('/api/'))
      door.log.info({ ...line, actor: c.get('actor')?.kind }, 'answered')
    else door.log.debug(line, 'answered')
  }
}

const keepOut =
  (door: HttpDoor): MiddlewareHandler<HttpEnvironment> =>
  async (c, next) => {
    const turned = guard(
      {
        method: c.req.method,
        path: c.req.path,
        host: c.req.header('host') ?? null,
        origin: c.req.header('origin') ?? null,
        fetchSite: c.req.header('sec-fetch-site') ?? null,
        hasToken: bearerOf(c) !== null,
      },
      door.known,
    )
    if (turned) throw turnedAway(turned, door.origin)
    const elsewhere = betterAddress(c, door)
    return elsewhere ? c.redirect(elsewhere, 302) : next()
  }

/** `127.0.0.1` is another origin than `localhost` for browsers: one signs in at one of them. */
const betterAddress = (c: HonoContext, door: HttpDoor): string | null => {
  const url = new URL(c.req.url)
  const isPage = c.req.method === 'GET' && c.req.header('sec-fetch-dest') === 'document'
  if (!isPage || !/^(127\.0\.0\.1|\[::1\])$/.test(url.hostname)) return null
  return `${door.origin}${url.pathname}${url.search}`
}

const mcp = async (c: HonoContext<HttpEnvironment>, door: HttpDoor): Promise<Response> => {
  const asker = c.get('actor')
  const actor = asker.kind === 'operator' || isReadingToken(asker) ? asker : null
  if (!actor) throw tokenNeeded()
  if (c.req.method !== 'POST') {
    c.header('allow', 'POST')
    return c.json(refusalBody(postOnly()), 405)
  }
  const ctx = door.contextOf({ ...actor, door: 'mcp' })
  return answerMcp(
    c.req.raw,
    door.actions,
    (action, input) => runAction(action, ctx, input),
    (error) => noteBug(error, c, door),
  )
}

/** An agent of a member sees what the member sees, with a token that may read and nothing else. */
const isReadingToken = (actor: Actor): actor is MemberActor =>
  actor.kind === 'member' && actor.token !== undefined && readsOnly(actor.token.scopes)

const membersOnly = (c: HonoContext<HttpEnvironment>): void => {
  if (c.get('actor').kind !== 'stranger') return
  throw new AppError('not_allowed', 'This is for members.', {
    code: 'sign_in_first',
    next: 'Sign in first.',
  })
}

const refuse = (error: unknown, c: HonoContext<HttpEnvironment>, door: HttpDoor): Response => {
  const refusal = asRefusal(error)
  c.header('cache-control', 'no-store')
  if (!refusal) return c.json(bugBody(noteBug(error, c, door)), 500)
  const seconds = refusal.details['retryAfterSeconds']
  if (typeof seconds === 'number') c.header('retry-after', String(seconds))
  return c.json(refusalBody(refusal), statusOf(refusal))
}

/** Writes a bug down as a whole and answers with the name it is found by. */
const noteBug = (error: unknown, c: HonoContext<HttpEnvironment>, door: HttpDoor): string => {
  const requestId = c.get('requestId')
  door.log.error({ requestId, route: c.req.routePath, err: error }, 'bug')
  return requestId
}

const turnedAway = (turned: Exclude<Turned, null>, origin: string): AppError => {
  const [code, sentence, next] = reasons(origin)[turned]
  return new AppError('not_allowed', sentence, { code, next })
}

const reasons = (origin: string) =>
  ({
    host: [
      'wrong_host',
      'This app does not answer at that address.',
      `Open ${origin}. Behind a proxy, start it with PARTY_ORIGIN set to the address people use.`,
    ],
    origin: ['wrong_origin', 'This request came from another site.', `Open ${origin} itself.`],
    site: ['wrong_origin', 'This request came from another site.', `Open ${origin} itself.`],
    unmarked: [
      'sign_in_first',
      'This request carries no token and comes from no page of the app.',
      'Send the token of the data folder as `Authorization: Bearer`.',
    ],
  }) as const

const noSuchAddress = (): AppError =>
  new AppError('not_found', 'There is nothing at this address.', {
    code: 'address_not_found',
    next: 'See /api/docs for what there is.',
  })

const tokenNeeded = (): AppError =>
  new AppError('not_allowed', 'An agent needs a token that may read and nothing else.', {
    code: 'sign_in_first',
    next: 'Make one in Settings, Your access, and send it as `Authorization: Bearer`; on this machine the file `token` of the data folder holds another.',
  })

const postOnly = (): AppError =>
  new AppError('invalid', 'This address takes POST only.', {
    code: 'post_only',
    next: 'Send each message as a POST; no stream is kept open.',
  })
