import { Client } from 'pg'

/** Every row of every table of ours, by table; each row as PostgreSQL writes it. */
export const readRows = async (url: string): Promise<ReadonlyMap<string, readonly string[]>> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select pg_class.oid::regclass::text as name from pg_class
       join pg_namespace on pg_namespace.oid = relnamespace
       where relkind = 'r' and nspname in ('public', 'keys') and relname <> 'migration'
       order by 1`,
    )
    const found = new Map<string, readonly string[]>()
    for (const { name } of tables) {
      const { rows } = await client.query<{ text: string }>(
        `select row_to_json(one)::text as text from ${name} one order by 1`,
      )
      found.set(
        name,
        rows.map(({ text }) => text),
      )
    }
    return found
  } finally {
    await client.end()
  }
}
