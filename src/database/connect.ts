import { CamelCasePlugin, Kysely, type PostgresPool } from 'kysely'
import { Pool, types, type PoolClient } from 'pg'
import { GuardedDialect } from './guard.ts'
import type { CampaignDatabase } from './open.ts'
import { readerRole, readerSetting } from './reader-role.ts'
import type { Database } from './schema.ts'
import { isInTransaction } from './transaction.ts'

/** Connections at most. One costs the server some 5 MB; more than this only queue for two cores. */
const poolSize = 10
/** Longest wait for a free connection or a new one. */
const connectTimeoutMs = 10_000
const idleTimeoutMs = 5_000
/** Longest statement of an operation. Scans are for the literature store, not for the record. */
const statementTimeoutMs = 30_000
const lockTimeoutMs = 10_000
/** A transaction that forgot to end holds up the numbering of events; the server ends it. */
const idleInTransactionTimeoutMs = 60_000

/** Kysely on a pool: camelCase names, limits on everything, whole numbers as numbers. */
export const connect = (url: string): CampaignDatabase => kyselyOn(openPool(url))

/** Handles of members on one pool of their own. */
export interface Readers {
  readonly readAs: (memberId: string) => CampaignDatabase
  readonly destroy: () => Promise<void>
}

/**
 * A pool whose connections run as the role of members. Each time one is taken it is told who
 * reads, unless it was the same member before; so no answer is ever read with another's eyes.
 */
export const connectReaders = (url: string): Readers => {
  const pool = openPool(url, `-c role=${readerRole}`)
  const readerOf = new WeakMap<PoolClient, string>()
  const handles = new Map<string, CampaignDatabase>()
  const connectAs = async (memberId: string): Promise<PoolClient> => {
    const client = await pool.connect()
    if (readerOf.get(client) === memberId) return client
    try {
      readerOf.delete(client)
      await client.query('select set_config($1, $2, false)', [readerSetting, memberId])
      readerOf.set(client, memberId)
      return client
    } catch (cause) {
      client.release(true)
      throw cause
    }
  }
  return {
    readAs: (memberId) => {
      const known = handles.get(memberId)
      if (known) return known
      const { options } = pool
      const handle = kyselyOn({ options, connect: () => connectAs(memberId), end: leaveOpen })
      handles.set(memberId, handle)
      return handle
    },
    destroy: () => pool.end(),
  }
}

/** The pool belongs to all members and is closed once. */
const leaveOpen = (): Promise<void> => Promise.resolve()

const openPool = (url: string, options?: string): Pool => {
  const pool = new Pool({
    connectionString: url,
    application_name: 'recruiting-party',
    max: poolSize,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: idleTimeoutMs,
    statement_timeout: statementTimeoutMs,
    lock_timeout: lockTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionTimeoutMs,
    keepAlive: true,
    types: { getTypeParser },
    ...(options === undefined ? {} : { options }),
  })
  // A lost connection is replaced at the next use, and one lost within a transaction makes its
  // next statement fail; unheard, either would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

const kyselyOn = (pool: PostgresPool): CampaignDatabase =>
  new Kysely<Database>({
    dialect: new GuardedDialect({ pool }, () => !isInTransaction()),
    // Keys inside JSON values are data, not columns.
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })

/** Counts come as numbers, days as `2026-11-21` without a time zone's shift. */
const getTypeParser: typeof types.getTypeParser = (oid, format) => {
  if (oid === types.builtins.INT8) return wholeNumber
  if (oid === types.builtins.DATE) return asWritten
  return types.getTypeParser(oid, format)
}

const wholeNumber = (text: string): number => {
  const value = Number(text)
  if (Number.isSafeInteger(value)) return value
  throw new RangeError(`${text} is too large for a number; select it as text.`)
}

const asWritten = (text: string): string => text
