import type { z } from 'zod'
import type { Context } from '#actions/context.ts'

/** How long and how often a job may run. Every job has limits. */
export interface JobLimits {
  /** Longest run. Then its signal aborts and the run counts as failed. */
  readonly timeoutSeconds: number
  /** Runs after the first one, when it fails or its process dies. 0 gives up at once. */
  readonly retries: number
  /** Pause before a run after a failure; doubles each time. 0 by default. */
  readonly retryDelaySeconds?: number
  /** Runs side by side in one process; 1 by default. */
  readonly atOnce?: number
  /**
   * `each`: every wake is a run (default). `one at a time`: every wake is a run, but never two
   * at once in all processes. `folded`: as that, and wakes while one waits become one; only for
   * jobs that read from the database what there is to do.
   */
  readonly order?: 'each' | 'one at a time' | 'folded'
}

/**
 * Work to be done outside the transaction that asked for it. **Safe to run twice**: a process may
 * die after the work and before it is noted, so a run begins by reading what is still to do. It
 * ends soon after `signal` aborts (time over, or the app stops); a run that was cut off because
 * the app stops is run again at the next start.
 */
export interface JobDefinition<Data extends z.ZodObject = z.ZodObject> {
  /** Room and what to do: `literature.intake`. */
  readonly name: `${string}.${string}`
  /** Ids only; the truth stands in tables. */
  readonly data: Data
  readonly limits: JobLimits
  /**
   * Wakes by itself when an app starts and this often while one runs. Only for `folded` jobs with
   * empty data, which read from the database, and from the clock, what is due.
   */
  readonly everySeconds?: number
  readonly run: (ctx: Context, data: z.output<Data>, signal: AbortSignal) => Promise<void>
}

/** A job whose data shape is forgotten, as the worker sees it. */
// eslint-disable-next-line typescript/no-explicit-any -- variance: every definition fits here
export type Job = JobDefinition<any>

/** Checks the shape at compile time and returns the definition unchanged. */
export const defineJob = <Data extends z.ZodObject>(
  definition: JobDefinition<Data>,
): JobDefinition<Data> => definition

/**
 * Thrown by a run that only another process can do, such as one with files of another data folder.
 * It is asked for again, and this process takes no more of that job until it is started anew.
 */
export class NotHere extends Error {}
