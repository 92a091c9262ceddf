import { createHash } from 'node:crypto'
import { lstat, mkdir, readlink, realpath, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, DatabaseError } from 'pg'
import { AppError } from '#core/errors.ts'
import {
  accountRoot,
  chooseAccount,
  giveTo,
  openAccountRoot,
  reachableBinaries,
  type Account,
} from './embedded/account.ts'
import { chooseAddress, loopback, urlAt, type Address } from './embedded/address.ts'
import { findBinaries } from './embedded/binaries.ts'
import { makeCluster, ownName, readPassword } from './embedded/cluster.ts'
import {
  disownStalePid,
  isAlive,
  isServerOf,
  readPostmaster,
  type Postmaster,
} from './embedded/postmaster-file.ts'
import { startServer, stopOrphan, type ServerProcess } from './embedded/server-process.ts'
import { ensureReaderRole } from './reader-role.ts'

/** The PostgreSQL that we bring, running. Disposing it stops it, unless somebody else uses it. */
export interface EmbeddedServer extends AsyncDisposable {
  /** Connection string of our role and our database. */
  readonly url: string
  /** True when it was found running, left by a process that died or shared with one that lives. */
  readonly found: boolean
}

export interface EmbeddedOptions {
  /** Folder of the workspace; the server's own folder is `postgres` in it. */
  readonly dataFolder: string
  /** As whom the server runs; chosen by itself, tests name one. */
  readonly account?: Account['kind']
  /** Where it listens; a socket where one can be made, tests name the other. */
  readonly listen?: 'loopback'
}

/** A start right after a crash is refused while children of the dead server end; then it works. */
const startDeadlineMs = 90_000
const retryMs = 100
/** How long a found server is watched: one whose owner has just died is about to stop. */
const settleMs = 100
const connectTimeoutMs = 5_000

/**
 * Starts the PostgreSQL that we bring in the data folder, making it at the first time, or uses the
 * one of ours that still runs there. Works as root too (DESIGN.md, section 2).
 */
export const startEmbedded = async (options: EmbeddedOptions): Promise<EmbeddedServer> => {
  await mkdir(options.dataFolder, { recursive: true, mode: 0o700 })
  // One name for one folder: a running server is known by the path it was started with.
  const dataFolder = await realpath(options.dataFolder)
  const place = await findPlace(dataFolder, options.account ?? 'any')
  const { account, folder } = place
  const binaries = await reachableBinaries(account, await findBinaries())
  await makeCluster(folder, binaries, account)
  const password = await readPassword(folder)
  const logFile = join(dirname(folder), 'postgres.log')
  let address = options.listen ? await loopback() : await chooseAddress(dirname(folder), account)

  const deadline = Date.now() + startDeadlineMs
  for (;;) {
    const running = await findRunning(folder, password)
    if (running) return running
    const start = await startServer({ folder, logFile, binaries, account, address })
    if (start.ok) {
      await using server = new AsyncDisposableStack()
      const fresh = server.use(started(folder, address, password, start.server))
      await letReadersIn(address, password)
      server.move()
      return fresh
    }
    if (isAddressRefused(start.said)) address = await loopback()
    else if (!isLockRefused(start.said)) throw startFailed(start.said, logFile)
    if (Date.now() > deadline) throw startFailed(start.said, logFile)
    await sleep(retryMs)
  }
}

/** The server's folder. A system account cannot enter ours, so its folder is elsewhere, linked. */
const findPlace = async (
  dataFolder: string,
  wanted: Account['kind'] | 'any',
): Promise<{ account: Account; folder: string }> => {
  const folder = join(dataFolder, 'postgres')
  const found = await lstat(folder).catch(() => null)
  const isLink = found?.isSymbolicLink() ?? false
  const account = await chooseAccount(isLink ? 'account' : wanted)
  if (account.kind !== 'account') return { account, folder }
  if (isLink) return { account, folder: await readlink(folder) }
  if (found) throw ownedByOther(folder)
  const mark = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)
  const base = join(accountRoot, mark)
  await openAccountRoot()
  await mkdir(base, { recursive: true, mode: 0o700 })
  await giveTo(account, base)
  const elsewhere = join(base, 'postgres')
  await symlink(elsewhere, folder)
  return { account, folder: elsewhere }
}

