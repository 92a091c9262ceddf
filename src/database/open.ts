import type { Kysely } from 'kysely'
import type { Listener } from './listen.ts'
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

/** An open campaign database. Disposing it closes every connection and our own server. */
export interface OpenDatabase extends AsyncDisposable {
  readonly db: CampaignDatabase
  /** Connection string, for parts with connections of their own. It holds a password. */
  readonly url: string
  /** PostgreSQL version as it names itself, and whether the server is ours. */
  readonly server: { readonly version: string; readonly kind: 'ours' | 'outside' }
  /** NOTIFY of any process on this database, kept alive across lost connections. */
  readonly listener: Listener
}
