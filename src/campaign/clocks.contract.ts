import { z } from 'zod'
import { line } from '#workspace/fields.contract.ts'
import { MemberId, Moment } from '#workspace/contract.ts'
import { ProspectId, Stage, Tier } from './list.contract.ts'

export const NextMoveId = z.uuid().brand<'NextMoveId'>()
export type NextMoveId = z.infer<typeof NextMoveId>

export const MoveChangeId = z.uuid().brand<'MoveChangeId'>()
export type MoveChangeId = z.infer<typeof MoveChangeId>

/** Counts the changes of a row; a change carries the one it saw, a stale one is refused. */
const Version = z.coerce.number().int().min(1)

/** A day in somebody's zone, without a time: `2026-11-26`. */
const Day = z.iso.date()

/** How the time in a stage stands; due soon from 70 % of what the stage may take. */
export const clockStates = ['none', 'on_time', 'soon', 'late', 'snoozed'] as const

/** Time in stage, in whole days of the owner's zone. */
export const Clock = z.object({
  state: z.enum(clockStates),
  /** Days since it came into this stage; 0 on the day itself. */
  days: z.int(),
  /** Days it may take; null where nobody waits for the stage to end. */
  expected: z.int().nullable(),
  /** The last day on which it is not late. */
  until: Day.nullable(),
  /** Whether that day was set for this one, as a start day is, and not counted. */
  untilSet: z.boolean(),
  snoozedUntil: Moment.nullable(),
  snoozeReason: z.string(),
  snoozedBy: z.string(),
  /** Of what was set for this stay in the stage; 0 while nothing was. */
  version: z.int(),
})
export type Clock = z.infer<typeof Clock>

/** What kind of thing a next move is; each kind has a usual length. */
export const moveKinds = [
  'write',
  'call',
  'meet',
  'read',
  'ask',
  'decide',
  'prepare',
  'other',
] as const
export const MoveKind = z.enum(moveKinds)
export type MoveKind = z.infer<typeof MoveKind>

/** Minutes that a move of its kind usually takes, until somebody says otherwise for one. */
export const usualMinutes: Readonly<Record<MoveKind, number>> = {
  write: 20,
  call: 30,
  meet: 90,
  read: 40,
  ask: 10,
  decide: 10,
  prepare: 30,
  other: 15,
}

/** How a next move stands for its owner today. */
export const moveStates = ['later', 'today', 'late', 'waits', 'snoozed', 'ended'] as const

/** One action with a due time and an owner. */
export const NextMove = z.object({
  id: NextMoveId,
  prospectId: ProspectId,
  what: z.string(),
  kind: MoveKind,
  /** How long it takes: as said for this one, else as its kind usually does. */
  minutes: z.int(),
  minutesSaid: z.boolean(),
  dueAt: Moment.nullable(),
  /** Due on that day, at any time of it. */
  dueOn: Day.nullable(),
  state: z.enum(moveStates),
  /** Whole days since it was due; 0 unless late. */
  daysLate: z.int(),
  ownerId: MemberId.nullable(),
  ownerName: z.string().nullable(),
  /** Whom or what it waits for; empty when it can be done. */
  waitsFor: z.string(),
  snoozedUntil: Moment.nullable(),
  snoozeReason: z.string(),
  /** When its last snooze ended by itself; null while it rests or never did. */
  wokeAt: Moment.nullable(),
  version: z.int(),
  createdBy: z.string(),
  createdAt: Moment,
  endedAt: Moment.nullable(),
  endedAs: z.enum(['done', 'dropped']).nullable(),
  endedReason: z.string(),
  endedBy: z.string().nullable(),
})
export type NextMove = z.infer<typeof NextMove>

/** A move as one writes it. */
export const MoveText = z.object({
  what: line(300).min(1, 'say what is to be done, verb first'),
  /** Found from the first word when it is left out. */
  kind: MoveKind.optional(),
  minutes: z.int().min(1).max(600).nullable().default(null),
  /** A day, or a moment with an offset or `Z`. */
  due: z
    .union([Day, z.iso.datetime({ offset: true })])
    .nullable()
    .default(null),
  ownerId: MemberId.nullable().optional(),
  waitsFor: line(200).default(''),
})
export type MoveText = z.infer<typeof MoveText>

