import { rename, rm, stat } from 'node:fs/promises'
import {
  BOOLEAN,
  DuckDBDataChunk,
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBType,
  INTEGER,
  SMALLINT,
  VARCHAR,
} from '@duckdb/node-api'

const types = {
  text: ['VARCHAR', VARCHAR],
  integer: ['INTEGER', INTEGER],
  smallint: ['SMALLINT', SMALLINT],
  boolean: ['BOOLEAN', BOOLEAN],
} as const satisfies Record<string, readonly [string, DuckDBType]>

/** The columns of a file, in order. */
export type ParquetColumns = readonly (readonly [name: string, type: keyof typeof types])[]

/** The values of one column, one a row. */
export type ParquetValues = readonly (string | number | boolean | null)[]

// DuckDB's own vector size.
const chunkRows = 2048

// A shard is some 30 MB of text; this is for the writer of one worker.
const memoryLimit = '256MB'

/**
 * Writes Parquet files (zstd), one after another, from values in memory. A file appears under its
 * name only when it is whole and on disk. One instance per thread; it may be used in a worker.
 */
export class ParquetWriter implements AsyncDisposable {
  readonly #instance: DuckDBInstance
  readonly #connection: DuckDBConnection
  readonly #columns: ParquetColumns

  static async open(columns: ParquetColumns): Promise<ParquetWriter> {
    const instance = await DuckDBInstance.create(':memory:', {
      threads: '1',
      memory_limit: memoryLimit,
    })
    const connection = await instance.connect()
    const declared = columns.map(([name, type]) => `"${name}" ${types[type][0]}`)
    await connection.run(`create table row_to_write (${declared.join(', ')})`)
    return new ParquetWriter(instance, connection, columns)
  }

  private constructor(
    instance: DuckDBInstance,
    connection: DuckDBConnection,
    columns: ParquetColumns,
  ) {
    this.#instance = instance
    this.#connection = connection
    this.#columns = columns
  }

  /** Writes one file of `rows` rows (values column by column); returns its size in bytes. */
  async write(path: string, rows: number, values: readonly ParquetValues[]): Promise<number> {
    const temporary = `${path}.tmp`
    try {
      const appender = await this.#connection.createAppender('row_to_write')
      const columnTypes = this.#columns.map(([, type]) => types[type][1])
      for (let from = 0; from < rows; from += chunkRows) {
        const count = Math.min(chunkRows, rows - from)
        const chunk = DuckDBDataChunk.create(columnTypes, count)
        for (const [index, column] of values.entries()) {
          chunk.setColumnValues(index, column.slice(from, from + count))
        }
        appender.appendDataChunk(chunk)
      }
      appender.closeSync()
      const target = temporary.replaceAll("'", "''")
      await this.#connection.run(
        `copy row_to_write to '${target}' (format parquet, compression zstd)`,
      )
      await rename(temporary, path)
      return (await stat(path)).size
    } finally {
      await rm(temporary, { force: true })
      await this.#connection.run('truncate row_to_write')
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#connection.closeSync()
    this.#instance.closeSync()
  }
}

/** Reads text columns of Parquet files, a part at a time, in the order of files and rows. */
export const readTextColumns = async (
  files: readonly string[],
  columns: readonly string[],
  take: (values: readonly (readonly (string | null)[])[]) => void,
): Promise<void> => {
  if (files.length === 0) return
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2',
    memory_limit: memoryLimit,
  })
  const connection = await instance.connect()
  try {
    const list = files.map((file) => `'${file.replaceAll("'", "''")}'`).join(', ')
    const names = columns.map((name) => `"${name}"`).join(', ')
    const result = await connection.stream(`select ${names} from read_parquet([${list}])`)
    for (;;) {
      const chunk = await result.fetchChunk()
      if (!chunk || chunk.rowCount === 0) break
      take(
        columns.map((_, index) =>
          chunk.getColumnValues(index).map((value) => (value === null ? null : String(value))),
        ),
      )
    }
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** The text columns of the last row in which `column` has the value; null when there is none. */
export const findParquetRow = async (
  files: readonly string[],
  columns: readonly string[],
  where: { readonly column: string; readonly value: string },
): Promise<readonly (string | null)[] | null> => {
  if (files.length === 0) return null
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1',
    memory_limit: memoryLimit,
  })
  const connection = await instance.connect()
  try {
    const list = files.map((file) => `'${file.replaceAll("'", "''")}'`).join(', ')
    const names = columns.map((name) => `"${name}"`).join(', ')
    const result = await connection.runAndReadAll(
      `select ${names} from read_parquet([${list}], file_row_number = true)
       where "${where.column}" = $1 order by file_index desc, file_row_number desc limit 1`,
      [where.value],
    )
    const row = result.getRows()[0]
    return row?.map((value) => (value === null ? null : String(value))) ?? null
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}
