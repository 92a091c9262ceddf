import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, DatabaseError } from 'pg'
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
    [Symbol.asyncDispose]: () => dropDatabase(serverUrl, name),
  }
}

/** An autovacuum worker ends a database of a test's size well within this. */
const dropDeadlineMs = 15_000
const dropRetryMs = 100

/**
 * `with (force)` ends whoever is connected. An autovacuum worker that just came by belongs to the
 * superuser, whom our role may not end: PostgreSQL then refuses with 42501 (and with 55006 when the
 * worker arrives after the ending). It leaves by itself soon, so the drop is asked for again.
 */
const dropDatabase = async (url: string, name: string): Promise<void> => {
  const deadline = Date.now() + dropDeadlineMs
  for (;;) {
    try {
      return await onServer(url, `drop database if exists ${name} with (force)`)
    } catch (error) {
      const isBusy = error instanceof DatabaseError && ['42501', '55006'].includes(error.code ?? '')
      if (!isBusy || Date.now() > deadline) throw error
    }
    await sleep(dropRetryMs)
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
