import type { z } from 'zod'
import { oneself } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import type { CampaignDatabase } from '#database/open.ts'
import { readPeople } from '#people/person-row.ts'
import { readWorks } from '#people/work-rows.ts'
import { readDone, type DoneThing } from './day-done.ts'
import { readDayEntries, type DayEntry } from './day-facts.ts'
import { orderDay, type Placed } from './day-order.ts'
import { memberOf, readDaySettings } from './day-settings.ts'
import type { DayLine, DayPerson, DayWork } from './my-day.contract.ts'
import { MyDay, MyDayInput, peopleADay } from './my-day.contract.ts'
import { readProspects, type ProspectShown } from './prospect-row.ts'
import { readClausesEnded } from './clauses-ended.ts'
import { dayIn } from './zone.ts'

/** Works that speak for somebody, on a phone. */
const worksShown = 2
/** Who comes after today's people, as far as one reads ahead. */
const restShown = 50
/** Weight of what the member put first: above any sum of reasons. */
const chosenPoints = 1000

/**
 * The rule explains itself: everybody comes with the reasons and points of `day-order.ts`, and a
 * choice of the member wins over them for that day. Who was dealt with today leaves their place
 * empty, so that the day has an end.
 */
export const myDay = defineAction({
  name: 'campaign.myDay',
  summary: 'Today’s people, why now, and the one thing to do for each.',
  http: 'GET /my-day',
  kind: 'read',
  input: MyDayInput,
  output: MyDay,
  allow: oneself,
  doors: 'all',
  mcp: false,
  cli: false,
  run: async (ctx, { zone: browserZone }) => {
    const member = memberOf(ctx)
    const settings = await readDaySettings(ctx.db, member.id, browserZone)
    const { zone } = settings
    const now = ctx.now()
    const day = dayIn(zone, now)
    const [entries, sheet, choices, done, clauses] = await Promise.all([
      readDayEntries(ctx.db, { member, zone, now }),
      readSheet(ctx.db, member.id, day),
      readChoices(ctx.db, member.id, day),
      readDone(ctx.db, { memberId: member.id, zone, day }),
      readClausesEnded(ctx.db, member, now),
    ])
    const ordered = overruled(orderDay([...entries.values()].map((one) => one.facts)), choices)
    const waiting = ordered.filter((one) => choiceOf(choices, one)?.choice !== 'not_today')
    const places = Math.max(0, (sheet?.people ?? peopleADay) - dealtWith(done, waiting))
    const today = waiting.slice(0, places)
    const rest = waiting.slice(places)
    const minutes = sheet?.minutes ?? settings.dailyMinutes
    const minutesDone = done.reduce((sum, one) => sum + one.minutes, 0)
    const people = await showPeople(ctx, today, { entries, choices, left: minutes - minutesDone })
    const planned = today.reduce((sum, one) => sum + one.minutes, 0)
    return {
      day,
      settings,
      minutes,
      minutesSaid: sheet?.minutes != null,
      minutesDone,
      minutesPlanned: planned,
      minutesOver: Math.max(0, minutesDone + planned - minutes),
      people,
      peopleSaid: sheet?.people ?? peopleADay,
      rest: rest.slice(0, restShown).map((one) => toLine(one, choices)),
      restTotal: rest.length,
      putOff: ordered
        .filter((one) => choiceOf(choices, one)?.choice === 'not_today')
        .map((one) => toLine(one, choices)),
      clauses,
      done: done.map(({ minutes: _minutes, at, ...one }) => ({ ...one, at: at.toISOString() })),
      endedAt: sheet?.endedAt?.toISOString() ?? null,
    }
  },
})

interface Choice {
  readonly prospectId: string
  readonly choice: 'first' | 'not_today'
  readonly reason: string
}

type Choices = ReadonlyMap<string, Choice>

const choiceOf = (choices: Choices, { facts }: Placed): Choice | undefined =>
  choices.get(facts.prospectId)

const readSheet = (db: CampaignDatabase, memberId: string, day: string) =>
  db
    .selectFrom('daySheet')
    .select(['minutes', 'people', 'endedAt'])
    .where('memberId', '=', memberId)
    .where('day', '=', day)
    .executeTakeFirst()

/** Newest first, which is also the order of those that were put first. */
const readChoices = async (
  db: CampaignDatabase,
  memberId: string,
  day: string,
): Promise<Choices> => {
  const rows = await db
    .selectFrom('dayChoice')
    .select(['prospectId', 'choice', 'reason'])
    .where('memberId', '=', memberId)
    .where('day', '=', day)
    .orderBy('madeAt', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.prospectId, row]))
}

