import { execFile, spawn } from 'node:child_process'
import {
  cp,
  mkdir,
  mkdtemp,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { quickFolder } from '../../test/quick-folder.ts'
import { chooseAccount } from './embedded/account.ts'
import { chooseAddress } from './embedded/address.ts'
import { isAlive, readPostmaster } from './embedded/postmaster-file.ts'
import { startEmbedded, type EmbeddedServer } from './embedded.ts'

// Real servers are made, killed and recovered here; on a busy disk that takes its time.
vi.setConfig({ testTimeout: 120_000 })

const runProgram = promisify(execFile)
const isRoot = process.geteuid?.() === 0
const writer = fileURLToPath(new URL('../../test/fixtures/embedded-writer.ts', import.meta.url))

let made: string
beforeAll(async () => {
  made = await mkdtemp(join(await quickFolder(), 'party-made-'))
  const server = await startEmbedded({ dataFolder: made })
  await server[Symbol.asyncDispose]()
})
afterAll(() => rm(made, { recursive: true, force: true }))

/** A folder with a database in it that is not running; making one takes a second, a copy less. */
const madeFolder = async (): Promise<AsyncDisposable & { path: string }> => {
  const folder = await temporaryFolder()
  await cp(made, folder.path, { recursive: true })
  return folder
}

const temporaryFolder = async (name = 'party '): Promise<AsyncDisposable & { path: string }> => {
  const path = await mkdtemp(join(await quickFolder(), name))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

const ask = async (server: EmbeddedServer, question: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: server.url })
  await client.connect()
  try {
    const { rows } = await client.query({ text: question, rowMode: 'array' })
    return rows.map((row) => row[0])
  } finally {
    await client.end()
  }
}

/** Starts an owner in a process of its own and resolves once it has acknowledged some rows. */
const startWriter = async (dataFolder: string, ...args: readonly string[]) => {
  const child = spawn(process.execPath, [writer, dataFolder, ...args], { stdio: 'pipe' })
  let said = ''
  let complaints = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  const deadline = Date.now() + 30_000
  while (said.split('\n').length < 200) {
    if (Date.now() > deadline || child.exitCode !== null) throw new Error(complaints || 'silent')
    await sleep(10)
  }
  const gone = new Promise((resolve) => child.once('exit', resolve))
  return {
    kill: async (): Promise<number> => {
      child.kill('SIGKILL')
      await gone
      // The last line may be cut; every whole one was acknowledged.
      return Number(said.split('\n').at(-2))
    },
  }
}

const keepsAllAcknowledged = async (dataFolder: string, ...args: readonly string[]) => {
  for (let round = 0; round < 3; round += 1) {
    const owner = await startWriter(dataFolder, ...args)
    const acknowledged = await owner.kill()
    await using server = await startEmbedded({ dataFolder })
    const [count] = await ask(server, 'select count(*)::int from row')
    expect(count).toBeGreaterThanOrEqual(acknowledged)
    expect(await ask(server, 'select max(number) from row')).toEqual([count])
  }
}

test('a server is made once in a folder of any name, and starts again with its data', async () => {
  await using folder = await temporaryFolder(`party, "data" – it's a $HOME & more; `)
  {
    await using server = await startEmbedded({ dataFolder: folder.path })
    await ask(server, 'create table note as select 7 as number')
    expect(await ask(server, 'show fsync')).toEqual(['on'])
    expect(await ask(server, 'show synchronous_commit')).toEqual(['on'])
    expect(await ask(server, 'show data_checksums')).toEqual(['on'])
    expect(await ask(server, 'select usesuper from pg_user where usename = current_user')).toEqual([
      false,
    ])
  }
  expect(await readPostmaster(join(folder.path, 'postgres'))).toBe(null)
  await using server = await startEmbedded({ dataFolder: folder.path })
  expect(await ask(server, 'select number from note')).toEqual([7])
})

test('a data folder with a very long path has its socket elsewhere', async () => {
  await using folder = await temporaryFolder()
  const long = join(folder.path, 'a'.repeat(100), 'b'.repeat(100))
  await mkdir(long, { recursive: true })
  await using server = await startEmbedded({ dataFolder: long })
  expect(await ask(server, 'select 1')).toEqual([1])
})

