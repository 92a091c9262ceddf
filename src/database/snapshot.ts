import { Client, escapeIdentifier } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { z } from 'zod'

const connectTimeoutMs = 10_000
/** A disk that stands still for so long is broken; a whole table takes minutes at most. */
const statementTimeoutMs = 30 * 60_000

/** A table as it is copied: its columns in order, without those that PostgreSQL computes. */
export const CopiedTable = z.object({
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.string()).min(1),
})
export type CopiedTable = z.infer<typeof CopiedTable>

/** Where a sequence stands, so that it goes on behind the rows that were copied. */
export const CopiedSequence = z.object({
  schema: z.string(),
  name: z.string(),
  /** As text: it may be larger than a number holds. Null when it was never used. */
  last: z.string().nullable(),
})
export type CopiedSequence = z.infer<typeof CopiedSequence>

/** A step of the schema as the database notes it. */
export const AppliedStep = z.object({
  number: z.int(),
  name: z.string(),
  checksum: z.string(),
})
export type AppliedStep = z.infer<typeof AppliedStep>

/** One moment of the whole campaign database, while others go on writing. */
export interface Snapshot extends AsyncDisposable {
  /** The schema: every step that was applied. */
  readonly steps: readonly AppliedStep[]
  readonly tables: readonly CopiedTable[]
  readonly sequences: readonly CopiedSequence[]
  /** Bytes that the tables take in the database; their copies take less. */
  readonly bytes: number
  /** All rows of a table in the text format of COPY: one line each, UTF-8. */
  copy(table: CopiedTable): AsyncIterable<Buffer>
  /** Rows of a question at this same moment. */
  rows<Row>(shape: z.ZodType<Row>, sql: string): Promise<Row[]>
}

/**
 * Opens a snapshot: one transaction, read only, repeatable read. It holds up nobody, and numbering
 * neither, because it takes no transaction id. `without` names schemas that are left out.
 */
export const openSnapshot = async (url: string, without: readonly string[]): Promise<Snapshot> => {
  const client = new Client({
    connectionString: url,
    application_name: 'recruiting-party backup',
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: 0,
    keepAlive: true,
  })
  client.on('error', () => undefined)
  await client.connect()
  const rows = async <Row>(shape: z.ZodType<Row>, sql: string, values: unknown[] = []) =>
    z.array(shape).parse((await client.query(sql, values)).rows)
  try {
    await client.query('begin isolation level repeatable read, read only')
    // A policy that would hide rows from us must fail the copy, not thin it.
    await client.query('set local row_security = off')
    const tables = await rows(CopiedTable, readTables, [without])
    const [size] = await rows(z.object({ bytes: z.coerce.number() }), readSize, [without])
    return {
      steps: await rows(
        AppliedStep,
        'select number, name, checksum from migration order by number',
      ),
      tables,
      sequences: await rows(CopiedSequence, readSequences, [without]),
      bytes: size?.bytes ?? 0,
      copy: (table) => client.query(copyTo(`copy ${nameOf(table)} to stdout`)),
      rows: (shape, sql) => rows(shape, sql),
      [Symbol.asyncDispose]: () => client.end(),
    }
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
}

/** The table and its columns as SQL names them. */
export const nameOf = ({ schema, name, columns }: CopiedTable): string =>
  `${escapeIdentifier(schema)}.${escapeIdentifier(name)} (${columns.map((column) => escapeIdentifier(column)).join(', ')})`

/** Schemas of ours: all but PostgreSQL's own and those that are left out. */
const ofOurs = `nspname !~ '^pg_' and nspname <> 'information_schema' and nspname <> all ($1::text[])`

/** Which tables are ours, and which of their columns hold values of their own? */
const readTables = `
  select nspname::text as schema, relname::text as name,
         array_agg(attname::text order by attnum) as columns
  from pg_class
  join pg_namespace on pg_namespace.oid = relnamespace
  join pg_attribute on attrelid = pg_class.oid
  where relkind = 'r' and attnum > 0 and not attisdropped and attgenerated = '' and ${ofOurs}
    and not (nspname = 'public' and relname = 'migration')
  group by nspname, relname
  order by nspname, relname`

const readSize = `
  select coalesce(sum(pg_table_size(pg_class.oid)), 0)::text as bytes
  from pg_class join pg_namespace on pg_namespace.oid = relnamespace
  where relkind = 'r' and ${ofOurs}`

const readSequences = `
  select schemaname::text as schema, sequencename::text as name, last_value::text as last
  from pg_sequences
  join pg_namespace on nspname = schemaname
  where ${ofOurs}
  order by schemaname, sequencename`
