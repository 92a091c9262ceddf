import type { DuckDBConnection } from '@duckdb/node-api'
import { readColumns } from '../columns.ts'

/** One shard's place in a build: its rows get the numbers from `firstWork` on. */
export interface ShardTask {
  readonly file: string
  readonly firstWork: number
  readonly works: number
  /** Rows of the file (from 0) that a newer row of the same work replaces, ascending. */
  readonly replaced: Int32Array
}

/** A SQL list of files; the names are ours, quotes are doubled all the same. */
export const fileList = (files: readonly string[]): string =>
  `[${files.map((file) => `'${file.replaceAll("'", "''")}'`).join(', ')}]`

/**
 * Numbers the works of all shards from 0, in the order of files and rows: of several rows with one
 * work_id the newest wins, by the source's date, then by the later shard, then by the later row.
 * Leaves them in the temporary table `chosen (work_no, file_no, row_no)`.
 */
export const chooseNewest = async (
  connection: DuckDBConnection,
  files: readonly string[],
): Promise<ShardTask[]> => {
  await connection.run(`
    create temp table shard_row as
    select work_id, updated, file_index::integer as file_no, file_row_number::integer as row_no
    from read_parquet(${fileList(files)}, file_row_number = true)`)
  await connection.run(`
    create temp table chosen as
    select (row_number() over (order by file_no, row_no))::integer - 1 as work_no, file_no, row_no
    from (
      select file_no, row_no, row_number() over (
        partition by work_id order by updated desc, file_no desc, row_no desc) as place
      from shard_row
    ) where place = 1`)
  const replaced = await readColumns(
    await connection.run(`
      select file_no, row_no from shard_row anti join chosen using (file_no, row_no)
      order by file_no, row_no`),
  )
  const counted = await readColumns(
    await connection.run(`
      select file_no, count(*)::integer as works, min(work_no) as first_work
      from chosen group by file_no order by file_no`),
  )
  await connection.run('drop table shard_row')
  const replacedFile = replaced.int('file_no')
  const replacedRow = replaced.int('row_no')
  const works = counted.int('works')
  const firstWork = counted.int('first_work')
  return Array.from(counted.int('file_no'), (fileNo, i) => ({
    file: files[fileNo] ?? '',
    firstWork: firstWork[i] ?? 0,
    works: works[i] ?? 0,
    replaced: replacedRow.filter((_, row) => replacedFile[row] === fileNo),
  }))
}