test('where no socket can be made it listens on loopback, with a password', async () => {
  await using folder = await madeFolder()
  await using server = await startEmbedded({ dataFolder: folder.path, listen: 'loopback' })
  expect(server.url).toContain('@127.0.0.1:')
  expect(await ask(server, 'select 1')).toEqual([1])
  const wrong = new Client({ connectionString: server.url.replace(/party:[^@]*@/, 'party:x@') })
  await expect(wrong.connect()).rejects.toThrow('password authentication failed')
})

test('a folder for sockets that somebody else prepared is not used', async () => {
  await using folder = await temporaryFolder('party')
  const account = await chooseAccount('any')
  const run = join(folder.path, 'run')
  await mkdir(run, { mode: 0o755 })
  const open = await chooseAddress(folder.path, account)
  expect(open).not.toMatchObject({ folder: run })
  await rm(run, { recursive: true })
  expect(await chooseAddress(folder.path, account)).toMatchObject({ folder: run })
})

test('only who has the password gets in', async () => {
  await using folder = await madeFolder()
  await using server = await startEmbedded({ dataFolder: folder.path })
  const wrong = server.url.replace(/party:[^@]*@/, 'party:wrong@')
  const client = new Client({ connectionString: wrong })
  await expect(client.connect()).rejects.toThrow('password authentication failed')
  const { mode } = await stat(join(folder.path, 'run'))
  expect(mode & 0o077).toBe(0)
})

test('rows that were acknowledged survive kill -9 of the owner, again and again', async () => {
  await using folder = await madeFolder()
  await keepsAllAcknowledged(folder.path)
})

test('rows survive kill -9 of the server itself, and the next start is not hindered', async () => {
  await using folder = await madeFolder()
  const server = await startEmbedded({ dataFolder: folder.path })
  await ask(server, 'create table note as select 7 as number')
  const postmaster = await readPostmaster(join(folder.path, 'postgres'))
  process.kill(postmaster?.pid ?? 0, 'SIGKILL')
  await using again = await startEmbedded({ dataFolder: folder.path })
  expect(await ask(again, 'select number from note')).toEqual([7])
  await server[Symbol.asyncDispose]()
  expect(await ask(again, 'select number from note')).toEqual([7])
})

test('the server ends soon after its owner was killed', async () => {
  await using folder = await madeFolder()
  const owner = await startWriter(folder.path)
  const postmaster = await readPostmaster(join(folder.path, 'postgres'))
  await owner.kill()
  await expect.poll(() => isAlive(postmaster?.pid ?? 0), { timeout: 10_000 }).toBe(false)
})

test('a server of ours that runs is used, and ends with the last who uses it', async () => {
  await using folder = await madeFolder()
  const first = await startEmbedded({ dataFolder: folder.path })
  const second = await startEmbedded({ dataFolder: folder.path })
  expect([first.found, second.found]).toEqual([false, true])
  const client = new Client({ connectionString: second.url })
  await client.connect()
  await first[Symbol.asyncDispose]()
  expect((await client.query('select 1')).rowCount).toBe(1)
  await client.end()
  await second[Symbol.asyncDispose]()
  expect(await readPostmaster(join(folder.path, 'postgres'))).toBe(null)
})

test('a server is found under every name of its folder', async () => {
  await using folder = await madeFolder()
  const alias = join(folder.path, 'alias')
  await symlink(folder.path, alias)
  await using server = await startEmbedded({ dataFolder: alias })
  expect(server.found).toBe(false)
  await using again = await startEmbedded({ dataFolder: folder.path })
  expect(again.found).toBe(true)
})

test('a server whose number means nothing here, as in another container, is left alone', async () => {
  await using folder = await madeFolder()
  await using server = await startEmbedded({ dataFolder: folder.path })
  const file = join(folder.path, 'postgres', 'postmaster.pid')
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace(/^\d+/, String(process.pid)))
  await expect(startEmbedded({ dataFolder: folder.path })).rejects.toMatchObject({
    code: 'database_in_use',
  })
  await writeFile(file, text)
  expect(await ask(server, 'select 1')).toEqual([1])
})

