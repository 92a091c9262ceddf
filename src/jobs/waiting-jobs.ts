import { jobSchema } from './boss.ts'

/** Schema of the jobs in the campaign database: a copy of the record leaves it out. */
export const schemaOfJobs = jobSchema

/**
 * Which jobs wait or run at this moment? As one row a job, `name` and `data`, oldest first. Jobs
 * are safe to run twice, so those that run count as waiting.
 */
export const readWaitingJobs = `
  select name, coalesce(data, '{}') as data from ${jobSchema}.job
  where state in ('created', 'retry', 'active') order by created_on, id`
