import { sql } from 'kysely'
import { z } from 'zod'
import { operator } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { appVersion } from '#core/version.ts'
import type { CampaignDatabase } from '#database/open.ts'
import { Condition } from './contract.ts'

/** How the stores are, from inside the process that has them open. */
export const condition = defineAction({
  name: 'workspace.condition',
  summary: 'Say how the stores are: versions, sizes, what waits.',
  http: 'GET /workspace/condition',
  kind: 'read',
  input: z.object({}),
  output: Condition,
  allow: operator,
  doors: 'human',
  cli: false,
  run: async (ctx) => {
    const [postgres, jobs, literature, duckdb] = await Promise.all([
      readPostgres(ctx.db),
      readJobs(ctx.db),
      ctx.literature.status(),
      ctx.literature.query<{ version: string }>('select version() as version'),
    ])
    return {
      appVersion,
      nodeVersion: process.versions.node,
      uptimeSeconds: process.uptime(),
      memoryBytes: process.memoryUsage.rss(),
      postgres,
      duckdb: {
        version: duckdb[0]?.version ?? '',
        build: literature.build,
        works: literature.works,
        people: literature.people,
        builtAt: literature.builtAt,
        fault: ctx.literature.fault(),
      },
      jobs,
    }
  },
})

/** How large is the record, who is connected, and how many events have no number yet? */
const readPostgres = async (
  db: CampaignDatabase,
): Promise<z.input<typeof Condition>['postgres']> => {
  const { rows } = await sql<z.input<typeof Condition>['postgres']>`
    select current_setting('server_version') as version,
           pg_database_size(current_database())::float8 as bytes,
           (select count(*)::int from pg_stat_activity where datname = current_database())
             as connections,
           (select number::int from event_chain) as events,
           (select count(*)::int from event where number is null) as events_waiting
  `.execute(db)
  return rows[0] ?? { version: '', bytes: 0, connections: 0, events: 0, eventsWaiting: 0 }
}

/** How many jobs wait, run, or have failed for good and were not cleared away yet? */
const readJobs = async (db: CampaignDatabase): Promise<z.input<typeof Condition>['jobs']> => {
  const { rows } = await sql<z.input<typeof Condition>['jobs']>`
    select count(*) filter (where state in ('created', 'retry'))::int as waiting,
           count(*) filter (where state = 'active')::int as running,
           count(*) filter (where state = 'failed')::int as failed
    from job.job
  `.execute(db)
  return rows[0] ?? { waiting: 0, running: 0, failed: 0 }
}