test('a server left behind by a process killed with its watcher is used, then stopped', async () => {
  await using folder = await madeFolder()
  const owner = await startWriter(folder.path)
  const pid = (await readPostmaster(join(folder.path, 'postgres')))?.pid ?? 0
  // The watcher is the shell above the server, its reader the other child of that shell.
  const { stdout } = await runProgram('ps', ['-e', '-o', 'pid=,ppid='])
  const parents = new Map(
    stdout
      .trim()
      .split('\n')
      .map((line) => {
        const [child = 0, parent = 0] = line.trim().split(/\s+/).map(Number)
        return [child, parent]
      }),
  )
  const watcher = parents.get(pid) ?? 0
  process.kill(watcher, 'SIGSTOP')
  for (const [child, parent] of parents) {
    if (parent === watcher && child !== pid) process.kill(child, 'SIGKILL')
  }
  process.kill(watcher, 'SIGKILL')
  const acknowledged = await owner.kill()
  expect(isAlive(pid)).toBe(true)
  const server = await startEmbedded({ dataFolder: folder.path })
  expect(server.found).toBe(true)
  const [count] = await ask(server, 'select count(*)::int from row')
  expect(count).toBeGreaterThanOrEqual(acknowledged)
  await server[Symbol.asyncDispose]()
  expect(await readPostmaster(join(folder.path, 'postgres'))).toBe(null)
})

test('two starters at once get one server', async () => {
  await using folder = await temporaryFolder()
  const servers = await Promise.all([1, 2, 3].map(() => startEmbedded({ dataFolder: folder.path })))
  expect(new Set(servers.map((server) => server.url)).size).toBe(1)
  for (const server of servers) expect(await ask(server, 'select 1')).toEqual([1])
  for (const server of servers) await server[Symbol.asyncDispose]()
})

test('a stale lock file whose number another process got does not hinder the start', async () => {
  await using folder = await madeFolder()
  const server = await startEmbedded({ dataFolder: folder.path })
  const file = join(folder.path, 'postgres', 'postmaster.pid')
  const lines = (await readFile(file, 'utf8')).split('\n')
  await server[Symbol.asyncDispose]()
  await writeFile(file, [String(process.pid), ...lines.slice(1)].join('\n'))
  await using again = await startEmbedded({ dataFolder: folder.path })
  expect(await ask(again, 'select 1')).toEqual([1])
})

test.each([
  ['17', /PostgreSQL 17; this version brings 18/],
  ['19', /PostgreSQL 19/],
])('a folder of major version %s is refused', async (version, sentence) => {
  await using folder = await temporaryFolder()
  await mkdir(join(folder.path, 'postgres'))
  await writeFile(join(folder.path, 'postgres', 'PG_VERSION'), `${version}\n`)
  await expect(startEmbedded({ dataFolder: folder.path })).rejects.toThrow(sentence)
})

test('a folder with other files is left alone', async () => {
  await using folder = await temporaryFolder()
  await mkdir(join(folder.path, 'postgres'))
  await writeFile(join(folder.path, 'postgres', 'diary.txt'), 'mine')
  await expect(startEmbedded({ dataFolder: folder.path })).rejects.toThrow('holds files')
})

test.runIf(isRoot)('as root with a system account, in a folder it cannot enter', async () => {
  await using folder = await temporaryFolder()
  const base = join(folder.path, 'closed')
  await mkdir(base, { mode: 0o700 })
  await using ending = new AsyncDisposableStack()
  ending.defer(async () => {
    await rm(dirname(await readlink(join(base, 'postgres'))), { recursive: true, force: true })
  })
  const owner = await startWriter(base, 'account')
  const acknowledged = await owner.kill()
  await using server = await startEmbedded({ dataFolder: base })
  const [count] = await ask(server, 'select count(*)::int from row')
  expect(count).toBeGreaterThanOrEqual(acknowledged)
})
