import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { knownSteps, migrate } from '#database/migrate.ts'
import { afterRestore } from '#workspace/after-restore.ts'
import { makeBackup } from '#workspace/backup.ts'
import { verifyBackup } from '#workspace/read-backup.ts'
import { restoreInto } from '#workspace/restore.ts'
import { makeEmptyDatabase } from './database.ts'
import { fillTables } from './fill-tables.ts'
import { openParty } from './party.ts'
import { readRows } from './read-rows.ts'

/** The schema with which the List and the Room were begun; those before it were never shipped. */
const firstVersion = 6
const steps = await knownSteps()
const versions = steps.filter(({ number }) => number >= firstVersion)

const upTo = (version: number): ReadonlySet<number> =>
  new Set(steps.map(({ number }) => number).filter((number) => number <= version))

const Row = z.record(z.string(), z.unknown())
type Rows = ReadonlyMap<string, readonly z.infer<typeof Row>[]>

const parsed = (tables: ReadonlyMap<string, readonly string[]>): Rows =>
  new Map(
    [...tables].map(([table, rows]) => [table, rows.map((row) => Row.parse(JSON.parse(row)))]),
  )

/**
 * Columns that a step may take away or set anew. An event that has its number needs no transaction;
 * signatures of prospects got a table of their own before any release had the column.
 */
const mayGo: Readonly<Record<string, readonly string[]>> = {
  event: ['transaction_id'],
  prospect: ['signatures'],
}

/** What was there, as far as it had columns then, must be there; tables may have got more. */
const expectKept = (before: Rows, after: Rows): void => {
  for (const [table, rows] of before) {
    const known = Object.keys(rows[0] ?? {}).filter((name) => !mayGo[table]?.includes(name))
    const only = (row: z.infer<typeof Row>) => JSON.stringify(known.map((name) => row[name]))
    const now = new Set((after.get(table) ?? []).map(only))
    for (const row of rows) expect(now, `${table} lost a row`).toContain(only(row))
  }
}

const folder = async (): Promise<AsyncDisposable & { readonly path: string }> => {
  const path = await mkdtemp(join(tmpdir(), 'party-upgrade-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

/** Opens the app on a database of this release and asks what every first page asks. */
const expectAnswers = async (databaseUrl: string, dataFolder: string): Promise<void> => {
  await using party = await openParty({ at: { databaseUrl, dataFolder } })
  await party.settle()
  expect(await party.call('workspace.status', {})).toMatchObject({ claimed: true })
  const names = await party.ctx.db.selectFrom('member').select('name').execute()
  const { members } = await party.call<{ members: unknown[] }>('workspace.members', {})
  expect(members).toHaveLength(names.length)
  const founder = await party.member('hr', 'Ines Halvorsen')
  expect(await party.call('people.find', { query: 'Ada' }, founder)).toHaveProperty('people')
  expect(await party.call('workspace.audit', {})).toHaveProperty('events')
}

/** A workspace that somebody claimed, without guessed rows that name files which are not there. */
const makeOpenable = async (url: string): Promise<void> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(`
    delete from literature_shard;
    update literature_build set state = 'retired';
    update workspace set claimed_at = now(), company_name = 'Example Lab'`)
  await client.end()
}

test.each(versions)(
  'a database of schema $name loses nothing on the way to this release',
  async (version) => {
    await using database = await makeEmptyDatabase()
    await using data = await folder()
    await migrate(database.url, undefined, upTo(version.number))
    const { filled } = await fillTables(database.url)
    expect(filled.length).toBeGreaterThan(15)
    await makeOpenable(database.url)
    const before = parsed(await readRows(database.url))
    await migrate(database.url)
    expectKept(before, parsed(await readRows(database.url)))
    if (version.number === firstVersion) await expectAnswers(database.url, data.path)
  },
)

test('a backup of the first schema is restored by this release', async () => {
  await using database = await makeEmptyDatabase()
  await using again = await makeEmptyDatabase()
  await using data = await folder()
  await using fresh = await folder()
  await using kept = await folder()
  await migrate(database.url, undefined, upTo(firstVersion))
  await fillTables(database.url)
  await makeOpenable(database.url)
  const before = parsed(await readRows(database.url))
  const files = { file: join(kept.path, 'old.backup'), keysFile: join(kept.path, 'old.keys') }
  const passphrase = 'four words nobody says'
  await makeBackup({
    ...files,
    passphrase,
    dataFolder: data.path,
    databaseUrl: database.url,
    now: new Date(),
    app: '0.1.0',
    onProgress: () => undefined,
  })
  const verified = await verifyBackup({ ...files, passphrase })
  const at = { databaseUrl: again.url, dataFolder: fresh.path }
  await restoreInto(verified, { ...at, onProgress: () => undefined })
  expectKept(before, parsed(await readRows(again.url)))
  await using party = await openParty({ at })
  await afterRestore(party.ctx, { ...verified.contents.about, jobs: [] })
  await party[Symbol.asyncDispose]()
  await expectAnswers(again.url, fresh.path)
})
