import { CompiledQuery, sql } from 'kysely'
import { PgBoss, type Db } from 'pg-boss'
import type { Listener } from '#database/listen.ts'
import type { CampaignDatabase, OpenDatabase } from '#database/open.ts'
import { readerRole } from '#database/reader-role.ts'

/** Schema of pg-boss's tables in the campaign database. */
export const jobSchema = 'job'

/** How often lost heartbeats and runs that took too long are looked for. */
const superviseSeconds = 15

/** pg-boss on a handle of ours. It wants its own column names back, not camelCase ones. */
export const executeIn = (db: CampaignDatabase): Db => {
  const plain = db.withoutPlugins()
  return {
    executeSql: async (text, values) => {
      const { rows } = await plain.executeQuery(CompiledQuery.raw(text, values ?? []))
      return { rows }
    },
  }
}

/** A pg-boss that shares our connections and our listener. Not started yet. */
export const makeBoss = (database: OpenDatabase): PgBoss =>
  new PgBoss({
    db: { ...executeIn(database.db), listen: listenWith(database.listener) },
    schema: jobSchema,
    useListenNotify: true,
    // Nothing is scheduled by the clock yet, and the clock's worker would only poll.
    schedule: false,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
  })

/** Our listener says `''` when notices may have been missed; that is pg-boss's second callback. */
const listenWith =
  (listener: Listener): NonNullable<Db['listen']> =>
  async (channel, onNotification, onReconnect) => {
    const hearing = await listener.listen(channel, (payload) =>
      payload === '' ? onReconnect() : onNotification(payload),
    )
    onReconnect()
    return { close: async () => hearing[Symbol.asyncDispose]() }
  }

/** Makes pg-boss's tables in a database, without opening any queue. */
export const installJobs = async (db: CampaignDatabase): Promise<void> => {
  const boss = new PgBoss({
    db: executeIn(db),
    schema: jobSchema,
    supervise: false,
    schedule: false,
  })
  await boss.start()
  await letMembersWake(db)
  await boss.stop({ graceful: false })
}

/** Lets what a member asks for wake a job in the member's own transaction; safe to run twice. */
export const letMembersWake = async (db: CampaignDatabase): Promise<void> => {
  const role = sql.id(readerRole)
  const schema = sql.id(jobSchema)
  const { rows } = await sql<{ may: boolean }>`
    select has_schema_privilege(${readerRole}, ${jobSchema}, 'usage') as may
  `.execute(db)
  if (rows[0]?.may) return
  await sql`grant usage on schema ${schema} to ${role}`.execute(db)
  await sql`grant select, insert, update on all tables in schema ${schema} to ${role}`.execute(db)
  await sql`
    alter default privileges in schema ${schema} grant select, insert, update on tables to ${role}
  `.execute(db)
}
