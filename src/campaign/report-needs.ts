import { sql } from 'kysely'
import type { z } from 'zod'
import type { CampaignDatabase } from '#database/open.ts'
import type { Clock } from './clocks.contract.ts'
import type { MoveShown } from './next-move.ts'
import { liveStages } from './overdue.ts'
import type { LineShown } from './prospect-line.ts'
import { noClock } from './read-clocks.ts'
import type { ReportMember, ReportNeed } from './report.contract.ts'

type Need = z.input<typeof ReportNeed>
type Member = z.input<typeof ReportMember>

/** A next move that is due later than this is nobody's need yet. */
const aheadMs = 7 * 24 * 60 * 60 * 1000

/** Everything on The List at one moment. */
export interface Standing {
  readonly lines: readonly LineShown[]
  readonly clocks: ReadonlyMap<string, z.input<typeof Clock>>
  readonly moves: ReadonlyMap<string, MoveShown>
  readonly now: Date
}

/** A vote that somebody owes. */
export interface VoteOwedBy {
  readonly prospectId: string
  readonly memberId: string
  readonly memberName: string
  readonly question: string
  readonly askedBy: string
  readonly closesAt: Date
}

/**
 * Who must do what: next moves that are late, due within a week or waiting, votes owed, clocks that
 * ran out, and everybody who is without owner or next move. Late things first. What nobody owns
 * stands by itself, so that nobody is missing because nobody answers for them.
 */
export const needsOf = (standing: Standing, votes: readonly VoteOwedBy[]): readonly Member[] => {
  const byMember = new Map<string | null, { name: string; needs: Need[] }>()
  const give = (memberId: string | null, name: string | null, need: Need): void => {
    const known = byMember.get(memberId)
    if (known) known.needs.push(need)
    else byMember.set(memberId, { name: name ?? '', needs: [need] })
  }
  const lineOf = new Map(standing.lines.map((line) => [line.prospectId, line]))
  for (const line of standing.lines) {
    for (const { need, memberId, name } of needsOfLine(line, standing)) give(memberId, name, need)
  }
  for (const vote of votes) {
    const line = lineOf.get(vote.prospectId)
    if (line) give(vote.memberId, vote.memberName, voteNeed(line, vote))
  }
  return [...byMember]
    .map(([memberId, { name, needs }]) => ({
      memberId,
      name,
      needs: needs.toSorted(
        (a, b) =>
          b.daysLate - a.daysLate ||
          (a.dueAt ?? never).localeCompare(b.dueAt ?? never) ||
          a.name.localeCompare(b.name),
      ),
    }))
    .toSorted(
      (a, b) =>
        Number(b.memberId === null) - Number(a.memberId === null) || a.name.localeCompare(b.name),
    )
}

/** After every due time, as texts compare. */
const never = '9999'

interface NeedOf {
  readonly memberId: string | null
  readonly name: string | null
  readonly need: Need
}

const needsOfLine = (line: LineShown, { clocks, moves, now }: Standing): readonly NeedOf[] => {
  const clock = clocks.get(line.prospectId) ?? noClock
  const move = moves.get(line.prospectId) ?? null
  const live = liveStages.includes(line.stage)
  const ofLine = (need: Partial<Need> & Pick<Need, 'kind'>): NeedOf => ({
    memberId: line.ownerId,
    name: line.ownerName,
    need: { ...blank(line), ...need },
  })
  return [
    ...(move === null ? [] : needsOfMove(line, move, now)),
    ...(live && move === null ? [ofLine({ kind: 'no_move' })] : []),
    ...(live && line.ownerId === null ? [ofLine({ kind: 'no_owner' })] : []),
    ...(clock.state === 'late'
      ? [ofLine({ kind: 'clock', daysLate: clock.days - (clock.expected ?? clock.days) })]
      : []),
  ]
}

const needsOfMove = (line: LineShown, move: MoveShown, now: Date): readonly NeedOf[] => {
  const kind = kindOf(move, now)
  if (kind === null) return []
  return [
    {
      memberId: move.ownerId,
      name: move.ownerName,
      need: {
        ...blank(line),
        kind,
        what: move.what,
        from: move.waitsFor,
        dueAt: move.dueAt,
        dueOn: move.dueOn,
        daysLate: move.daysLate,
      },
    },
  ]
}

const kindOf = (move: MoveShown, now: Date): 'late_move' | 'move' | 'waits' | null => {
  if (move.state === 'snoozed') return null
  if (move.state === 'late') return 'late_move'
  if (move.waitsFor !== '') return 'waits'
  const due = move.dueAt === null ? null : new Date(move.dueAt).getTime()
  return due === null || due - now.getTime() <= aheadMs ? 'move' : null
}

const voteNeed = (line: LineShown, vote: VoteOwedBy): Need => ({
  ...blank(line),
  kind: 'vote',
  what: vote.question,
  from: vote.askedBy,
  dueAt: vote.closesAt.toISOString(),
})

const blank = (line: LineShown): Need => ({
  prospectId: line.prospectId,
  name: line.name,
  stage: line.stage,
  tier: line.tier,
  kind: 'move',
  what: '',
  from: '',
  dueAt: null,
  dueOn: null,
  daysLate: 0,
})

/** Votes that were asked for and not given, of rounds that are open; the next to close first. */
export const readVotesOwedByAll = async (
  db: CampaignDatabase,
  now: Date,
): Promise<readonly VoteOwedBy[]> => {
  const { rows } = await sql<VoteOwedBy>`
    select r.prospect_id, v.member_id, v.member_name, r.question, r.asked_by_name as asked_by,
      r.closes_at
    from vote_round r
    join round_voter v on v.round_id = r.id and not v.member_id = any(party_who_voted(r.id))
    where r.completed_at is null and r.withdrawn_at is null and r.closes_at > ${now}
    order by r.closes_at, r.id, v.member_name
  `.execute(db)
  return rows
}