const ownedByOther = (folder: string): AppError =>
  new AppError('conflict', `The database in ${folder} is root's, and cannot run as root here.`, {
    code: 'database_of_root',
    next: 'Allow user namespaces, or give the data folder to an ordinary user and start as that one.',
  })

/** A server of ours that runs in the folder, once it takes connections; null when there is none. */
const findRunning = async (folder: string, password: string): Promise<EmbeddedServer | null> => {
  const deadline = Date.now() + startDeadlineMs
  for (;;) {
    const postmaster = await readPostmaster(folder)
    if (!postmaster) return null
    const url = urlAt(addressOf(postmaster), { user: ownName, password, database: ownName })
    if (!(await isServerOf(folder, postmaster.pid))) {
      // In another container its number means nothing here, but its socket in the folder answers.
      if (await answers(url)) throw usedElsewhere(folder)
      if (isAlive(postmaster.pid)) await disownStalePid(folder)
      return null
    }
    if (postmaster.ready && (await answers(url))) {
      await sleep(settleMs)
      if ((await readPostmaster(folder))?.ready) {
        await letReadersIn(addressOf(postmaster), password)
        return embeddedServer(url, true, () => stopOrphan(folder, postmaster.pid))
      }
    }
    if (Date.now() > deadline) {
      throw new AppError('conflict', `A database server (process ${postmaster.pid}) hangs.`, {
        code: 'server_hangs',
        next: `End it (kill -QUIT ${postmaster.pid}) and start again; nothing stored is lost.`,
      })
    }
    await sleep(retryMs)
  }
}

/** Our own login may not make roles; the superuser of the folder has the same password. */
const letReadersIn = (address: Address, password: string): Promise<void> =>
  ensureReaderRole(urlAt(address, { user: 'postgres', password, database: ownName }), ownName)

const usedElsewhere = (folder: string): AppError =>
  new AppError('conflict', `The database in ${folder} is in use by another container.`, {
    code: 'database_in_use',
    next: 'Stop the app there first; two servers on one folder would destroy it.',
  })

const addressOf = ({ socketFolder, port }: Postmaster): Address =>
  socketFolder ? { kind: 'socket', folder: socketFolder, port } : { kind: 'loopback', port }

const started = (
  folder: string,
  address: Address,
  password: string,
  server: ServerProcess,
): EmbeddedServer => {
  const url = urlAt(address, { user: ownName, password, database: ownName })
  return embeddedServer(
    url,
    false,
    () => server.stop(),
    () => server.release(),
  )
}

const embeddedServer = (
  url: string,
  found: boolean,
  stop: () => Promise<void>,
  release?: () => void,
): EmbeddedServer => ({
  url,
  found,
  [Symbol.asyncDispose]: async () => {
    if (await isUsedByOthers(url)) release?.()
    else await stop()
  },
})

/** True when any other client is connected: another process of ours shares the server. */
const isUsedByOthers = async (url: string): Promise<boolean> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rowCount } = await client.query(
      `select from pg_stat_activity
       where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1`,
    )
    return rowCount === 1
  } catch {
    // It does not answer any more, so it serves nobody.
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

const answers = async (url: string): Promise<boolean> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch (cause) {
    if (cause instanceof DatabaseError && cause.code === '28P01') {
      throw new AppError('conflict', 'The running database does not know our password.', {
        code: 'server_password',
        next: 'Stop that server, then start again.',
        cause,
      })
    }
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** PostgreSQL: `could not bind ...`, `could not create any Unix-domain sockets`. */
const isAddressRefused = (said: string): boolean =>
  /could not (bind|create any|create) .*(address|socket)/i.test(said)

/** PostgreSQL: `lock file "postmaster.pid" already exists`, `pre-existing shared memory block`. */
const isLockRefused = (said: string): boolean =>
  /lock file ".*" (already exists|is empty)|pre-existing shared memory block/.test(said)

const startFailed = (said: string, logFile: string): AppError => {
  const lines = said.trim().split('\n')
  const fatal = lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? ''
  return new AppError(
    'upstream',
    `The database server did not start: ${fatal.replace(/^.*?(FATAL|PANIC): */, '') || 'no reason given'}`,
    {
      code: 'server_not_started',
      next: `Read ${logFile}, mend what it says, and start again.`,
      details: { said: lines.slice(-20) },
    },
  )
}
