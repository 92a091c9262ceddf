import { sql } from 'kysely'
import type { MemberActor } from '#actions/actor.ts'
import type { CampaignDatabase } from '#database/open.ts'
import type { DayFacts } from './day-order.ts'
import { readOpenMoves, type MoveShown } from './next-move.ts'
import { readLines, type LineShown } from './prospect-line.ts'
import { readClocks } from './read-clocks.ts'
import type { Clock } from './clocks.contract.ts'
import type { z } from 'zod'
import { addDays, dayIn, daysBetween } from './zone.ts'

/** Whoever hands out sees what nobody owns; so many of them are enough for one day. */
const mostUnowned = 100
/** A notice is due a month after somebody came onto The List; it comes up a week before. */
const noticeAfterDays = 30
const noticeAheadDays = 7
const hourMs = 60 * 60 * 1000

/** A round that waits for this member's vote. */
export interface VoteOwed {
  readonly roundId: string
  readonly prospectId: string
  readonly question: string
  readonly askedBy: string
  readonly closesAt: Date
  readonly voted: number
  readonly of: number
}

/** One prospect of a member's day with all that is shown of it. */
export interface DayEntry {
  readonly facts: DayFacts
  readonly line: LineShown
  readonly clock: z.input<typeof Clock>
  readonly move: MoveShown | null
  readonly vote: VoteOwed | null
  readonly noticeBy: string | null
}

export interface WhoseDay {
  readonly member: MemberActor
  readonly zone: string
  readonly now: Date
}

/** Everything that could be done today by one member, by prospect. */
export const readDayEntries = async (
  db: CampaignDatabase,
  whose: WhoseDay,
): Promise<ReadonlyMap<string, DayEntry>> => {
  const { member, now, zone } = whose
  const [votes, notices, own] = await Promise.all([
    readVotesOwed(db, whose),
    readNoticesOwed(db, whose),
    readOwnIds(db, member),
  ])
  const ids = [...new Set([...own, ...votes.keys(), ...notices.keys()])]
  const [lines, clocks, moves] = await Promise.all([
    readLines(db, ids),
    readClocks(db, now, ids),
    readOpenMoves(db, now, ids),
  ])
  return new Map(
    lines.flatMap((line) => {
      const clock = clocks.get(line.prospectId)
      if (clock === undefined) return []
      const move = moves.get(line.prospectId) ?? null
      const vote = votes.get(line.prospectId) ?? null
      const since = notices.get(line.prospectId)
      const noticeBy = since === undefined ? null : addDays(dayIn(zone, since), noticeAfterDays)
      const facts = factsOf({ line, clock, move, vote, noticeBy }, whose)
      return [[line.prospectId, { facts, line, clock, move, vote, noticeBy }] as const]
    }),
  )
}

const factsOf = (entry: Omit<DayEntry, 'facts'>, { member, now, zone }: WhoseDay): DayFacts => {
  const { line, clock, move, vote, noticeBy } = entry
  const today = dayIn(zone, now)
  const mine = line.ownerId === member.id
  const live = livingStages.has(line.stage)
  return {
    prospectId: line.prospectId,
    name: line.name,
    stage: line.stage,
    tier: line.tier,
    move: move?.ownerId === member.id ? moveFacts(move, { now, zone, today }) : null,
    voteClosesInHours: vote === null ? null : (vote.closesAt.getTime() - now.getTime()) / hourMs,
    clock:
      mine && (clock.state === 'late' || clock.state === 'soon')
        ? { state: clock.state, over: clock.days - (clock.expected ?? clock.days) }
        : null,
    noMove: mine && live && move === null,
    noOwner: live && line.ownerId === null && move?.ownerId !== member.id && handsOut(member),
    noticeInDays: noticeBy === null ? null : daysBetween(today, noticeBy),
  }
}

const livingStages = new Set<string>([
  'prospect',
  'lead',
  'candidate',
  'finalist',
  'offeree',
  'accepted',
  'boomerang',
])

/** What waits for somebody else, or is put off, cannot be done today. */
const moveFacts = (
  move: MoveShown,
  { now, zone, today }: { now: Date; zone: string; today: string },
): DayFacts['move'] => {
  if (move.state === 'waits' || move.state === 'snoozed') return null
  const due = move.dueOn ?? (move.dueAt === null ? null : dayIn(zone, new Date(move.dueAt)))
  return {
    late: move.state === 'late',
    daysLate: move.daysLate,
    dueIn: due === null ? null : Math.max(0, daysBetween(today, due)),
    atTime: move.dueOn === null && move.dueAt !== null,
    awake: move.wokeAt !== null && now.getTime() - new Date(move.wokeAt).getTime() < 24 * hourMs,
    minutes: move.minutes,
  }
}

const handsOut = ({ role }: MemberActor): boolean => role === 'founder' || role === 'recruiting'

/** Prospects that are this member's, or whose next move is; and for some what nobody owns. */
const readOwnIds = async (
  db: CampaignDatabase,
  member: MemberActor,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from prospect where removed_at is null and owner_id = ${member.id}
    union
    select prospect_id from next_move where ended_at is null and owner_id = ${member.id}
    ${
      handsOut(member)
        ? sql`union (select id from prospect
            where removed_at is null and owner_id is null and stage = any(${[...livingStages]}::text[])
            order by tier nulls last, created_at, id limit ${mostUnowned})`
        : sql``
    }
  `.execute(db)
  return rows.map(({ id }) => id)
}

/** Open rounds in which this member is asked and has not voted; the first to close of a prospect. */
const readVotesOwed = async (
  db: CampaignDatabase,
  { member, now }: WhoseDay,
): Promise<ReadonlyMap<string, VoteOwed>> => {
  const { rows } = await sql<VoteOwed>`
    select r.id as round_id, r.prospect_id, r.question, r.asked_by_name as asked_by, r.closes_at,
      cardinality(party_who_voted(r.id)) as voted,
      (select count(*)::int from round_voter v where v.round_id = r.id) as of
    from vote_round r
    join round_voter mine on mine.round_id = r.id and mine.member_id = ${member.id}
    where r.completed_at is null and r.withdrawn_at is null and r.closes_at > ${now}
      and not exists (select from vote where round_id = r.id and member_id = ${member.id})
    order by r.closes_at desc, r.id
  `.execute(db)
  return new Map(rows.map((row) => [row.prospectId, row]))
}

/** Since when those stand on The List whose notice is due within a week and not given. */
const readNoticesOwed = async (
  db: CampaignDatabase,
  { member, now }: WhoseDay,
): Promise<ReadonlyMap<string, Date>> => {
  if (member.role !== 'founder' && member.role !== 'hr') return new Map()
  const days = noticeAfterDays - noticeAheadDays
  const { rows } = await sql<{ id: string; createdAt: Date }>`
    select id, created_at from prospect p
    where removed_at is null and kind = 'person' and invented_at is null
      and created_at <= ${now}::timestamptz - make_interval(days => ${days})
      and not exists (select from privacy_notice n where n.subject_id = p.id)
    order by created_at, id limit ${mostUnowned}
  `.execute(db)
  return new Map(rows.map((row) => [row.id, row.createdAt]))
}
