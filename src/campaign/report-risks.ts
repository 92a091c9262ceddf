import { sql } from 'kysely'
import type { z } from 'zod'
import type { CampaignDatabase } from '#database/open.ts'
import { liveStages } from './overdue.ts'
import type { LineShown } from './prospect-line.ts'
import { noClock } from './read-clocks.ts'
import type { Standing } from './report-needs.ts'
import type { ReportRisks } from './report.contract.ts'

type Risks = z.input<typeof ReportRisks>

/** A clause that ends within so many days is a risk, or a chance. */
const clauseDays = 30
/** Whoever owns so large a part of those we talk with, and at least so many, is missed at once. */
const heavyShare = 0.4
const heavyLeast = 5
/** A dissent is a risk as long as it is fresh. */
const dissentDays = 90
const mostShown = 200

const inTalk: readonly LineShown['stage'][] = ['lead', 'candidate', 'finalist', 'offeree']
const near: readonly LineShown['stage'][] = ['candidate', 'finalist', 'offeree', 'accepted']

/** What may go wrong, as the reader may know it. */
export const readRisks = async (db: CampaignDatabase, standing: Standing): Promise<Risks> => {
  const { lines, now } = standing
  const [contacts, clauses, dissent] = await Promise.all([
    readContacts(db),
    readClausesEnding(db, now),
    readDissent(db, now),
  ])
  return {
    ...latenessOf(standing),
    oneOfUs: lines
      .filter((line) => line.kind === 'person' && near.includes(line.stage))
      .flatMap((line) => {
        const contact = contacts.get(line.prospectId) ?? { members: 0, name: null }
        return contact.members > 1 ? [] : [{ ...who(line), member: contact.name }]
      }),
    heavyOwners: heavyOwnersOf(lines),
    clauses,
    dissent,
  }
}

const latenessOf = ({
  lines,
  clocks,
  moves,
}: Standing): Pick<Risks, 'lateMoves' | 'lateClocks' | 'noOwner' | 'noMove'> => {
  const live = lines.filter((line) => liveStages.includes(line.stage))
  return {
    lateMoves: lines
      .flatMap((line) => {
        const move = moves.get(line.prospectId)
        if (move?.state !== 'late') return []
        return [{ ...who(line), what: move.what, days: move.daysLate, owner: move.ownerName }]
      })
      .toSorted((a, b) => b.days - a.days),
    lateClocks: lines
      .flatMap((line) => {
        const { state, days, expected } = clocks.get(line.prospectId) ?? noClock
        if (state !== 'late') return []
        return [{ ...who(line), days, expected: expected ?? days, owner: line.ownerName }]
      })
      .toSorted((a, b) => b.days - b.expected - (a.days - a.expected)),
    noOwner: live.filter((line) => line.ownerId === null).map(who),
    noMove: live
      .filter((line) => !moves.has(line.prospectId))
      .map((line) => ({ ...who(line), owner: line.ownerName })),
  }
}

const who = ({ prospectId, name, stage }: LineShown) => ({ prospectId, name, stage })

const heavyOwnersOf = (lines: readonly LineShown[]): Risks['heavyOwners'] => {
  const talked = lines.filter((line) => line.kind === 'person' && inTalk.includes(line.stage))
  const byOwner = Map.groupBy(talked, (line) => line.ownerId)
  return [...byOwner].flatMap(([memberId, owned]) => {
    const isHeavy = owned.length >= heavyLeast && owned.length >= talked.length * heavyShare
    if (memberId === null || !isHeavy) return []
    const name = owned[0]?.ownerName ?? ''
    return [{ memberId, name, owns: owned.length, of: talked.length }]
  })
}

interface Contact {
  readonly members: number
  readonly name: string | null
}

/** How many of us were in touch with each, and who where it was one. */
const readContacts = async (db: CampaignDatabase): Promise<ReadonlyMap<string, Contact>> => {
  const { rows } = await sql<Contact & { prospectId: string }>`
    select prospect_id, count(distinct coalesce(by_member::text, by_name))::int as members,
      min(by_name) as name
    from touch where removed_at is null group by prospect_id
  `.execute(db)
  return new Map(rows.map((row) => [row.prospectId, row]))
}

/** Clauses that end soon; they hold by days of UTC. */
const readClausesEnding = async (db: CampaignDatabase, now: Date): Promise<Risks['clauses']> => {
  const { rows } = await sql<Risks['clauses'][number]>`
    with today as (select (${now}::timestamptz at time zone 'UTC')::date as day)
    select id, name, ends_on, ends_on - today.day as days
    from off_limits, today
    where lifted_at is null and starts_on <= today.day
      and ends_on >= today.day and ends_on <= today.day + ${clauseDays}::int
    order by ends_on, name, id limit ${mostShown}
  `.execute(db)
  return rows
}

interface DissentRow {
  readonly prospectId: string
  readonly name: string
  readonly stage: LineShown['stage']
  readonly decision: string
  readonly by: string
  readonly sentence: string
  readonly at: Date
}

/** Who thought otherwise about a decision of the last months on somebody who still stands. */
const readDissent = async (db: CampaignDatabase, now: Date): Promise<Risks['dissent']> => {
  const { rows } = await sql<DissentRow>`
    select p.id as prospect_id, p.name, p.stage, r.what as decision, d.member_name as by,
      d.sentence, r.decided_at as at
    from dissent d
    join decision_record r on r.id = d.decision_id
    join prospect p on p.id = r.prospect_id and p.removed_at is null
    where r.decided_at > ${now}::timestamptz - make_interval(days => ${dissentDays})
    order by r.decided_at desc, d.member_name limit ${mostShown}
  `.execute(db)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
