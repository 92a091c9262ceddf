import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { Readable } from 'node:stream'
import { Hono } from 'hono'
import type { Context as HonoContext } from 'hono'
import type { HttpDoor, HttpEnvironment } from './doors.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json',
}

/** Said while there is nothing to show; the terminal where the app runs says why. */
const notThere =
  'The screens are not there: they could not be built. The terminal where the app runs says why.\n'

/** Files named by their content never change; the others are asked for again each time. */
const forever = 'public, max-age=31536000, immutable'
const everyTime = 'no-cache'

/** The screens: files as they were built, and the one page for every address of the app. */
export const screenRoutes = (door: HttpDoor): Hono<HttpEnvironment> => {
  const routes = new Hono<HttpEnvironment>()
  routes.get('*', async (c) => {
    const folder = door.screens()
    if (!folder) return c.text(notThere, 503)
    const asked = normalize(decode(c.req.path))
    const isFile = extname(asked) !== '' && !asked.includes('\0')
    if (isFile && !asked.includes('..')) {
      const found = await sendFile(c, join(folder, asked), asked.startsWith('/assets/'))
      if (found) return found
    }
    // A missing script must not be answered with a page.
    if (isFile && asked.startsWith('/assets/')) return c.text('There is no such file here.\n', 404)
    if (c.get('actor').kind === 'stranger') door.onStranger()
    return (await sendFile(c, join(folder, 'index.html'), false)) ?? c.notFound()
  })
  return routes
}

const sendFile = async (
  c: HonoContext<HttpEnvironment>,
  path: string,
  isHashed: boolean,
): Promise<Response | null> => {
  const type = types[extname(path)]
  const file = type === undefined ? null : await stat(path).catch(() => null)
  if (!file?.isFile() || type === undefined) return null
  const etag = `"${file.size.toString(36)}-${Math.floor(file.mtimeMs).toString(36)}"`
  c.header('cache-control', isHashed ? forever : everyTime)
  c.header('etag', etag)
  c.header('vary', 'accept-encoding')
  if (c.req.header('if-none-match') === etag) return c.body(null, 304)
  const packed = await packedCopy(path, c.req.header('accept-encoding') ?? '')
  c.header('content-type', type)
  c.header('content-length', String(packed?.size ?? file.size))
  if (packed) c.header('content-encoding', packed.encoding)
  if (c.req.method === 'HEAD') return c.body(null)
  return c.body(toWeb(packed?.path ?? path))
}

/** The copy that was packed when the screens were built, in the best form the browser takes. */
const packedCopy = async (path: string, accepts: string) => {
  for (const [encoding, ending] of [
    ['br', '.br'],
    ['gzip', '.gz'],
  ] as const) {
    if (!new RegExp(`\\b${encoding}\\b(?!;q=0(?:\\.0+)?\\b)`).test(accepts)) continue
    const packed = await stat(path + ending).catch(() => null)
    if (packed?.isFile()) return { encoding, path: path + ending, size: packed.size }
  }
  return null
}

const toWeb = (path: string): ReadableStream<Uint8Array> =>
  Readable.toWeb(createReadStream(path), { type: 'bytes' })

const decode = (path: string): string => {
  try {
    return decodeURIComponent(path)
  } catch {
    return '/' // broken escapes name no file
  }
}
