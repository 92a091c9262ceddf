import { execFile } from 'node:child_process'
import { chmod, chown, cp, mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { AppError } from '#core/errors.ts'
import type { Binaries } from './binaries.ts'

const run = promisify(execFile)

/** Longest wait for a small system program (unshare, useradd). */
const programTimeoutMs = 10_000

/** Where a system account's server lives: it can enter neither /root nor a home folder. */
export const accountRoot = '/var/lib/recruiting-party'
const accountName = 'recruiting-party'

/**
 * As whom the server's programs run. PostgreSQL refuses root, and initdb wants its user to stand
 * in the list of users.
 * - `self`: as we are.
 * - `namespace`: in a user namespace that shows us as another user; files stay ours.
 * - `account`: as a system account, with data and programs below `accountRoot`.
 */
export type Account =
  | { readonly kind: 'self' }
  | { readonly kind: 'namespace'; readonly uid: number; readonly gid: number }
  | { readonly kind: 'account'; readonly uid: number; readonly gid: number }

/** Chooses the account; a data folder that was made with a system account stays with it. */
export const chooseAccount = async (wanted: Account['kind'] | 'any'): Promise<Account> => {
  const uid = process.geteuid?.() ?? -1
  if (wanted === 'any' && uid !== 0 && isListed()) return { kind: 'self' }
  const users = await listUsers()

  if (wanted !== 'account') {
    const other = users.find((user) => user.uid !== 0)
    if (other && (await namespacesWork(other))) {
      return { kind: 'namespace', uid: other.uid, gid: other.gid }
    }
  }
  const account = uid === 0 && wanted !== 'namespace' ? await systemAccount(users) : undefined
  if (account) return { kind: 'account', uid: account.uid, gid: account.gid }
  throw new AppError(
    'invalid',
    uid === 0
      ? 'PostgreSQL does not run as root, and here neither user namespaces nor a new ' +
          'system account are allowed.'
      : `PostgreSQL does not run as user ${uid}, because no such user is listed here.`,
    {
      code: 'server_refuses_user',
      next:
        'Start as an ordinary user, or set DATABASE_URL to a PostgreSQL 18 of your own, ' +
        `or make the account: useradd --system ${accountName}`,
    },
  )
}

/** The command line that runs `command` as the account. */
export const commandAs = (account: Account, command: readonly string[]): readonly string[] => {
  if (account.kind !== 'namespace') return command
  const { uid, gid } = account
  return ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`, '--', ...command]
}

/** Options of spawn for the account: only a system account changes who the process is. */
export const identityOf = (account: Account): { uid?: number; gid?: number } =>
  account.kind === 'account' ? { uid: account.uid, gid: account.gid } : {}

/** Gives a path to the account, where that is somebody else. */
export const giveTo = async (account: Account, path: string): Promise<void> => {
  if (account.kind === 'account') await chown(path, account.uid, account.gid)
}

/** The programs in a place the account can enter; copied once for each version. */
export const reachableBinaries = async (
  account: Account,
  binaries: Binaries,
): Promise<Binaries> => {
  if (account.kind !== 'account') return binaries
  const { size, mtimeMs } = await stat(binaries.postgres)
  const folder = join(accountRoot, `programs-${size}-${Math.round(mtimeMs)}`)
  const found = await stat(folder).catch(() => null)
  if (!found) {
    const unfinished = `${folder}.${process.pid}`
    await openAccountRoot()
    await cp(binaries.folder, unfinished, { recursive: true, verbatimSymlinks: true })
    // Another starter may have been quicker; its copy is as good.
    await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true }))
  }
  const program = (path: string) => join(folder, basename(dirname(path)), basename(path))
  return { folder, initdb: program(binaries.initdb), postgres: program(binaries.postgres) }
}

/** False in containers that run as a bare number. */
const isListed = (): boolean => {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

/** Makes the folder that holds what belongs to the account; the account may enter it. */
export const openAccountRoot = async (): Promise<void> => {
  await mkdir(accountRoot, { recursive: true })
  await chmod(accountRoot, 0o755)
}

interface User {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** Empty on systems that keep their users elsewhere (macOS). */
const listUsers = async (): Promise<readonly User[]> => {
  if (process.platform !== 'linux') return []
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '')
  return text.split('\n').flatMap((line) => {
    const [name = '', , uid, gid] = line.split(':')
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}

const namespacesWork = ({ uid, gid }: User): Promise<boolean> => {
  const [file = '', ...args] = commandAs({ kind: 'namespace', uid, gid }, ['true'])
  return run(file, args, { timeout: programTimeoutMs }).then(
    () => true,
    () => false,
  )
}

const systemAccount = async (users: readonly User[]): Promise<User | undefined> => {
  const named = (list: readonly User[]) => list.find((user) => user.name === accountName)
  const found = named(users)
  if (found) return found
  // Debian, Fedora and most others; then Alpine's busybox.
  const ways: readonly (readonly [string, ...string[]])[] = [
    ['useradd', '--system', '--no-create-home', '--home-dir', accountRoot, accountName],
    ['adduser', '-S', '-H', '-h', accountRoot, accountName],
  ]
  for (const [file, ...args] of ways) {
    const made = await run(file, args, { timeout: programTimeoutMs }).then(
      () => true,
      () => false,
    )
    if (made) return named(await listUsers())
  }
  return undefined
}
