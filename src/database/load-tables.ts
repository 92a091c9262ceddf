import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Client, escapeIdentifier } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { nameOf, type CopiedSequence, type CopiedTable } from './snapshot.ts'

const connectTimeoutMs = 10_000
/** Rows are checked and indexed while they come in: longer than any operation may take. */
const statementTimeoutMs = 60 * 60_000

/** A table by its schema and name. */
type TableName = Pick<CopiedTable, 'schema' | 'name'>

/** Takes the rows of tables into a database, all or none. */
export interface Loading {
  /** Copies rows in the text format of COPY into a table, and says how many. */
  readonly copy: (table: CopiedTable, rows: AsyncIterable<Uint8Array>) => Promise<number>
  /** Lets sequences go on where they stood. */
  readonly follow: (sequences: readonly CopiedSequence[]) => Promise<void>
}

/**
 * Replaces all rows of the tables that `isLoaded` chooses by those that `work` copies in, in one
 * transaction. Tables may come in any order: foreign keys are put back, and so checked, after the
 * last row. No trigger of ours runs, because what it would write is in the copy too.
 */
export const loadTables = async (
  url: string,
  isLoaded: (table: TableName) => boolean,
  work: (loading: Loading) => Promise<void>,
): Promise<void> => {
  const client = new Client({
    connectionString: url,
    application_name: 'recruiting-party restore',
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    keepAlive: true,
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('begin')
    const putBack = await clear(client, isLoaded)
    await work({
      copy: async (table, rows) => {
        const copying = client.query(copyFrom(`copy ${nameOf(table)} from stdin`))
        await pipeline(Readable.from(rows, { objectMode: false }), copying)
        return copying.rowCount
      },
      follow: async (sequences) => {
        for (const { schema, name, last } of sequences) {
          if (last === null) continue
          const sequence = `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`
          await client.query('select setval($1::regclass, $2::bigint)', [sequence, last])
        }
      },
    })
    for (const statement of putBack) await client.query(statement)
    await client.query('commit')
    await client.query('analyze')
  } finally {
    await client.end()
  }
}

/** Empties the tables and takes away what checks or acts row by row; gives what puts it back. */
const clear = async (
  client: Client,
  isLoaded: (table: TableName) => boolean,
): Promise<readonly string[]> => {
  const all = await client.query<TableName & { oid: string }>(readTables)
  const oids = all.rows.filter(isLoaded).map(({ oid }) => oid)
  const ask = async (sql: string) => (await client.query<Change>(sql, [oids])).rows
  const changes = [...(await ask(foreignKeys)), ...(await ask(triggers))]
  for (const { undo } of changes) await client.query(undo)
  const [truncate] = await ask(truncateTables)
  if (truncate) await client.query(truncate.undo)
  return changes.map(({ redo }) => redo)
}

interface Change {
  readonly undo: string
  readonly redo: string
}

const readTables = `
  select pg_class.oid::text, nspname::text as schema, relname::text as name
  from pg_class join pg_namespace on pg_namespace.oid = relnamespace
  where relkind = 'r' and nspname !~ '^pg_' and nspname <> 'information_schema'
    and not (nspname = 'public' and relname = 'migration')`

const foreignKeys = `
  select format('alter table %s drop constraint %I', conrelid::regclass, conname) as undo,
         format('alter table %s add constraint %I %s', conrelid::regclass, conname,
                pg_get_constraintdef(oid)) as redo
  from pg_constraint
  where contype = 'f' and (conrelid = any ($1::oid[]) or confrelid = any ($1::oid[]))
  order by conrelid, conname`

const triggers = `
  select format('alter table %s disable trigger %I', tgrelid::regclass, tgname) as undo,
         format('alter table %s enable trigger %I', tgrelid::regclass, tgname) as redo
  from pg_trigger
  where not tgisinternal and tgenabled = 'O' and tgrelid = any ($1::oid[])
  order by tgrelid, tgname`

const truncateTables = `
  select 'truncate ' || string_agg(oid::regclass::text, ', ') as undo, '' as redo
  from unnest($1::oid[]) as oid
  having count(*) > 0`
