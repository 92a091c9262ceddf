import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { readToken } from '#core/token.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const command = join(root, 'src', 'cli', 'main.ts')
// Longer than any run that would still be worth a line in the table.
const longestMs = 20 * 60_000

/** The command line on a data folder, as a process of its own. */
export const spawnParty = (dataFolder: string, words: readonly string[]): ChildProcess =>
  spawn(process.execPath, [command, ...words, '--data', dataFolder], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  })

/** Runs one command to its end; throws with what it said when it fails. */
export const runParty = async (child: ChildProcess): Promise<string> => {
  let said = ''
  child.stdout?.on('data', (text: Buffer) => (said += text.toString()))
  child.stderr?.on('data', (text: Buffer) => (said += text.toString()))
  const stop = setTimeout(() => child.kill('SIGKILL'), longestMs)
  const [code] = await once(child, 'close')
  clearTimeout(stop)
  if (code !== 0) throw new Error(`The command ended with ${String(code)}:\n${said.slice(-3000)}`)
  return said
}

/** An app that listens, and how to ask it. */
export interface ServedParty extends AsyncDisposable {
  readonly origin: string
  readonly pid: number
  /** Milliseconds from its start to its first answer. */
  readonly startedInMs: number
  /** GET below `/api` as the holder of the data folder. */
  get(path: string, query: Readonly<Record<string, string>>): Promise<unknown>
}

/** Starts the app on a data folder and waits for its first page. */
export const serveParty = async (dataFolder: string, port: number): Promise<ServedParty> => {
  const started = performance.now()
  const child = spawnParty(dataFolder, ['start', '--port', String(port)])
  let said = ''
  child.stdout?.on('data', (text: Buffer) => (said += text.toString()))
  child.stderr?.on('data', (text: Buffer) => (said += text.toString()))
  const origin = await answeringOrigin(port, child, () => said)
  const startedInMs = Math.round(performance.now() - started)
  const token = readToken(dataFolder) ?? ''
  return {
    origin,
    pid: child.pid ?? 0,
    startedInMs,
    get: async (path, query) => {
      const address = `${origin}/api${path}?${new URLSearchParams(query).toString()}`
      const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } })
      if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`)
      return answer.json()
    },
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'close')
    },
  }
}

const answeringOrigin = async (
  port: number,
  child: ChildProcess,
  said: () => string,
): Promise<string> => {
  const origin = `http://localhost:${port}`
  while (child.exitCode === null) {
    const answer = await fetch(origin).catch(() => null)
    if (answer?.ok) return origin
    await sleep(25)
  }
  throw new Error(`The app did not start:\n${said().slice(-3000)}`)
}

/** Bytes of all files below a folder, in MB. */
export const megabytesOf = (folder: string): number => {
  let bytes = 0
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += statSync(join(entry.parentPath, entry.name)).size
  }
  return Math.round(bytes / 1e6)
}

/** One line of the machine: how many cores, and how busy they were with others' work. */
export const machineLine = (): string => {
  const cores = readFileSync('/proc/cpuinfo', 'utf8').match(/^processor/gm)?.length ?? 0
  const load = readFileSync('/proc/loadavg', 'utf8').split(' ').slice(0, 3).join(' ')
  return `${cores} cores, load before the start ${load}`
}
