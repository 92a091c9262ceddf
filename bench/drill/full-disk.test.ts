import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readToken } from '#core/token.ts'
import { makeBackup } from '#workspace/backup.ts'
import { verifyBackup } from '#workspace/read-backup.ts'
import { openParty } from '../../test/party.ts'
import { refusal } from '../../test/refusal.ts'
import { freePort, startProcess } from './app-process.ts'

// A disk that is full is a small file system in memory; mounting one needs the rights of root.

const drillTimeoutMs = 5 * 60_000

interface SmallDisk extends AsyncDisposable {
  readonly path: string
  /** Fills it but for so many bytes. */
  fill(left: number): Promise<void>
  empty(): Promise<void>
}

/** A file system of so many megabytes; null where none may be mounted. */
const mountDisk = async (megabytes: number): Promise<SmallDisk | null> => {
  const path = await mkdtemp(join(tmpdir(), 'party-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'tmpfs', path], {
      stdio: 'ignore',
    })
  } catch {
    await rm(path, { recursive: true })
    return null // not root, or in a container that mounts nothing
  }
  const ballast = join(path, 'ballast')
  return {
    path,
    fill: async (left) => {
      const disk = await statfs(path)
      const bytes = disk.bavail * disk.bsize - left
      if (bytes > 0) await writeFile(ballast, Buffer.alloc(bytes, 1))
    },
    empty: () => rm(ballast, { force: true }),
    [Symbol.asyncDispose]: async () => {
      execFileSync('umount', ['-l', path], { stdio: 'ignore' })
      await rm(path, { recursive: true, force: true })
    },
  }
}
const isMountable = await (async () => {
  const disk = await mountDisk(1)
  await disk?.[Symbol.asyncDispose]()
  return disk !== null
})()

test.skipIf(!isMountable)(
  'an import on a full disk says so, loses nothing, and goes on when there is room',
  { timeout: drillTimeoutMs },
  async () => {
    await using disk = await mountDisk(220)
    if (!disk) throw new Error('The disk could not be mounted a second time.')
    const dataFolder = join(disk.path, 'data')
    await mkdir(dataFolder)
    const app = await startProcess({ dataFolder, port: await freePort() })
    await using ending = new AsyncDisposableStack()
    ending.defer(() => app.stop())
    // First of all: the database ends by writing down where it stands.
    ending.defer(() => disk.empty())
    const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
      const answer = await fetch(`${app.origin}/api${path}`, {
        method,
        headers: {
          authorization: `Bearer ${readToken(dataFolder) ?? ''}`,
          'content-type': 'application/json',
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
      return answer.json()
    }
    const Run = z.object({ id: z.uuid(), state: z.string(), sentence: z.string() })
    await ask('POST', '/people', { name: 'Sofía Quintanar', source: 'a talk' })
    const file = join(disk.path, 'works.jsonl')
    await writeFile(file, lines(4_000))
    // Room for the database to go on with its log, not for shards and a build.
    await disk.fill(600_000)
    const asked = Run.parse(await ask('POST', '/literature/runs', { paths: [file] }))
    const look = async () => Run.parse(await ask('GET', `/literature/runs/${asked.id}`))
    await expect
      .poll(async () => (await look()).state, { timeout: 120_000, interval: 500 })
      .toBe('failed')
    expect((await look()).sentence).toMatch(/no room|full/i)
    const people = await ask('GET', '/people?query=Quintanar')
    expect(JSON.stringify(people)).toContain('Sofía Quintanar')

    await disk.empty()
    await ask('DELETE', `/literature/runs/${asked.id}/cancellation`)
    await expect
      .poll(async () => (await look()).state, { timeout: 120_000, interval: 500 })
      .toBe('done')
    expect(await ask('GET', '/literature/status')).toMatchObject({ works: 4_000 })
    expect(await ask('GET', '/audit/verification')).toMatchObject({ intact: true })
  },
)

test.skipIf(!isMountable)(
  'a backup onto a full disk says so and leaves nothing there',
  { timeout: drillTimeoutMs },
  async () => {
    await using disk = await mountDisk(40)
    if (!disk) throw new Error('The disk could not be mounted a second time.')
    await using party = await openParty()
    const order = {
      dataFolder: party.dataFolder,
      databaseUrl: party.database.url,
      passphrase: 'four words nobody says',
      file: join(disk.path, 'one.backup'),
      keysFile: join(disk.path, 'one.keys'),
      now: new Date(),
      app: '0.0.0',
      onProgress: () => undefined,
    }
    await disk.fill(1_000)
    expect(await refusal(makeBackup(order))).toMatchObject({ code: 'disk_full' })
    await disk.empty()
    await makeBackup(order)
    await expect(verifyBackup(order)).resolves.toHaveProperty('contents')
  },
)

/** Works as OpenAlex writes them, one a line, each with words of its own. */
const lines = (count: number): string =>
  Array.from({ length: count }, (_, n) =>
    JSON.stringify({
      id: `https://openalex.org/W${4_300_000_000 + n}`,
      title: `Walking on sand ${n.toString(36)}`,
      display_name: `Walking on sand ${n.toString(36)}`,
      publication_year: 2024,
      publication_date: '2024-03-01',
      type: 'article',
      authorships: [
        {
          author_position: 'first',
          author: { id: `https://openalex.org/A${5_000_000_000 + n}`, display_name: `Iris ${n}` },
          raw_author_name: `Iris Tanwee${n.toString(36)}`,
          institutions: [],
        },
      ],
    }),
  ).join('\n')
