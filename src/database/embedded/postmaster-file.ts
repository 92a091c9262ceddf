import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * What a running server says of itself in `postmaster.pid`: one fact a line
 * (PostgreSQL source, `src/include/utils/pidfile.h`).
 */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  /** Folder of the socket; empty when there is none. */
  readonly socketFolder: string
  /** First address it listens on; empty when there is none. */
  readonly address: string
  readonly ready: boolean
}

const lineOf = { pid: 0, port: 3, socketFolder: 4, address: 5, status: 7 } as const

/** Reads `postmaster.pid`; null when there is none, or none that is complete enough to use. */
export const readPostmaster = async (folder: string): Promise<Postmaster | null> => {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n').map((line) => line.trim())
  const pid = Math.abs(Number(lines[lineOf.pid]))
  if (!Number.isSafeInteger(pid) || pid === 0) return null
  return {
    pid,
    port: Number(lines[lineOf.port] ?? 0),
    socketFolder: lines[lineOf.socketFolder] ?? '',
    address: lines[lineOf.address] ?? '',
    ready: lines[lineOf.status] === 'ready',
  }
}

/** True while the process lives. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** True when the process is a PostgreSQL server of this folder, not one that got its number. */
export const isServerOf = async (folder: string, pid: number): Promise<boolean> => {
  if (!isAlive(pid)) return false
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8')
    .then((text) => text.replaceAll('\0', ' '))
    .catch(() => run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).then((out) => out.stdout))
    .catch(() => '')
  return command.includes('postgres') && command.includes(folder)
}

/**
 * After a crash the number in `postmaster.pid` may belong to an unrelated process (in a container
 * it usually does), and PostgreSQL would refuse to start as long as that one lives. Puts a number
 * there that nobody has. The file itself stays: by its other lines PostgreSQL sees whether children
 * of the dead server still hold its shared memory, and waits for them.
 */
export const disownStalePid = async (folder: string): Promise<void> => {
  const file = join(folder, 'postmaster.pid')
  const [, ...rest] = (await readFile(file, 'utf8')).split('\n')
  let unused = highestPid
  while (unused > 1 && isAlive(unused)) unused -= 1
  await writeFile(file, [String(unused), ...rest].join('\n'))
}

/** Highest process number of macOS; on Linux a usual one too, so we look that it is free. */
const highestPid = 99_998
