import type { PgBoss, Queue, QueueResult } from 'pg-boss'
import type { Job, JobLimits } from './define-job.ts'

/** A run whose heart has not beaten this long belongs to a dead process and is run again. */
const heartbeatSeconds = 60
/** Jobs wait for an app that was off all summer; pg-boss's own two weeks would drop them. */
const retentionSeconds = 400 * 24 * 60 * 60
/** Ended runs are kept a week, to see what happened. */
const deleteAfterSeconds = 7 * 24 * 60 * 60

const policyOf = {
  each: 'standard',
  'one at a time': 'singleton',
  folded: 'stately',
} as const satisfies Record<NonNullable<JobLimits['order']>, string>

/** Makes a queue for each job, and gives those that exist the limits of this release. */
export const prepareQueues = async (boss: PgBoss, jobs: readonly Job[]): Promise<void> => {
  const existing = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]))
  for (const job of jobs) {
    const wanted = queueOf(job)
    const found = existing.get(job.name)
    if (!found) {
      await boss.createQueue(job.name, wanted)
    } else if (found.policy !== wanted.policy) {
      throw new Error(
        `The order of ${job.name} changed; give the job with the new order a new name.`,
      )
    } else if (differs(found, wanted)) {
      const { policy: _fixed, ...changeable } = wanted
      await boss.updateQueue(job.name, changeable)
    }
  }
}

const queueOf = ({ limits }: Job): Omit<Queue, 'name'> => {
  const retryDelay = limits.retryDelaySeconds ?? 0
  return {
    policy: policyOf[limits.order ?? 'each'],
    notify: true,
    retryLimit: limits.retries,
    retryDelay,
    retryBackoff: retryDelay > 0,
    expireInSeconds: limits.timeoutSeconds,
    heartbeatSeconds,
    retentionSeconds,
    deleteAfterSeconds,
  }
}

const differs = (found: QueueResult, wanted: Omit<Queue, 'name'>): boolean =>
  found.notify !== wanted.notify ||
  found.retryLimit !== wanted.retryLimit ||
  found.retryDelay !== wanted.retryDelay ||
  found.retryBackoff !== wanted.retryBackoff ||
  found.expireInSeconds !== wanted.expireInSeconds ||
  found.heartbeatSeconds !== wanted.heartbeatSeconds ||
  found.retentionSeconds !== wanted.retentionSeconds ||
  found.deleteAfterSeconds !== wanted.deleteAfterSeconds
