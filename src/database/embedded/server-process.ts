import { spawn, type ChildProcess } from 'node:child_process'
import { open, rename, stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { commandAs, identityOf, type Account } from './account.ts'
import type { Address } from './address.ts'
import type { Binaries } from './binaries.ts'
import { readPostmaster } from './postmaster-file.ts'

/** A server that we started and that dies with us. */
export interface ServerProcess {
  readonly pid: number
  /** Lets it run on after our end, because another process uses it. */
  release(): void
  /** Fast, orderly stop; forced when it takes too long. */
  stop(): Promise<void>
}

/** A start that was refused, with what the server said. */
export interface StartFailure {
  readonly ok: false
  readonly said: string
}

/** Recovery after a crash replays at most `max_wal_size`; a minute is plenty, also on slow disks. */
const startTimeoutMs = 60_000
const stopTimeoutMs = 20_000
const pollMs = 10
/** The log is kept this short; the previous one stays beside it. */
const logLimitBytes = 1_000_000

/**
 * Starts the server under a watcher, and the watcher holds our pipe: when we end in whatever way,
 * kill -9 too, the pipe closes and the watcher asks the server for a fast stop. In a session of
 * its own, so that Ctrl-C reaches us only and we end it when our own work has ended.
 */
const watcher = `
exec 3<&0
"$@" </dev/null 3<&- 1>&2 &
server=$!
echo "$server"
exec 1>&2
(read -r word <&3 || kill -INT "$server" 2>/dev/null) &
exec 3<&-
wait "$server"
`

export interface StartOptions {
  readonly folder: string
  readonly logFile: string
  readonly binaries: Binaries
  readonly account: Account
  readonly address: Address
}

/** Starts a server in `folder` and waits until it takes connections. */
export const startServer = async (
  options: StartOptions,
): Promise<{ readonly ok: true; readonly server: ServerProcess } | StartFailure> => {
  const { folder, logFile, binaries, account, address } = options
  await rotateLog(logFile)
  await using log = await open(logFile, 'a', 0o600)
  const before = (await log.stat()).size
  const command = [binaries.postgres, '-D', folder, ...settings(address)]
  const child = spawn('sh', ['-c', watcher, 'sh', ...commandAs(account, command)], {
    ...identityOf(account),
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'pipe', log.fd],
    env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C' },
  })
  const pid = await firstNumber(child)
  if (pid !== null && (await becomesReady(folder, pid, child))) {
    return { ok: true, server: ownServer(child, pid) }
  }
  child.stdin?.end()
  const said = await readFrom(logFile, before)
  return { ok: false, said }
}

/**
 * Small settings: the server of one workspace rests at some 40 MB. Durability is PostgreSQL's
 * own default and stated here so that nothing can change it silently.
 */
const settings = (address: Address): readonly string[] => {
  const values: Readonly<Record<string, string | number>> = {
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    listen_addresses: address.kind === 'loopback' ? '127.0.0.1' : '',
    unix_socket_directories: address.kind === 'socket' ? inList(address.folder) : '',
    unix_socket_permissions: '0700',
    port: address.port,
    max_connections: 60,
    shared_buffers: '32MB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    jit: 'off',
    // No reading ahead by helper processes: the record is small and in memory.
    io_method: 'sync',
    max_worker_processes: 2,
    max_parallel_workers_per_gather: 0,
    autovacuum_max_workers: 1,
    // One server without replicas: less log to write and two processes fewer.
    wal_level: 'minimal',
    max_wal_senders: 0,
    max_logical_replication_workers: 0,
    min_wal_size: '16MB',
    max_wal_size: '128MB',
    checkpoint_timeout: '15min',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Statements and details hold personal data and do not belong into a log.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** PostgreSQL takes a list of folders: a name may hold a comma. */
const inList = (folder: string): string => `"${folder.replaceAll('"', '""')}"`

const firstNumber = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    child.once('error', () => resolve(null))
    child.once('exit', () => resolve(null))
    child.stdout?.once('data', (chunk: Buffer) => resolve(Number.parseInt(chunk.toString(), 10)))
  })

const becomesReady = async (folder: string, pid: number, child: ChildProcess): Promise<boolean> => {
  const deadline = Date.now() + startTimeoutMs
  while (child.exitCode === null && child.signalCode === null) {
    const postmaster = await readPostmaster(folder)
    if (postmaster?.pid === pid && postmaster.ready) return true
    if (Date.now() > deadline) return false
    await sleep(pollMs)
  }
  return false
}

const ownServer = (child: ChildProcess, pid: number): ServerProcess => {
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      // Tells the watcher's reader, should it still wait, not to signal a number that is free now.
      child.stdin?.end('stay\n')
      resolve()
    })
  })
  // The server must not keep us alive when everything else has ended.
  child.unref()
  child.stdout?.destroy()
  child.stdin?.on('error', () => undefined)
  return {
    pid,
    release: () => {
      child.stdin?.end('stay\n')
    },
    stop: async () => {
      child.ref()
      child.stdin?.end()
      const forced = setTimeout(() => signal(pid, 'SIGQUIT'), stopTimeoutMs)
      await ended
      clearTimeout(forced)
    },
  }
}

/** Stops a server that another process of ours started and left behind. */
export const stopOrphan = async (folder: string, pid: number): Promise<void> => {
  signal(pid, 'SIGINT')
  const deadline = Date.now() + stopTimeoutMs
  while ((await readPostmaster(folder))?.pid === pid) {
    if (Date.now() > deadline) {
      signal(pid, 'SIGQUIT')
      return
    }
    await sleep(pollMs)
  }
}

const signal = (pid: number, name: 'SIGINT' | 'SIGQUIT'): void => {
  try {
    process.kill(pid, name)
  } catch {
    // Already gone, which is what was wanted.
    return
  }
}

const rotateLog = async (file: string): Promise<void> => {
  const found = await stat(file).catch(() => null)
  if (found && found.size > logLimitBytes) await rename(file, `${file}.1`)
}

const readFrom = async (file: string, position: number): Promise<string> => {
  await using log = await open(file, 'r')
  const { size } = await log.stat()
  const length = Math.min(Math.max(size - position, 0), 20_000)
  const { buffer } = await log.read(Buffer.alloc(length), 0, length, size - length)
  return buffer.toString('utf8')
}
