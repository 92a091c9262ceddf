import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** `./party start` as a founder runs it: a process of its own on a data folder of its own. */
export interface RunningApp extends AsyncDisposable {
  /** `http://localhost:PORT`. */
  readonly origin: string
  readonly dataFolder: string
  /** The one-time code of the first visit; empty on a workspace that was claimed before. */
  readonly code: string
  /** Ends the process and keeps the data folder, for a second start. */
  stop(): Promise<void>
  /** kill -9. */
  kill(): Promise<void>
  /** What it has said in the terminal so far. */
  said(): string
}

const root = path.join(import.meta.dirname, '..', '..')
/** The first start builds the screens and makes a database. */
const startTimeoutMs = 120_000
const stopTimeoutMs = 35_000

export interface StartOptions {
  readonly openAlexUrl?: string
  readonly dataFolder?: string
  /** A PostgreSQL that somebody else runs. */
  readonly databaseUrl?: string
  /** The port of an app that was stopped, so that open windows find it again. */
  readonly port?: number
}

/** Starts the app and waits for its address; throws with what it said when it ends before. */
export const startApp = async (options: StartOptions = {}): Promise<RunningApp> => {
  const dataFolder = options.dataFolder ?? (await mkdtemp(path.join(tmpdir(), 'party-story-')))
  const port = options.port ?? (await freePort())
  const child = spawn(
    process.execPath,
    ['src/cli/main.ts', 'start', '--data', dataFolder, '--port', String(port)],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        // An address where nothing answers, so that a story never meets the real service.
        PARTY_OPENALEX_URL: options.openAlexUrl ?? 'http://127.0.0.1:9',
        DATABASE_URL: options.databaseUrl ?? '',
      },
    },
  )
  const output: string[] = []
  const ended = once(child, 'exit')
  // A run that breaks off leaves no app behind.
  const endWithUs = () => void child.kill('SIGTERM')
  process.once('exit', endWithUs)
  child.once('exit', () => process.off('exit', endWithUs))
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  const said = () => output.join('')
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs)
    await ended
    clearTimeout(timer)
  }
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await ended
  }
  const address = /recruiting-party is at (http:\/\/\S+)/u
  const deadline = performance.now() + startTimeoutMs
  while (!address.test(said())) {
    if (child.exitCode !== null || performance.now() > deadline) {
      await stop()
      throw new Error(`The app did not start:\n${said()}`)
    }
    await new Promise((done) => setTimeout(done, 50))
  }
  return {
    origin: address.exec(said())?.[1] ?? '',
    code: /claim#(\S+)/u.exec(said())?.[1] ?? '',
    dataFolder,
    stop,
    kill,
    said,
    [Symbol.asyncDispose]: async () => {
      await stop()
      if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}
