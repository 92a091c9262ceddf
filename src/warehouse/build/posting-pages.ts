import { BLOB, DuckDBDataChunk, INTEGER, blobValue, type DuckDBConnection } from '@duckdb/node-api'
import { packGaps } from '../packed-postings.ts'

// Read whole at the start of a serving process; pieces of this size keep memory flat meanwhile.
const pageBytes = 1 << 20

/**
 * The postings once more, packed for memory: `work_page` holds work numbers as gaps, `weight_page`
 * weights in hundredths, a byte each, both in the order of the table `posting`.
 */
export const writePostingPages = async (
  connection: DuckDBConnection,
  postings: {
    readonly frequencies: Int32Array
    readonly work: Int32Array
    readonly weight: Float32Array
  },
): Promise<void> => {
  const gaps = packGaps(postings.frequencies, postings.work)
  // A loop: `Uint8Array.from` with a function takes fifty times as long over millions.
  const weights = new Uint8Array(postings.weight.length)
  for (let i = 0; i < weights.length; i++) weights[i] = Math.round((postings.weight[i] ?? 0) * 100)
  await writePages(connection, 'work_page', gaps)
  await writePages(connection, 'weight_page', weights)
}

const writePages = async (
  connection: DuckDBConnection,
  table: string,
  bytes: Uint8Array,
): Promise<void> => {
  await connection.run(`create table ${table} (page_no integer, bytes blob)`)
  const appender = await connection.createAppender(table)
  for (let from = 0, page = 0; from < bytes.length; from += pageBytes, page++) {
    const chunk = DuckDBDataChunk.create([INTEGER, BLOB], 1)
    chunk.setColumns([[page], [blobValue(bytes.slice(from, from + pageBytes))]])
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
}
