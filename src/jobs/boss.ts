import { CompiledQuery, type Kysely } from 'kysely'
import type { Db } from 'pg-boss'
import type { Database } from '#database/schema.ts'

/** Schema of pg-boss's tables in the campaign database. */
export const jobSchema = 'job'

/** pg-boss on a handle of ours. It wants its own column names back, not camelCase ones. */
export const executeIn = (db: Kysely<Database>): Db => {
  const plain = db.withoutPlugins()
  return {
    executeSql: async (text, values) => {
      const { rows } = await plain.executeQuery(CompiledQuery.raw(text, values ?? []))
      return { rows }
    },
  }
}
