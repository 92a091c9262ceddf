import { z } from 'zod'
import { MemberId, Moment } from '#workspace/contract.ts'
import { Coverage } from './list-view.contract.ts'
import { ProspectId, Stage, Tier } from './list.contract.ts'

/** Days that a report looks back when nothing else is asked. */
export const reportDays = 7

const Who = z.object({ prospectId: ProspectId, name: z.string(), stage: Stage })

/** How many stand in a stage, and what came and went since. */
export const ReportStage = z.object({
  stage: Stage,
  now: z.int(),
  before: z.int(),
  came: z.int(),
  went: z.int(),
  late: z.int(),
})

export const ReportMove = Who.omit({ stage: true }).extend({
  from: Stage.nullable(),
  to: Stage,
  reason: z.string(),
  by: z.string(),
  at: Moment,
})

export const needKinds = [
  'late_move',
  'move',
  'waits',
  'vote',
  'clock',
  'no_move',
  'no_owner',
] as const

/** One thing that somebody must do. */
export const ReportNeed = Who.extend({
  tier: Tier.nullable(),
  kind: z.enum(needKinds),
  /** The next move or the question of the round; empty where nothing was written. */
  what: z.string(),
  /** Whom or what it waits for, or who asked; empty where nobody. */
  from: z.string(),
  dueAt: Moment.nullable(),
  dueOn: z.string().nullable(),
  daysLate: z.int(),
})
export type ReportNeed = z.infer<typeof ReportNeed>

/** What one member must do. `memberId` null: what nobody owns. */
export const ReportMember = z.object({
  memberId: MemberId.nullable(),
  name: z.string(),
  needs: z.array(ReportNeed),
})

export const ReportRisks = z.object({
  lateMoves: z.array(Who.extend({ what: z.string(), days: z.int(), owner: z.string().nullable() })),
  lateClocks: z.array(
    Who.extend({ days: z.int(), expected: z.int(), owner: z.string().nullable() }),
  ),
  noOwner: z.array(Who),
  noMove: z.array(Who.extend({ owner: z.string().nullable() })),
  /** From candidate on, and only one of us was ever in touch, or nobody. */
  oneOfUs: z.array(Who.extend({ member: z.string().nullable() })),
  /** Members who answer for a large part of those we talk with. */
  heavyOwners: z.array(
    z.object({ memberId: MemberId, name: z.string(), owns: z.int(), of: z.int() }),
  ),
  clauses: z.array(
    z.object({ id: z.string(), name: z.string(), endsOn: z.iso.date(), days: z.int() }),
  ),
  dissent: z.array(
    Who.extend({ decision: z.string(), by: z.string(), sentence: z.string(), at: Moment }),
  ),
})
export type ReportRisks = z.infer<typeof ReportRisks>

/** How the campaign stands at one moment, as this reader may know it. */
export const StatusReport = z.object({
  /** Everything in the report is as of then. */
  asOf: Moment,
  since: Moment,
  zone: z.string(),
  company: z.string(),
  invented: z.boolean(),
  total: z.int(),
  added: z.int(),
  removed: z.int(),
  stages: z.array(ReportStage),
  moves: z.array(ReportMove),
  movesTotal: z.int(),
  coverage: Coverage,
  risks: ReportRisks,
  needs: z.array(ReportMember),
})
export type StatusReport = z.infer<typeof StatusReport>

export const ReportInput = z.object({
  since: z
    .union([z.iso.date(), z.iso.datetime({ offset: true })])
    .optional()
    .describe('a day or a moment; a week ago when left out'),
})

/** A file to be kept, as text that survives JSON. */
export const ReportFile = z.object({
  name: z.string(),
  type: z.literal('application/pdf'),
  base64: z.string(),
})
