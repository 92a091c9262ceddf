import { sql } from 'kysely'
import type { PgBoss } from 'pg-boss'
import type { CampaignDatabase } from '#database/open.ts'

/**
 * Gives back the runs of a process that was killed, so that they start at once and not when their
 * heart is missed. Only when no other process of ours is connected (each holds one connection for
 * notices); otherwise the runs may be theirs, and the heartbeat decides.
 */
export const recoverKilledRuns = async (boss: PgBoss, db: CampaignDatabase): Promise<void> => {
  const { rows } = await sql<{ id: string; name: string; retryCount: number }>`
    select id, name, retry_count
    from job.job
    where state = 'active' and 1 >= (
      select count(*) from pg_stat_activity
      where datname = current_database() and application_name = 'recruiting-party notices'
    )
  `.execute(db)
  for (const { name, ...attempt } of rows) {
    await boss.fail(name, attempt, { reason: 'The process ended during the run.' })
  }
}
