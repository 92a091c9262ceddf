import { getCookie } from 'hono/cookie'
import type { Context as HonoContext } from 'hono'
import type { Actor, Door } from '#actions/actor.ts'
import { sameSecret } from '#core/token.ts'
import { useToken } from '#workspace/api-token.ts'
import { resumeSession } from '#workspace/session.ts'
import { browserName } from './browser-name.ts'
import type { HttpDoor } from './doors.ts'

/** The token of a request; null when there is none. */
export const bearerOf = (c: HonoContext): string | null =>
  /^Bearer ([\w-]{16,200})$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? null

/**
 * Who asks: the holder of the token file, the member whose token or session it is, or a stranger.
 * A wrong token is a stranger too, whatever cookie comes with it.
 */
export const whoAsks = async (c: HonoContext, door: HttpDoor): Promise<Actor> => {
  const token = bearerOf(c)
  const origin = originOf(c, door)
  const stranger = { kind: 'stranger', door: 'web', origin } as const
  const ctx = door.contextOf(stranger)
  if (token !== null) {
    if (sameSecret(token, door.token)) return { kind: 'operator', door: doorOf(c) }
    return (await useToken(ctx.db, token, doorOf(c), ctx.now())) ?? { ...stranger, door: 'api' }
  }
  const cookie = getCookie(c, door.cookieName)
  if (!cookie) return stranger
  const browser = browserName(c.req.header('user-agent') ?? '')
  const member = await resumeSession(ctx.db, cookie, browser, ctx.now())
  return member ? { ...member, origin } : stranger
}

/** The address this browser used, of those at which we answer: the guard has checked `Host`. */
export const originOf = (c: HonoContext, door: HttpDoor): string => {
  const host = (c.req.header('host') ?? '').toLowerCase()
  const origins = [door.origin, ...door.known.origins]
  return origins.find((origin) => new URL(origin).host === host) ?? door.origin
}

/** Our own command line names itself, so that the audit can tell it from other programs. */
const doorOf = (c: HonoContext): Door => {
  if (c.req.path.startsWith('/mcp')) return 'mcp'
  const named = c.req.header('x-party-door')
  return named === 'cli' || named === 'mcp' ? named : 'api'
}
