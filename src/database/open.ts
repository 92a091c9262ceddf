import { setTimeout as sleep } from 'node:timers/promises'
import { sql, type Kysely } from 'kysely'
import { AppError } from '#core/errors.ts'
import { connect, connectReaders } from './connect.ts'
import { startEmbedded } from './embedded.ts'
import { serverMajor } from './embedded/binaries.ts'
import { openListener, type Listener } from './listen.ts'
import { migrate } from './migrate.ts'
import { ensureReaderRole } from './reader-role.ts'
import type { Database } from './schema.ts'

/** The record: PostgreSQL through Kysely, camelCase in TypeScript, snake_case in SQL. */
export type CampaignDatabase = Kysely<Database>

/** Where the campaign database is. `databaseUrl` wins; without it we bring our own server. */
export interface DatabasePlace {
  /** Folder of this workspace; our own server keeps its files in `<dataFolder>/postgres`. */
  readonly dataFolder: string
  /** `postgresql://...` of a PostgreSQL 18 that somebody else runs. */
  readonly databaseUrl?: string | undefined
}

/** Longest wait for statements under way when closing. */
const closeTimeoutMs = 5_000

/** An open campaign database. Disposing it closes every connection and our own server. */
export interface OpenDatabase extends AsyncDisposable {
  readonly db: CampaignDatabase
  /** The handle of one member: row-level security hides what the member may not see. */
  readonly readAs: (memberId: string) => CampaignDatabase
  /** Connection string, for parts with connections of their own. It holds a password. */
  readonly url: string
  /** PostgreSQL version as it names itself, and whether the server is ours. */
  readonly server: { readonly version: string; readonly kind: 'ours' | 'outside' }
  /** NOTIFY of any process on this database, kept alive across lost connections. */
  readonly listener: Listener
}

/**
 * Opens the campaign database and brings its schema up to date. Refuses, with what to do, a server
 * that is not reached or too old, and a database of a newer release.
 */
export const openDatabase = async (place: DatabasePlace): Promise<OpenDatabase> => {
  await using parts = new AsyncDisposableStack()
  const url = place.databaseUrl ?? parts.use(await startEmbedded(place)).url
  const db = connect(url)
  parts.defer(() => closeWithin(db, closeTimeoutMs))
  const readers = connectReaders(url)
  parts.defer(() => closeWithin(readers, closeTimeoutMs))
  const version = await readVersion(db)
  if (place.databaseUrl !== undefined) await ensureReaderRole(url)
  await migrate(url)
  const listener = parts.use(await openListener(url))
  const owned = parts.move()
  return {
    db,
    readAs: readers.readAs,
    url,
    server: { version, kind: place.databaseUrl === undefined ? 'ours' : 'outside' },
    listener,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}

/** Waits for statements under way, but not for ever: what is not committed by then is undone. */
const closeWithin = async (db: { destroy(): Promise<void> }, timeoutMs: number): Promise<void> => {
  await Promise.race([db.destroy(), sleep(timeoutMs, undefined, { ref: false })])
}

const readVersion = async (db: CampaignDatabase): Promise<string> => {
  const { rows } = await sql<{ number: number; version: string }>`
    select current_setting('server_version_num')::int as number,
           current_setting('server_version') as version
  `
    .execute(db)
    .catch((cause: unknown) => {
      throw new AppError('upstream', 'The campaign database cannot be reached.', {
        code: 'database_unreachable',
        next: 'Check DATABASE_URL, the name and password in it, and that the server runs.',
        cause,
      })
    })
  const found = rows[0]
  if (found && found.number >= serverMajor * 10_000) return found.version
  throw new AppError('invalid', `The server is PostgreSQL ${found?.version ?? 'of no version'}.`, {
    code: 'server_too_old',
    next: `It must be ${serverMajor} or newer; without DATABASE_URL the app brings its own.`,
  })
}
