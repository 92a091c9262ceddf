import { randomBytes } from 'node:crypto'
import {
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { spawn } from 'node:child_process'
import { basename, dirname, join } from 'node:path'
import { AppError } from '#core/errors.ts'
import { commandAs, giveTo, identityOf, type Account } from './account.ts'
import { serverMajor, type Binaries } from './binaries.ts'
import { isAlive } from './postmaster-file.ts'

/** Name of our role and of our database on the server we bring. */
export const ownName = 'party'

/** Longest making of a data folder: 1 s on a laptop, much more on a network disk. */
const makeTimeoutMs = 120_000

/**
 * Makes the data folder of a server, once: superuser `postgres` and role and database `party`
 * under one random password. It is made beside and renamed when whole, so a crash leaves nothing
 * half done and two starters do not meet. A folder of another major version is refused.
 */
export const makeCluster = async (
  folder: string,
  binaries: Binaries,
  account: Account,
): Promise<void> => {
  if (await isCluster(folder)) return
  const parent = dirname(folder)
  await mkdir(parent, { recursive: true, mode: 0o700 })
  await clearUnfinished(folder)
  const beside = await mkdtemp(`${folder}.new-${process.pid}-`)
  await giveTo(account, beside)
  try {
    const data = join(beside, 'data')
    const passwordFile = join(beside, 'password')
    const password = randomBytes(24).toString('base64url')
    await writeFile(passwordFile, password, { mode: 0o600, flush: true })
    await giveTo(account, passwordFile)
    await runProgram(account, [binaries.initdb, ...initdbOptions(data, passwordFile)], '')
    const single = [binaries.postgres, '--single', '-D', data, '-c', 'fsync=on', 'postgres']
    await runProgram(account, single, ownDatabase(password))
    await rename(passwordFile, join(data, passwordName))
    await syncFolder(data)
    await rename(data, folder).catch(async (error: unknown) => {
      if (!(await isCluster(folder))) throw error
    })
    await syncFolder(parent)
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}

/** The password of our roles; whoever can read the data folder is trusted with the data. */
export const readPassword = async (folder: string): Promise<string> =>
  (await readFile(join(folder, passwordName), 'utf8')).trim()

/** Names in a folder survive a power cut only once the folder itself is on the disk. */
const syncFolder = async (folder: string): Promise<void> => {
  await using handle = await open(folder, 'r')
  await handle.sync()
}

const passwordName = 'party-password'

/** Sorting and case by code points, the same on every machine and in every future libc. */
const initdbOptions = (data: string, passwordFile: string): readonly string[] => [
  `--pgdata=${data}`,
  '--username=postgres',
  `--pwfile=${passwordFile}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  // Small pieces of log: the smallest footprint is two of them, not two of 16 MB.
  '--wal-segsize=4',
  '--no-instructions',
]

/** One statement a line, as single-user mode wants it. The password is base64url: no quotes. */
const ownDatabase = (password: string): string =>
  [
    `create role ${ownName} login createdb password '${password}'`,
    `create database ${ownName} owner ${ownName}`,
    '',
  ].join('\n')

const isCluster = async (folder: string): Promise<boolean> => {
  const found = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => null)
  if (found === null) {
    const inside = await readdir(folder).catch(() => [])
    if (inside.length === 0) return false
    throw new AppError('conflict', `${folder} holds files, but no database.`, {
      code: 'not_a_database',
      next: 'Move that folder away, or start with another data folder.',
    })
  }
  const major = Number.parseInt(found, 10)
  if (major === serverMajor) return true
  throw new AppError(
    'conflict',
    `The database in ${folder} is of PostgreSQL ${major}; this version brings ${serverMajor}.`,
    {
      code: 'database_major_version',
      next:
        major < serverMajor
          ? 'Export with the release that last opened it (./party export), move that folder away, ' +
            'and import with this one (./party import).'
          : 'It was opened by a newer release; start that one.',
    },
  )
}

/** Leftovers of a making that was killed; those of a living process are left alone. */
const clearUnfinished = async (folder: string): Promise<void> => {
  const prefix = `${basename(folder)}.new-`
  for (const name of await readdir(dirname(folder))) {
    if (!name.startsWith(prefix)) continue
    const path = join(dirname(folder), name)
    const maker = Number.parseInt(name.slice(prefix.length), 10)
    const made = await stat(path).catch(() => null)
    const old = made !== null && Date.now() - made.mtimeMs > makeTimeoutMs
    if (old || !isAlive(maker)) await rm(path, { recursive: true, force: true })
  }
}

const runProgram = (account: Account, command: readonly string[], input: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const [file = '', ...args] = commandAs(account, command)
    const child = spawn(file, args, {
      ...identityOf(account),
      cwd: '/',
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: makeTimeoutMs,
    })
    const said: string[] = []
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()))
    child.on('error', reject)
    // A program that fails early closes its end; its exit status says why.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
    child.on('close', (status) => {
      if (status === 0) resolve()
      else reject(makingFailed(command[0] ?? '', said.join('')))
    })
  })

const makingFailed = (program: string, said: string): AppError => {
  const lines = said.trim().split('\n')
  return new AppError('upstream', `The database could not be made: ${lines.at(-1) ?? program}`, {
    code: 'database_not_made',
    next: 'Check the disk (space, rights) of the data folder, then start again.',
    details: { program, said: lines.slice(-20) },
  })
}
