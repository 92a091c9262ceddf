import { z } from 'zod'
import { Moment } from './members.contract.ts'

/** One line of the audit: what happened, when, by whom; the hash chains it to the line before. */
export const AuditEvent = z.object({
  id: z.uuid(),
  /** Null for everybody but the founder: numbers would count what others may not see. */
  number: z.int().positive().nullable(),
  at: Moment,
  name: z.string(),
  /** Name of the member, or `operator`, `system`, `stranger`. */
  by: z.string(),
  /** Name of the member for whom a delegate acted; null where nobody did. */
  onBehalfOf: z.string().nullable(),
  door: z.string(),
  subjectId: z.string().nullable(),
  payload: z.record(z.string(), z.unknown()),
  /** In hex; null for everybody but the founder. */
  hash: z.string().nullable(),
})
export type AuditEvent = z.infer<typeof AuditEvent>

export const AuditInput = z.object({
  before: z.uuid().optional().describe('Show the events before this one (its id)'),
  limit: z.coerce.number().int().min(1).max(500).default(50).describe('How many, newest first'),
})

export const AuditPage = z.object({
  events: z.array(AuditEvent),
  /** Give it as `before` to read on; null at the beginning. */
  before: z.uuid().nullable(),
})

export const AuditVerification = z.object({
  intact: z.boolean(),
  /** Events that are as they were recorded, from the first on. */
  events: z.int(),
  /** The first number whose hash does not fit; null when the chain is whole. */
  brokenAt: z.int().nullable(),
  /** What stands there now; null when the chain is whole, or nothing stands there. */
  broken: z.object({ name: z.string(), at: Moment }).nullable(),
  /** Hash of the last event: whoever keeps it elsewhere can tell a chain computed anew. */
  hash: z.string().nullable(),
  /** How many ends of the chain, kept in a file, it was compared with. */
  headsCompared: z.int(),
  sentence: z.string(),
})

export const VerifyAuditInput = z.object({
  against: z
    .string()
    .max(4000)
    .default('')
    .describe('A file of kept heads besides the one in the data folder'),
})

/** The end of the chain at some time: a line of the file. */
export const AuditHead = z.object({
  at: Moment,
  number: z.int().nonnegative(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})

export const AuditHeadInput = z.object({
  to: z.string().max(4000).default('').describe('A file to which the head is added as a line'),
})

/** Whether the head is written to a file each day, and the last one that was. */
export const AuditHeads = z.object({
  daily: z.boolean(),
  file: z.string(),
  last: AuditHead.nullable(),
})
