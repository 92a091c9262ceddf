import type { DayThing, WhyNow } from './my-day.contract.ts'
import { thingMinutes } from './my-day.contract.ts'
import type { Stage, Tier } from './list.contract.ts'

/** What is known of one prospect when a member's day is put in order. Days count from today. */
export interface DayFacts {
  readonly prospectId: string
  readonly name: string
  readonly stage: Stage
  readonly tier: Tier | null
  /** The member's own open move, where it can be done now. */
  readonly move: {
    readonly late: boolean
    readonly daysLate: number
    /** Days until it is due; null without a due time. */
    readonly dueIn: number | null
    /** Due today at a time, not at any time of the day. */
    readonly atTime: boolean
    /** Its snooze ended not longer than a day ago. */
    readonly awake: boolean
    readonly minutes: number
  } | null
  /** Hours until a round closes that asks for the member's vote. */
  readonly voteClosesInHours: number | null
  /** Days over the time of its stage; negative: days left. Null: not the member's, or no clock. */
  readonly clock: { readonly over: number; readonly state: 'soon' | 'late' } | null
  /** The member owns it, and nothing is done next. */
  readonly noMove: boolean
  /** Nobody owns it, and this member is one who hands out. */
  readonly noOwner: boolean
  /** Days until a notice must be given; negative when late. */
  readonly noticeInDays: number | null
}

/** One prospect's place in a day, with the reasons for it. */
export interface Placed {
  readonly facts: DayFacts
  readonly thing: DayThing
  readonly also: readonly DayThing[]
  readonly minutes: number
  readonly why: readonly WhyNow[]
  readonly points: number
}

/** A late thing gains no more after so many days: then it is forgotten, not urgent. */
const mostDays = 20
/** A vote that closes so soon goes before a move of today. */
const closingHours = 24
/** A move that is due so soon may be done today. */
const soonDays = 2

interface Reason {
  readonly thing: DayThing
  readonly why: WhyNow
}

/**
 * The order of a day: every reason has points, and who has most points comes first, then by name.
 * Who has no reason to be worked on today is left out, whatever their tier.
 */
export const orderDay = (all: readonly DayFacts[]): readonly Placed[] =>
  all
    .flatMap((facts) => placed(facts) ?? [])
    .toSorted(
      (a, b) =>
        b.points - a.points ||
        a.facts.name.localeCompare(b.facts.name) ||
        a.facts.prospectId.localeCompare(b.facts.prospectId),
    )

const placed = (facts: DayFacts): Placed | null => {
  const reasons = reasonsOf(facts).toSorted((a, b) => b.why.points - a.why.points)
  const [first] = reasons
  if (first === undefined) return null
  const why = [...reasons.map((one) => one.why), ...weightOf(facts)]
  const also = new Set(reasons.map((one) => one.thing))
  also.delete(first.thing)
  return {
    facts,
    thing: first.thing,
    also: [...also],
    minutes: first.thing === 'move' ? (facts.move?.minutes ?? 0) : thingMinutes[first.thing],
    why: why.toSorted((a, b) => b.points - a.points),
    points: why.reduce((sum, one) => sum + one.points, 0),
  }
}

const reasonsOf = (facts: DayFacts): readonly Reason[] => [
  ...reasonsOfMove(facts.move),
  ...reasonsOfVote(facts.voteClosesInHours),
  ...reasonsOfClock(facts),
  ...(facts.noMove ? [reason('set_move', 'no_move', 35)] : []),
  ...(facts.noOwner ? [reason('take', 'no_owner', 25)] : []),
  ...reasonsOfNotice(facts.noticeInDays),
]

const reasonsOfMove = (move: DayFacts['move']): readonly Reason[] => {
  if (move === null) return []
  const awake = move.awake ? [reason('move', 'move_awake', 10)] : []
  if (move.late) {
    return [reason('move', 'move_late', 60 + 2 * Math.min(move.daysLate, mostDays), move.daysLate)]
  }
  if (move.dueIn === null) return [reason('move', 'move_undated', 15), ...awake]
  if (move.dueIn <= 0)
    return [reason('move', move.atTime ? 'move_now' : 'move_today', move.atTime ? 55 : 50)]
  if (move.dueIn <= soonDays) return [reason('move', 'move_soon', 20, move.dueIn), ...awake]
  return awake
}

const reasonsOfVote = (closesInHours: number | null): readonly Reason[] => {
  if (closesInHours === null) return []
  return closesInHours <= closingHours
    ? [reason('vote', 'vote_closing', 60)]
    : [reason('vote', 'vote_asked', 45, Math.floor(closesInHours / 24))]
}

/** A clock that is due soon weighs, but by itself it asks for nothing yet. */
const reasonsOfClock = ({ clock }: DayFacts): readonly Reason[] =>
  clock?.state === 'late'
    ? [reason('clock', 'clock_late', 40 + Math.min(clock.over, mostDays), clock.over)]
    : []

const reasonsOfNotice = (inDays: number | null): readonly Reason[] => {
  if (inDays === null) return []
  return inDays < 0
    ? [reason('notice', 'notice_late', 55, -inDays)]
    : [reason('notice', 'notice_due', 30, inDays)]
}

const reason = (
  thing: DayThing,
  name: WhyNow['reason'],
  points: number,
  days: number | null = null,
): Reason => ({ thing, why: { reason: name, points, days } })

/** What adds weight to whoever has a reason: the nearer to starting, and the more they matter. */
const weightOf = ({ tier, stage, clock }: DayFacts): readonly WhyNow[] => [
  ...(tier === 'A' ? [weight('tier_a', 15)] : []),
  ...(tier === 'B' ? [weight('tier_b', 5)] : []),
  ...(stage === 'offeree' || stage === 'finalist' || stage === 'accepted'
    ? [weight('stage_far', 12)]
    : []),
  ...(stage === 'lead' ? [weight('stage_replied', 8)] : []),
  ...(clock?.state === 'soon' ? [{ ...weight('clock_soon', 10), days: -clock.over }] : []),
]

const weight = (name: WhyNow['reason'], points: number): WhyNow => ({
  reason: name,
  points,
  days: null,
})