/** Those whom the member put first come first, the newest choice on top; then the rule's order. */
const overruled = (ordered: readonly Placed[], choices: Choices): readonly Placed[] => {
  const byId = new Map(ordered.map((one) => [one.facts.prospectId, one]))
  const first = [...choices.values()].flatMap(({ prospectId, choice }) => {
    const one = choice === 'first' ? byId.get(prospectId) : undefined
    if (one === undefined) return []
    const why = { reason: 'chosen' as const, points: chosenPoints, days: null }
    return [{ ...one, why: [why, ...one.why], points: one.points + chosenPoints }]
  })
  const chosen = new Set(first.map((one) => one.facts.prospectId))
  return [...first, ...ordered.filter((one) => !chosen.has(one.facts.prospectId))]
}

/** How many people were dealt with today and do not wait again. */
const dealtWith = (done: readonly DoneThing[], waiting: readonly Placed[]): number => {
  const again = new Set(waiting.map((one) => one.facts.prospectId))
  return new Set(done.map((one) => one.prospectId).filter((id) => !again.has(id))).size
}

interface Showing {
  readonly entries: ReadonlyMap<string, DayEntry>
  readonly choices: Choices
  /** Minutes that are left of the day. */
  readonly left: number
}

const showPeople = async (
  ctx: Context,
  today: readonly Placed[],
  { entries, choices, left }: Showing,
): Promise<z.input<typeof DayPerson>[]> => {
  const shown = await readProspects(
    ctx,
    today.map((one) => one.facts.prospectId),
  )
  const works = await readWorksOf(ctx, shown)
  const byId = new Map(shown.map((one) => [one.id, one]))
  let used = 0
  return today.flatMap((placed) => {
    const entry = entries.get(placed.facts.prospectId)
    const prospect = byId.get(placed.facts.prospectId)
    if (entry === undefined || prospect === undefined) return []
    used += placed.minutes
    const choice = choiceOf(choices, placed)
    return [
      {
        ...partsOf(entry, prospect),
        thing: placed.thing,
        minutes: placed.minutes,
        also: [...placed.also],
        why: [...placed.why],
        points: placed.points,
        fits: used <= left,
        chosen:
          choice?.choice === 'first' ? { choice: choice.choice, reason: choice.reason } : null,
        works: works.get(prospect.id) ?? [],
      },
    ]
  })
}

const partsOf = ({ line, clock, move, vote, noticeBy }: DayEntry, prospect: ProspectShown) => ({
  prospectId: line.prospectId,
  version: line.version,
  kind: line.kind,
  personId: prospect.personId,
  organisationId: prospect.organisationId,
  name: line.name,
  affiliation: prospect.person?.organisation ?? line.affiliation,
  stage: line.stage,
  tier: line.tier,
  area: line.area,
  thesis: prospect.thesis,
  clock,
  move,
  vote: vote && {
    roundId: vote.roundId,
    question: vote.question,
    askedBy: vote.askedBy,
    closesAt: vote.closesAt.toISOString(),
    voted: vote.voted,
    of: vote.of,
  },
  noticeBy,
  trace: prospect.person?.trace ?? [],
  worksInAll: prospect.person?.works ?? 0,
})

/** The most cited works of each, by prospect; nobody has any who is not in the literature. */
const readWorksOf = async (
  ctx: Context,
  prospects: readonly ProspectShown[],
): Promise<ReadonlyMap<string, z.input<typeof DayWork>[]>> => {
  const ids = prospects.flatMap((one) => (one.kind === 'person' ? (one.personId ?? []) : []))
  const people = new Map((await readPeople(ctx, { ids })).map((one) => [one.person_id, one]))
  const works = await Promise.all(
    prospects.map(async (one): Promise<readonly [string, z.input<typeof DayWork>[]]> => {
      const person = one.personId === null ? undefined : people.get(one.personId)
      if (person === undefined) return [one.id, []]
      const wanted = { sort: 'citations', limit: worksShown, offset: 0 } as const
      const rows = await readWorks(ctx, { personNo: person.person_no, ...wanted })
      return [one.id, rows.map(toWork)]
    }),
  )
  return new Map(works)
}

const toWork = (work: Awaited<ReturnType<typeof readWorks>>[number]): z.input<typeof DayWork> => ({
  workId: work.workId,
  title: work.title,
  year: work.year,
  venue: work.venue,
  position: work.position,
  authors: work.authorCount,
  citations: work.citations,
  retracted: work.retracted,
})

const toLine = (placed: Placed, choices: Choices): z.input<typeof DayLine> => ({
  prospectId: placed.facts.prospectId,
  name: placed.facts.name,
  thing: placed.thing,
  minutes: placed.minutes,
  why: [...placed.why],
  notTodayReason: choiceOf(choices, placed)?.reason ?? '',
})
