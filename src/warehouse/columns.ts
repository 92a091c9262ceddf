import {
  DuckDBBlobValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  type DuckDBDataChunk,
  type DuckDBResult,
  type DuckDBValue,
} from '@duckdb/node-api'
import type { Columns } from './open.ts'

/** Reads a whole answer; its columns are turned into typed arrays when they are asked for. */
export const readColumns = async (result: DuckDBResult): Promise<Columns> => {
  const names = result.columnNames()
  const chunks = await result.fetchAllChunks()
  return columnsOf(names, chunks)
}

const columnsOf = (names: readonly string[], chunks: readonly DuckDBDataChunk[]): Columns => {
  const rows = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0)
  const indexOf = (name: string): number => {
    const index = names.indexOf(name)
    if (index < 0) throw new Error(`The answer has no column ${name}: ${names.join(', ')}.`)
    return index
  }
  return {
    rows,
    int: (name) => fill(new Int32Array(rows), chunks, indexOf(name), -1),
    real: (name) => fill(new Float64Array(rows), chunks, indexOf(name), Number.NaN),
    text: (name) => {
      const index = indexOf(name)
      return chunks.flatMap((chunk) => chunk.getColumnValues(index).map(asText))
    },
    bytes: (name) => joinBytes(chunks, indexOf(name)),
  }
}

const fill = <Numbers extends Int32Array | Float64Array>(
  into: Numbers,
  chunks: readonly DuckDBDataChunk[],
  column: number,
  whenNull: number,
): Numbers => {
  let at = 0
  for (const chunk of chunks) {
    const vector = chunk.getColumnVector(column)
    const count = chunk.rowCount
    for (let row = 0; row < count; row++) {
      const value: DuckDBValue = vector.getItem(row)
      into[at++] = value === null ? whenNull : Number(value)
    }
  }
  return into
}

const joinBytes = (chunks: readonly DuckDBDataChunk[], column: number): Uint8Array => {
  const parts = chunks.flatMap((chunk) =>
    chunk
      .getColumnValues(column)
      .flatMap((value) => (value instanceof DuckDBBlobValue ? value.bytes : [])),
  )
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

const asText = (value: DuckDBValue): string | null => (value === null ? null : String(value))

/** One row with plain values: BIGINT and DECIMAL as numbers, everything else unknown as text. */
export const readRows = async (result: DuckDBResult): Promise<Record<string, Plain>[]> => {
  const names = result.columnNames()
  const rows = await result.getRows()
  return rows.map((row) => {
    const plain: Record<string, Plain> = {}
    for (const [index, name] of names.entries()) plain[name] = asPlain(row[index] ?? null)
    return plain
  })
}

/** What a row holds outside of the driver. */
export type Plain = string | number | boolean | null | Plain[]

const asPlain = (value: DuckDBValue): Plain => {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  if (typeof value === 'boolean') return value
  if (typeof value === 'bigint') return Number(value)
  if (value instanceof DuckDBListValue) return value.items.map(asPlain)
  if (value instanceof DuckDBDecimalValue) return value.toDouble()
  return String(value)
}
