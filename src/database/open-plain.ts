import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { AppError } from '#core/errors.ts'
import { startEmbedded } from './embedded.ts'
import type { DatabasePlace } from './open.ts'
import { ensureReaderRole } from './reader-role.ts'

const connectTimeoutMs = 10_000

/** A campaign database as it is: nothing is migrated. Disposing it stops a server of ours. */
export interface PlainDatabase extends AsyncDisposable {
  readonly url: string
}

/**
 * Opens the database of a data folder for a copy of it. The server of a running app is shared.
 *
 * @throws AppError `nothing_to_back_up` where none was ever made.
 */
export const openForBackup = async (place: DatabasePlace): Promise<PlainDatabase> => {
  if (place.databaseUrl === undefined && !existsSync(join(place.dataFolder, 'postgres'))) {
    throw nothingThere(place.dataFolder)
  }
  const database = await open(place)
  try {
    if (await hasTables(database.url)) return database
    throw nothingThere(place.dataFolder)
  } catch (error) {
    await database[Symbol.asyncDispose]()
    throw error
  }
}

/**
 * Opens an empty database, ours or the one named, so that a copy can be read into it.
 *
 * @throws AppError `database_not_empty`.
 */
export const openForRestore = async (place: DatabasePlace): Promise<PlainDatabase> => {
  const database = await open(place)
  try {
    if (await hasTables(database.url)) {
      throw new AppError('conflict', 'The database of DATABASE_URL is not empty.', {
        code: 'database_not_empty',
        next: 'Make an empty one (createdb), and name that one. Nothing was written.',
      })
    }
    await ensureReaderRole(database.url)
    return database
  } catch (error) {
    await database[Symbol.asyncDispose]()
    throw error
  }
}

const open = async (place: DatabasePlace): Promise<PlainDatabase> => {
  if (place.databaseUrl === undefined) return startEmbedded(place)
  return { url: place.databaseUrl, [Symbol.asyncDispose]: () => Promise.resolve() }
}

const hasTables = async (url: string): Promise<boolean> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rowCount } = await client.query(
      `select from pg_class join pg_namespace on pg_namespace.oid = relnamespace
       where relkind in ('r', 'p', 'v', 'm') and nspname !~ '^pg_'
         and nspname <> 'information_schema' limit 1`,
    )
    return rowCount === 1
  } catch (cause) {
    throw new AppError('upstream', 'The campaign database cannot be reached.', {
      code: 'database_unreachable',
      next: 'Check DATABASE_URL, the name and password in it, and that the server runs.',
      cause,
    })
  } finally {
    await client.end().catch(() => undefined)
  }
}

const nothingThere = (folder: string): AppError =>
  new AppError('not_found', `There is no campaign in ${folder} yet.`, {
    code: 'nothing_to_back_up',
    next: 'Name its folder with --data.',
  })
