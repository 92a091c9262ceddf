import {
  DuckDBDataChunk,
  DOUBLE,
  FLOAT,
  INTEGER,
  SMALLINT,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBType,
} from '@duckdb/node-api'

/** A column to be written; -1 in a nullable INTEGER is the caller's business, not ours. */
export type ColumnToWrite =
  | { readonly type: 'integer' | 'smallint'; readonly values: Int32Array | readonly null[] }
  | { readonly type: 'float'; readonly values: Float32Array }
  | { readonly type: 'double'; readonly values: Float64Array }
  | { readonly type: 'text'; readonly values: readonly (string | null)[] }

const types: Record<ColumnToWrite['type'], DuckDBType> = {
  integer: INTEGER,
  smallint: SMALLINT,
  float: FLOAT,
  double: DOUBLE,
  text: VARCHAR,
}

// DuckDB's own vector size: one chunk is one vector of each column.
const chunkRows = 2048

/**
 * Appends columns of equal length to a table, a vector at a time: a hundred times faster than
 * INSERT, and without a copy in SQL text. Column order is the table's.
 */
export const writeColumns = async (
  connection: DuckDBConnection,
  table: string,
  columns: readonly ColumnToWrite[],
): Promise<void> => {
  const rows = columns[0]?.values.length ?? 0
  const appender = await connection.createAppender(table)
  for (let from = 0; from < rows; from += chunkRows) {
    const count = Math.min(chunkRows, rows - from)
    const chunk = DuckDBDataChunk.create(
      columns.map((column) => types[column.type]),
      count,
    )
    for (const [index, { values }] of columns.entries()) {
      const vector = chunk.getColumnVector(index)
      for (let row = 0; row < count; row++) vector.setItem(row, values[from + row] ?? null)
      vector.flush()
    }
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
}
