import {
  BOOLEAN,
  DOUBLE,
  INTEGER,
  LIST,
  SQLNULL,
  VARCHAR,
  listValue,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api'
import type { SqlValue } from './open.ts'

/**
 * What differs silently between DuckDB and PostgreSQL and is therefore not written in SQL that
 * readers of the warehouse give (DESIGN section 2). The conformance test runs the rest on both.
 */
export const banned: readonly { readonly pattern: RegExp; readonly instead: string }[] = [
  { pattern: /\w\s*\/\s*\d+\b(?!\.)/, instead: 'divide by a decimal (`/ 2.0`) or cast first' },
  { pattern: /\s!?~\*?\s/, instead: '`like` or `regexp_like`' },
  { pattern: /\border by (?![^)]*\bnulls (?:last|first)\b)/i, instead: '`nulls last`, always' },
  { pattern: /\bunnest\s*\([^()]*,/i, instead: 'one `unnest` for each list, side by side' },
  { pattern: /::\s*jsonb?\b/i, instead: 'text, parsed by the reader' },
]

/** Reasons why this statement may mean two things on two databases; empty when it is fine. */
export const dialectFaults = (sql: string): readonly string[] =>
  banned.flatMap(({ pattern, instead }) => (pattern.test(sql) ? [instead] : []))

/**
 * The statement as DuckDB runs it fastest: `= any($1)` becomes a semi-join, which is hashed and
 * prunes row groups, where a list would be searched for every row.
 */
export const toDuckDb = (sql: string): string =>
  sql.replace(anyOf, (_, list: string) => `in (select unnest(${list}))`)

const anyOf = /=\s*any\s*\(\s*(\$\d+)(?:::[\w[\]]+)?\s*\)/gi

/** A bound value and its type; numbers in lists are whole when all of them are. */
export const bind = (value: SqlValue): { value: DuckDBValue; type: DuckDBType } => {
  if (value === null) return { value, type: VARCHAR }
  if (typeof value === 'string') return { value, type: VARCHAR }
  if (typeof value === 'boolean') return { value, type: BOOLEAN }
  if (typeof value === 'number') return { value, type: Number.isInteger(value) ? whole : DOUBLE }
  // An empty list has no type of its own; it compares with a column of any.
  const item =
    value.length === 0 ? SQLNULL : typeof value[0] === 'number' ? numberType(value) : VARCHAR
  return { value: listValue([...value]), type: LIST(item) }
}

// Row and person numbers; anything larger is refused by the driver instead of being cut.
const whole = INTEGER

const numberType = (values: readonly (string | number)[]): DuckDBType =>
  values.every((value) => Number.isInteger(value)) ? INTEGER : DOUBLE
