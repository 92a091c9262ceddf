import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

/** The same shards without some works, in another literature folder; gives the one shard's name. */
export const writeShardsWithout = async (
  worksFolder: string,
  works: ReadonlySet<string>,
  literatureFolder: string,
): Promise<string[]> => {
  const to = join(literatureFolder, 'works')
  await mkdir(to, { recursive: true })
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '1GB' })
  const connection = await instance.connect()
  const list = [...works].map((work) => `'${work.replaceAll("'", "''")}'`).join(', ')
  const halves = ['a', 'b'].map((half, i) => ({ half, i }))
  for (const { half, i } of halves) {
    await connection.run(`
      copy (
        select * from read_parquet('${worksFolder}/*.parquet')
        where work_id not in (${list}) and hash(work_id) % 2 = ${i}
      ) to '${join(to, `held-out-${half}.parquet`)}' (format parquet, compression zstd)`)
  }
  connection.closeSync()
  instance.closeSync()
  return halves.map(({ half }) => `held-out-${half}.parquet`)
}
