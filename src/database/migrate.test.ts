import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { makeEmptyDatabase, makeTestDatabase, openTestDatabase } from '../../test/database.ts'
import { migrate } from './migrate.ts'
import { openDatabase } from './open.ts'
import { schemaText } from './schema-text.ts'

const steps = async (
  files: Readonly<Record<string, string>>,
): Promise<AsyncDisposable & { path: string }> => {
  const path = await mkdtemp(join(tmpdir(), 'party-migrations-'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text)
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) }
}

const tablesOf = async (url: string): Promise<string[]> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(
    `select table_name from information_schema.tables
     where table_schema = 'public' and table_name <> 'migration' order by 1`,
  )
  await client.end()
  return rows.map((row) => row.table_name)
}

const one = { '0001-one.sql': 'create table one (id integer)' }
const two = { '0002-two.sql': 'create table two (id integer)' }

test('steps are applied once, in order, and later ones are added', async () => {
  await using database = await makeEmptyDatabase()
  await using first = await steps(one)
  await using both = await steps({ ...one, ...two, 'README.md': 'not a step' })
  expect(await migrate(database.url, first.path)).toBe(1)
  expect(await migrate(database.url, first.path)).toBe(0)
  expect(await migrate(database.url, both.path)).toBe(1)
  expect(await tablesOf(database.url)).toEqual(['one', 'two'])
})

test('starters at once do not collide', async () => {
  await using database = await makeEmptyDatabase()
  await using both = await steps({ ...one, '0002-slow.sql': 'select pg_sleep(0.2)' })
  const counts = await Promise.all([1, 2, 3].map(() => migrate(database.url, both.path)))
  expect(counts.toSorted((a, b) => a - b)).toEqual([0, 0, 2])
})

test('a step that fails leaves nothing of itself, and those before it stay', async () => {
  await using database = await makeEmptyDatabase()
  const broken = 'create table half (id integer); select nothing from nowhere'
  await using files = await steps({ ...one, '0002-broken.sql': broken })
  await expect(migrate(database.url, files.path)).rejects.toThrow('0002-broken failed')
  expect(await tablesOf(database.url)).toEqual(['one'])
})

test('a step that was changed after it had been applied is refused', async () => {
  await using database = await makeEmptyDatabase()
  await using files = await steps(one)
  await migrate(database.url, files.path)
  await writeFile(join(files.path, '0001-one.sql'), 'create table one (id bigint)')
  await expect(migrate(database.url, files.path)).rejects.toThrow('was changed')
})

test('a database of a newer release is refused with what to do', async () => {
  await using database = await makeEmptyDatabase()
  await using newer = await steps({ ...one, ...two })
  await using older = await steps(one)
  await migrate(database.url, newer.path)
  await expect(migrate(database.url, older.path)).rejects.toMatchObject({
    kind: 'conflict',
    code: 'database_newer',
    message: 'This database was opened by a newer release (0002-two).',
  })
})

test('two steps never have one number', async () => {
  await using database = await makeEmptyDatabase()
  await using files = await steps({ ...one, '0001-other.sql': 'select 1' })
  await expect(migrate(database.url, files.path)).rejects.toThrow('number 1')
})

test('the schema in TypeScript is that of the migrated database (npm run schema)', async () => {
  await using database = await openTestDatabase()
  const written = await readFile(new URL('schema.ts', import.meta.url), 'utf8')
  expect(written).toBe(await schemaText(database.db))
})

test('a database elsewhere that cannot be reached is said in a sentence', async () => {
  const place = { dataFolder: tmpdir(), databaseUrl: 'postgresql://nobody:x@127.0.0.1:9/none' }
  await expect(openDatabase(place)).rejects.toMatchObject({ code: 'database_unreachable' })
})

test('notices reach every listener, and are asked for again after a lost connection', async () => {
  await using copy = await makeTestDatabase()
  await using database = await openDatabase({ dataFolder: tmpdir(), databaseUrl: copy.url })
  const heard: string[] = []
  await database.listener.listen('test_channel', (payload) => heard.push(payload))
  const client = new Client({ connectionString: copy.url })
  await client.connect()
  await client.query(`notify test_channel, 'one'`)
  await expect.poll(() => heard).toEqual(['one'])
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'recruiting-party notices' and datname = current_database()`,
  )
  await expect.poll(() => heard).toEqual(['one', ''])
  await client.query(`notify test_channel, 'two'`)
  await expect.poll(() => heard).toEqual(['one', '', 'two'])
  await client.end()
})
