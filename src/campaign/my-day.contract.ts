import { z } from 'zod'
import { Moment } from '#workspace/contract.ts'
import { line } from '#workspace/fields.contract.ts'
import { Clock, NextMove } from './clocks.contract.ts'
import { ProspectId, ProspectKind, Stage, Tier } from './list.contract.ts'

/** People on one day until a member asks for more. */
export const peopleADay = 5

/** Minutes a member gives to the campaign on a day, until they say otherwise. */
export const usualDailyMinutes = 60

/** The one thing to do for somebody today. */
export const dayThings = ['move', 'vote', 'clock', 'set_move', 'take', 'notice'] as const
export const DayThing = z.enum(dayThings)
export type DayThing = z.infer<typeof DayThing>

/** Minutes of things that are no next move. */
export const thingMinutes: Readonly<Record<Exclude<DayThing, 'move'>, number>> = {
  vote: 5,
  clock: 10,
  set_move: 5,
  take: 5,
  notice: 10,
}

export const whyNows = [
  'chosen',
  'move_late',
  'move_now',
  'move_today',
  'move_soon',
  'move_undated',
  'move_awake',
  'vote_closing',
  'vote_asked',
  'clock_late',
  'clock_soon',
  'no_move',
  'no_owner',
  'notice_late',
  'notice_due',
  'tier_a',
  'tier_b',
  'stage_far',
  'stage_replied',
] as const

/** One reason why somebody stands where they stand today, with its weight. */
export const WhyNow = z.object({
  reason: z.enum(whyNows),
  points: z.int(),
  /** Days late, or days left; null where there are none to tell. */
  days: z.int().nullable(),
})
export type WhyNow = z.infer<typeof WhyNow>

/** A work that speaks for somebody. */
export const DayWork = z.object({
  workId: z.string(),
  title: z.string(),
  year: z.int().nullable(),
  venue: z.string().nullable(),
  /** Counts from 0, of `authors`. */
  position: z.int(),
  authors: z.int(),
  citations: z.int().nullable(),
  retracted: z.boolean(),
})

/** Somebody who matters today. */
export const DayPerson = z.object({
  prospectId: ProspectId,
  version: z.int(),
  kind: ProspectKind,
  personId: z.string().nullable(),
  organisationId: z.string().nullable(),
  name: z.string(),
  affiliation: z.string(),
  stage: Stage,
  tier: Tier.nullable(),
  area: z.string().nullable(),
  thesis: z.string(),
  thing: DayThing,
  minutes: z.int(),
  /** What else waits for the same person. */
  also: z.array(DayThing),
  /** Heaviest first; their points added up are the order of the day. */
  why: z.array(WhyNow),
  points: z.int(),
  /** Whether it still fits into the minutes of today. */
  fits: z.boolean(),
  chosen: z.object({ choice: z.enum(['first']), reason: z.string() }).nullable(),
  clock: Clock,
  move: NextMove.nullable(),
  /** The round that waits for this member's vote. */
  vote: z
    .object({
      roundId: z.string(),
      question: z.string(),
      askedBy: z.string(),
      closesAt: Moment,
      voted: z.int(),
      of: z.int(),
    })
    .nullable(),
  /** The last day to give the notice that is owed. */
  noticeBy: z.string().nullable(),
  trace: z.array(z.tuple([z.int(), z.int()])),
  works: z.array(DayWork),
  worksInAll: z.int(),
})
export type DayPerson = z.infer<typeof DayPerson>

/** Somebody who waits for another day, or for room in this one. */
export const DayLine = z.object({
  prospectId: ProspectId,
  name: z.string(),
  thing: DayThing,
  minutes: z.int(),
  why: z.array(WhyNow),
  /** Why they were put off today; empty where they were not. */
  notTodayReason: z.string(),
})

export const DaySettings = z.object({
  zone: z.string(),
  dailyMinutes: z.int(),
  /** 0 until something was saved. */
  version: z.int(),
})

export const MyDay = z.object({
  day: z.iso.date(),
  settings: DaySettings,
  /** Minutes of today: as said for today, else as every day. */
  minutes: z.int(),
  minutesSaid: z.boolean(),
  /** What was done took so long, as far as known. */
  minutesDone: z.int(),
  minutesPlanned: z.int(),
  /** How much of the plan does not fit; 0 when all does. */
  minutesOver: z.int(),
  people: z.array(DayPerson),
  /** How many people this day has room for. */
  peopleSaid: z.int(),
  /** Those who come next, in order. */
  rest: z.array(DayLine),
  restTotal: z.int(),
  putOff: z.array(DayLine),
  /** Clauses that ended, with how many wait since to be added. */
  clauses: z.array(
    z.object({ offLimitsId: z.string(), name: z.string(), endedOn: z.string(), waiting: z.int() }),
  ),
  done: z.array(
    z.object({
      prospectId: ProspectId,
      name: z.string(),
      thing: DayThing,
      what: z.string(),
      at: Moment,
    }),
  ),
  /** When this member said that it is enough; null while it is not. */
  endedAt: Moment.nullable(),
})
export type MyDay = z.infer<typeof MyDay>

const zone = z.string().trim().min(1).max(60)

export const MyDayInput = z.object({
  zone: zone.optional().describe('zone of the browser, for a member who has not said another'),
})

export const SetMyDay = z.object({
  version: z.coerce.number().int().min(0),
  zone,
  dailyMinutes: z.int().min(5).max(960).default(usualDailyMinutes),
})

export const DaySettingsOutput = z.object({ settings: DaySettings })

const day = z.iso.date()

/** What is said of one day: another number of minutes, or of people. Null: as every day. */
export const PlanDay = z.object({
  day,
  minutes: z.int().min(0).max(960).nullable().default(null),
  people: z.int().min(1).max(50).default(peopleADay),
})

export const OneDay = z.object({ day })

export const DaySheet = z.object({
  day,
  minutes: z.int().nullable(),
  people: z.int(),
  endedAt: Moment.nullable(),
})

export const ChooseForDay = z.object({
  id: ProspectId,
  day,
  choice: z.enum(['first', 'not_today']),
  reason: line(300).default(''),
})

export const UnchooseForDay = z.object({ id: ProspectId, day })

export const DayChoice = z.object({
  prospectId: ProspectId,
  day,
  choice: z.enum(['first', 'not_today']).nullable(),
  reason: z.string(),
})
