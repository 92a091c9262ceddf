import { createHash } from 'node:crypto'
import { lstat, mkdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { giveTo, type Account } from './account.ts'

/** Where a server of ours listens: a socket in a private folder, or loopback with a password. */
export type Address =
  | { readonly kind: 'socket'; readonly folder: string; readonly port: number }
  | { readonly kind: 'loopback'; readonly port: number }

/** `sun_path` of unix(7) holds 108 bytes on Linux, 104 on macOS, one of them the ending NUL. */
const longestSocketPath = process.platform === 'linux' ? 107 : 103
const socketPort = 5432

/**
 * Chooses the address: a socket in the first private folder that is short enough and ours alone,
 * else loopback. `base` is the server's own folder, where sweepers of temporary files do not come.
 */
export const chooseAddress = async (base: string, account: Account): Promise<Address> => {
  const mark = createHash('sha256').update(base).digest('hex').slice(0, 12)
  const name = `recruiting-party-${process.geteuid?.() ?? 0}-${mark}`
  const runtime = process.env['XDG_RUNTIME_DIR']
  const candidates = [
    join(base, 'run'),
    ...(runtime ? [join(runtime, name)] : []),
    join(tmpdir(), name),
    join('/tmp', name),
  ]
  for (const folder of candidates) {
    const path = join(folder, `.s.PGSQL.${socketPort}`)
    if (Buffer.byteLength(path) > longestSocketPath) continue
    if (await isPrivateFolder(folder, account)) return { kind: 'socket', folder, port: socketPort }
  }
  return loopback()
}

/** A free port of this machine. Another program may take it before we do: then choose again. */
export const loopback = (): Promise<Address> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const bound = probe.address()
      const port = bound !== null && typeof bound === 'object' ? bound.port : 0
      probe.close(() => resolve({ kind: 'loopback', port }))
    })
  })

/** Made by us, or found as a real folder (no link) of ours that nobody else may enter. */
const isPrivateFolder = async (folder: string, account: Account): Promise<boolean> => {
  try {
    await mkdir(folder, { mode: 0o700 })
    await giveTo(account, folder)
    return true
  } catch {
    const found = await lstat(folder).catch(() => null)
    if (!found?.isDirectory()) return false
    const owner = account.kind === 'account' ? account.uid : (process.geteuid?.() ?? found.uid)
    return found.uid === owner && (found.mode & 0o077) === 0
  }
}

/**
 * Connection string of a role and database there, for pg and everything built on it. Without TLS,
 * which the server we bring does not have, whatever PGSSLMODE says.
 */
export const urlAt = (
  address: Address,
  login: { readonly user: string; readonly password: string; readonly database: string },
): string => {
  const { user, password, database } = login
  return address.kind === 'socket'
    ? `postgresql://${user}:${password}@/${database}?host=${encodeURIComponent(address.folder)}` +
        `&port=${address.port}&sslmode=disable`
    : `postgresql://${user}:${password}@127.0.0.1:${address.port}/${database}?sslmode=disable`
}
