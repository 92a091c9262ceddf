import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { readToken } from '#core/token.ts'
import { startApp, type RunningApp } from './browser/running-app.ts'

// Backup and restore as they are typed, beside a real app that runs.

const root = join(import.meta.dirname, '..')
const commandTimeoutMs = 120_000
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'party-keeping-'))
  await writeFile(join(folder, 'words'), 'four words nobody says\n', { mode: 0o600 })
  await writeFile(join(folder, 'other-words'), 'four other words here\n', { mode: 0o600 })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Ran {
  readonly code: number
  readonly said: string
}

const party = async (words: readonly string[], passphraseFile = 'words'): Promise<Ran> => {
  const child = spawn(process.execPath, ['src/cli/main.ts', ...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: commandTimeoutMs,
    env: {
      ...process.env,
      DATABASE_URL: '',
      PARTY_BACKUP_PASSPHRASE_FILE: passphraseFile && join(folder, passphraseFile),
    },
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = await once(child, 'close')
  return { code: Number(code), said }
}

const ask = async (
  app: RunningApp,
  method: string,
  path: string,
  body?: object,
): Promise<unknown> => {
  const answer = await fetch(`${app.origin}/api${path}`, {
    method,
    headers: {
      authorization: `Bearer ${readToken(app.dataFolder) ?? ''}`,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

const namesOf = async (app: RunningApp, query: string): Promise<string[]> =>
  z
    .object({ people: z.array(z.object({ name: z.string() })) })
    .parse(await ask(app, 'GET', `/people?query=${query}`))
    .people.map(({ name }) => name)

test(
  'a running app is backed up, lost, restored in another folder and started there',
  { timeout: 5 * commandTimeoutMs },
  async () => {
    await using app = await startApp()
    await ask(app, 'POST', '/people', { name: 'Sofía Quintanar', source: 'her talk in Lyon' })
    const file = join(folder, 'party.backup')
    const data = ['--data', app.dataFolder]
    const made = await party(['backup', '--to', file, ...data])
    expect(made).toMatchObject({ code: 0 })
    expect(made.said).toContain('party.backup.keys')
    // It holds nothing in clear, and the app has noticed nothing.
    expect(await readFile(file, 'latin1')).not.toContain('Quintanar')
    expect(await namesOf(app, 'Quintanar')).toEqual(['Sofía Quintanar'])
    // It stands in the audit as soon as the sequencer has given it its number.
    const audit = async () => JSON.stringify(await ask(app, 'GET', '/audit?limit=5'))
    await expect.poll(audit, { timeout: 15_000 }).toContain('workspace.backed_up')
    const verified = await party(['backup', 'verify', file])
    expect(verified).toMatchObject({ code: 0, said: expect.stringContaining('is whole') })
    // Nothing is ever written over.
    expect((await party(['backup', '--to', file, ...data])).said).toContain('is there already')
    await app.kill()

    const dataFolder = join(folder, 'again')
    const restored = await party(['restore', file, '--data', dataFolder])
    expect(restored).toMatchObject({
      code: 0,
      said: expect.stringContaining('Nobody is signed in'),
    })
    await using again = await startApp({ dataFolder })
    expect(await namesOf(again, 'Quintanar')).toEqual(['Sofía Quintanar'])
    expect(await ask(again, 'GET', '/audit/verification')).toMatchObject({ intact: true })
    const twice = await party(['restore', file, '--data', dataFolder])
    expect(twice).toMatchObject({ code: 5 })
    expect(twice.said).toContain('is not empty')
  },
)

test(
  'what cannot be restored leaves nothing behind',
  { timeout: 3 * commandTimeoutMs },
  async () => {
    const file = join(folder, 'party.backup')
    const into = join(folder, 'nothing')
    const wrong = await party(['restore', file, '--data', into], 'other-words')
    expect(wrong.said).toContain('passphrase does not fit')
    const bytes = await readFile(file)
    const cut = join(folder, 'cut.backup')
    await writeFile(cut, bytes.subarray(0, bytes.length - 1))
    const keys = join(folder, 'party.backup.keys')
    const short = await party(['restore', cut, '--keys', keys, '--data', into])
    expect(short.said).toContain('damaged')
    const silent = await party(['restore', file, '--data', into], '')
    expect(silent.said).toContain('no terminal')
    for (const ran of [wrong, short, silent]) expect(ran.code).toBeGreaterThan(0)
    expect(await readdir(folder)).not.toContain('nothing')
    const empty = await party(['backup', '--data', into, '--to', join(folder, 'none')])
    expect(empty.said).toContain('There is no campaign')
  },
)

test(
  'a folder in which a restore was cut off does not start',
  { timeout: commandTimeoutMs },
  async () => {
    const half = join(folder, 'half')
    await mkdir(half)
    await writeFile(join(half, 'restore-unfinished'), '')
    const started = await party(['start', '--data', half])
    expect(started).toMatchObject({ code: 5 })
    expect(started.said).toContain('was cut off')
  },
)

test('a daily backup keeps as many as it is told', { timeout: 5 * commandTimeoutMs }, async () => {
  const data = join(folder, 'daily')
  const to = join(folder, 'disk')
  await mkdir(to)
  for (const day of ['01', '02']) {
    await writeFile(join(to, `recruiting-party-2026-01-${day}-0210.backup`), '')
    await writeFile(join(to, `recruiting-party-2026-01-${day}-0210.backup.keys`), '')
  }
  await writeFile(join(to, 'letters.txt'), 'mine')
  expect(
    await party(['people', 'add', 'Ada Example', '--source', 'a talk', '--data', data]),
  ).toMatchObject({ code: 0 })
  const made = await party(['backup', '--to', to, '--keep', '2', '--data', data])
  expect(made).toMatchObject({ code: 0 })
  const left = await readdir(to)
  expect(left).toContain('letters.txt')
  expect(left).toContain('recruiting-party-2026-01-02-0210.backup')
  expect(left).not.toContainEqual(expect.stringContaining('2026-01-01'))
  expect(left.filter((name) => name.endsWith('.backup'))).toHaveLength(2)
  const odd = await party(['backup', '--to', join(to, 'x'), '--keep', '2', '--data', data])
  expect(odd.said).toContain('--keep')
})