/** After every change of next moves: what stands, and what takes it back. */
export const NextMoveOutput = z.object({
  prospectId: ProspectId,
  /** The open one; null: this prospect has no next move, and one is asked for. */
  open: NextMove.nullable(),
  ended: NextMove.nullable(),
  /** Takes this change back; null for a change that took one back. */
  changeId: MoveChangeId.nullable(),
})
export type NextMoveOutput = z.infer<typeof NextMoveOutput>

export const SetNextMove = z.object({ id: ProspectId, ...MoveText.shape })

export const EditNextMove = z.object({ moveId: NextMoveId, version: Version, ...MoveText.shape })

export const EndNextMove = z.object({
  moveId: NextMoveId,
  version: Version,
  as: z.enum(['done', 'dropped']).default('done'),
  reason: line(500).default(''),
  /** The following one, so that nobody is left without. */
  next: MoveText.optional(),
})

export const TakeNextMove = z.object({ id: ProspectId, version: Version })

/** A day begins in the zone of whoever snoozes. */
const until = z.union([Day, z.iso.datetime({ offset: true })])

export const SnoozeNextMove = z.object({
  moveId: NextMoveId,
  version: Version,
  until,
  reason: line(300).min(1, 'say why it can wait'),
})

export const VersionedMove = z.object({ moveId: NextMoveId, version: Version })

export const UndoMoveChange = z.object({ changeId: MoveChangeId })

export const NextMovesOf = z.object({ id: ProspectId })

/** The open move of a prospect and its past, newest first. */
export const NextMoves = z.object({
  prospectId: ProspectId,
  open: NextMove.nullable(),
  past: z.array(NextMove),
})

/**
 * Stages that may take so many days. `accepted` ends by the day somebody starts and `nurture` by
 * the day to come back, each set for one prospect; the others end the way.
 */
export const timedStages = [
  'prospect',
  'lead',
  'candidate',
  'finalist',
  'offeree',
  'boomerang',
] as const

/** How long one stage may take. */
export const StageExpectation = z.object({
  stage: Stage,
  /** Null: nobody waits for it to end. */
  days: z.int().nullable(),
  version: z.int(),
  changedBy: z.string(),
  changedAt: Moment,
})

export const StageExpectations = z.object({ stages: z.array(StageExpectation) })

export const ExpectStage = z.object({
  stage: z.enum(timedStages),
  version: Version,
  days: z.int().min(1).max(730).nullable(),
})

/** A version of 0 says that nothing was set for this stay yet. */
const ClockVersion = z.coerce.number().int().min(0)

export const SnoozeClock = z.object({
  id: ProspectId,
  version: ClockVersion,
  until,
  reason: line(300).min(1, 'say why it can wait'),
})

export const VersionedClock = z.object({ id: ProspectId, version: ClockVersion })

export const SetClockDay = z.object({
  id: ProspectId,
  version: ClockVersion,
  /** The last day of this stage, such as the day before somebody starts; null: count days again. */
  until: Day.nullable(),
})

export const ClockOutput = z.object({ prospectId: ProspectId, clock: Clock })

/** One prospect as lists of what is late show it. */
export const ProspectLine = z.object({
  prospectId: ProspectId,
  kind: z.enum(['person', 'organisation']),
  /** The person or organisation of the literature, when known. */
  personId: z.string().nullable(),
  organisationId: z.string().nullable(),
  name: z.string(),
  affiliation: z.string(),
  stage: Stage,
  tier: Tier.nullable(),
  area: z.string().nullable(),
  areaId: z.string().nullable(),
  ownerId: MemberId.nullable(),
  ownerName: z.string().nullable(),
  compartmentId: z.string().nullable(),
  version: z.int(),
})
export type ProspectLine = z.infer<typeof ProspectLine>

export const overdueKinds = ['late_move', 'late_clock', 'no_move', 'no_owner'] as const

export const OverdueItem = z.object({
  prospect: ProspectLine,
  kinds: z.array(z.enum(overdueKinds)).min(1),
  /** Days since the earliest of it was due; 0 where nothing was due. */
  daysLate: z.int(),
  clock: Clock,
  move: NextMove.nullable(),
})

export const OverdueInput = z.object({
  /** Whose; everybody's when left out. */
  ownerId: MemberId.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
})

export const Overdue = z.object({
  items: z.array(OverdueItem),
  total: z.int(),
  counts: z.object({
    lateMoves: z.int(),
    lateClocks: z.int(),
    noMove: z.int(),
    noOwner: z.int(),
  }),
})
