import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { Client } from 'pg'
import { inject } from 'vitest'
import { openDatabase, type OpenDatabase } from '#database/open.ts'

/** A connection string that names another database of the same server. */
export const atDatabase = (url: string, database: string): string =>
  url.replace(/^(\w+:\/\/[^/]*\/)[^?]*/, `$1${database}`)

/** An empty migrated campaign database of this test's own, dropped when it is disposed. */
export const openTestDatabase = async (): Promise<OpenDatabase> => {
  await using parts = new AsyncDisposableStack()
  const database = parts.use(await makeTestDatabase())
  const open = parts.use(await openDatabase({ dataFolder: tmpdir(), databaseUrl: database.url }))
  const owned = parts.move()
  return { ...open, [Symbol.asyncDispose]: () => owned.disposeAsync() }
}

/** The address of a database that is dropped when it is disposed. */
export type TestDatabase = AsyncDisposable & { readonly url: string }

/** A copy of the migrated template (some 0.03 s); only its address. */
export const makeTestDatabase = (): Promise<TestDatabase> => makeFrom(inject('template'))

/** A database without any table of ours. */
export const makeEmptyDatabase = (): Promise<TestDatabase> => makeFrom('template0')

const makeFrom = async (template: string): Promise<TestDatabase> => {
  const serverUrl = inject('serverUrl')
  const name = `party_test_${randomUUID().replaceAll('-', '')}`
  await onServer(serverUrl, `create database ${name} template ${template}`)
  return {
    url: atDatabase(serverUrl, name),
    [Symbol.asyncDispose]: () => onServer(serverUrl, `drop database ${name} with (force)`),
  }
}

const onServer = async (url: string, statement: string): Promise<void> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
