import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** A start after a crash replays the log of the database; on a busy machine that takes a while. */
const startTimeoutMs = 120_000

/** `./party start` in a process of its own, made to be killed. */
export interface AppProcess {
  /** `http://localhost:PORT`. */
  readonly origin: string
  readonly pid: number
  /** kill -9: nothing is written any more, nothing is said. */
  kill(): Promise<void>
  /** SIGTERM, and waits for the end. */
  stop(): Promise<void>
  readonly isRunning: () => boolean
}

export interface StartOptions {
  readonly dataFolder: string
  readonly port: number
  readonly env?: Readonly<Record<string, string>>
}

/** Starts the app and waits for its address. Throws with what it said when it ends before. */
export const startProcess = async (options: StartOptions): Promise<AppProcess> => {
  const { dataFolder, port, env } = options
  const child = spawn(
    process.execPath,
    ['src/cli/main.ts', 'start', '--data', dataFolder, '--port', String(port)],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PARTY_OPENALEX_URL: 'http://127.0.0.1:9', ...env },
    },
  )
  const ended = once(child, 'exit')
  const endWithUs = () => void child.kill('SIGKILL')
  process.once('exit', endWithUs)
  child.once('exit', () => process.off('exit', endWithUs))
  const origin = await addressOf(child)
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (isRunning()) child.kill(signal)
    await ended
  }
  const isRunning = () => child.exitCode === null && child.signalCode === null
  return {
    origin,
    pid: child.pid ?? 0,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    isRunning,
  }
}

const addressOf = async (child: ChildProcess): Promise<string> => {
  let said = ''
  const hear = (chunk: Buffer) => void (said += chunk.toString())
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  const deadline = performance.now() + startTimeoutMs
  for (;;) {
    const address = /recruiting-party is at (http:\/\/\S+)/u.exec(said)?.[1]
    if (address) return address
    if (child.exitCode !== null || child.signalCode !== null || performance.now() > deadline) {
      child.kill('SIGKILL')
      throw new Error(`The app did not start:\n${said}`)
    }
    await sleep(20)
  }
}

/** A port that is free now. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** The first process of the embedded server of a data folder; null when none runs. */
export const postmasterOf = (dataFolder: string): number | null => {
  try {
    const [first = ''] = readFileSync(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8').split(
      '\n',
    )
    return Number.parseInt(first, 10) || null
  } catch {
    return null // it has ended
  }
}

/** Processes of the server that serve one connection each. */
export const backendsOf = (postmaster: number): readonly number[] =>
  readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const parent = / (\d+) /.exec(
        readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^.*\) \w/, ''),
      )
      return Number(parent?.[1]) === postmaster ? [Number(name)] : []
    } catch {
      return [] // it ended while we looked
    }
  })
