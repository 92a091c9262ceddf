import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

const copies = 10

/**
 * Ten times the works: copies of all shards, with ids and names of their own. Names are made other
 * names (a suffix), so that people do not become the same across copies.
 */
export const writeTenfold = async (
  worksFolder: string,
  literatureFolder: string,
): Promise<string[]> => {
  const to = join(literatureFolder, 'works')
  await mkdir(to, { recursive: true })
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '1GB' })
  const connection = await instance.connect()
  const names: string[] = []
  for (let copy = 0; copy < copies; copy++) {
    const mark = String.fromCharCode(97 + copy).repeat(3)
    const name = `${String(copy).padStart(6, '0')}-tenfold.parquet`
    await connection.run(`
      copy (
        select * replace (
          work_id || '-${copy}' as work_id,
          replace(authorships, '","mended"', '${copy === 0 ? '' : mark}","mended"') as authorships
        ) from read_parquet('${worksFolder}/*.parquet')
      ) to '${join(to, name)}' (format parquet, compression zstd)`)
    names.push(name)
  }
  connection.closeSync()
  instance.closeSync()
  return names
}
