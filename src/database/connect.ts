import { CamelCasePlugin, Kysely } from 'kysely'
import { Pool, types } from 'pg'
import { GuardedDialect } from './guard.ts'
import type { CampaignDatabase } from './open.ts'
import type { Database } from './schema.ts'
import { isInTransaction } from './transaction.ts'

/** Connections at most. One costs the server some 5 MB; more than this only queue for two cores. */
const poolSize = 12
/** Longest wait for a free connection or a new one. */
const connectTimeoutMs = 10_000
const idleTimeoutMs = 60_000
/** Longest statement of an operation. Scans are for the literature store, not for the record. */
const statementTimeoutMs = 30_000
const lockTimeoutMs = 10_000
/** A transaction that forgot to end holds up the numbering of events; the server ends it. */
const idleInTransactionTimeoutMs = 60_000

/** Kysely on a pool: camelCase names, limits on everything, whole numbers as numbers. */
export const connect = (url: string): CampaignDatabase => {
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
  })
  // A lost connection is replaced at the next use, and one lost within a transaction makes its
  // next statement fail; unheard, either would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return new Kysely<Database>({
    dialect: new GuardedDialect({ pool }, () => !isInTransaction()),
    // Keys inside JSON values are data, not columns.
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

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
