import { DuckDBInstance } from '@duckdb/node-api'

/** Seconds that DuckDB needs merely to read the same files: the floor under every import. */
export const secondsToRead = async (files: readonly string[]): Promise<number> => {
  const started = performance.now()
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await instance.connect()
  const list = files.map((file) => `'${file.replaceAll("'", "''")}'`).join(', ')
  await connection.run(`
    select count(*), sum(len(authorships::varchar)), sum(length(title))
    from read_json([${list}], format = 'newline_delimited', maximum_object_size = 50000000,
      columns = {title: 'VARCHAR', abstract_inverted_index: 'JSON', authorships: 'JSON'})`)
  connection.closeSync()
  instance.closeSync()
  return (performance.now() - started) / 1000
}
