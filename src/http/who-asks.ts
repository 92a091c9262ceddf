import { getCookie } from 'hono/cookie'
import type { Context as HonoContext } from 'hono'
import type { Actor, Door } from '#actions/actor.ts'
import { sameSecret } from '#core/token.ts'
import { resumeSession } from '#workspace/session.ts'
import { browserName } from './browser-name.ts'
import type { HttpDoor } from './doors.ts'

/** The token of a request; null when there is none. */
export const bearerOf = (c: HonoContext): string | null =>
  /^Bearer ([\w-]{16,200})$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? null

/**
 * Who asks: the holder of the token file, the member whose session the cookie names, or a
 * stranger. A wrong token is a stranger too, whatever cookie comes with it.
 */
export const whoAsks = async (c: HonoContext, door: HttpDoor): Promise<Actor> => {
  const token = bearerOf(c)
  if (token !== null) {
    return sameSecret(token, door.token)
      ? { kind: 'operator', door: doorOf(c) }
      : { kind: 'stranger', door: 'api' }
  }
  const cookie = getCookie(c, door.cookieName)
  if (!cookie) return { kind: 'stranger', door: 'web' }
  const ctx = door.contextOf({ kind: 'stranger', door: 'web' })
  const browser = browserName(c.req.header('user-agent') ?? '')
  const session = await resumeSession(ctx.db, cookie, browser, ctx.now())
  if (!session) return { kind: 'stranger', door: 'web' }
  const { memberId, name, role, sessionId } = session
  return { kind: 'member', id: memberId, name, role, door: 'web', sessionId }
}

/** Our own command line names itself, so that the audit can tell it from other programs. */
const doorOf = (c: HonoContext): Door => {
  if (c.req.path.startsWith('/mcp')) return 'mcp'
  const named = c.req.header('x-party-door')
  return named === 'cli' || named === 'mcp' ? named : 'api'
}
