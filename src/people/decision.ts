import { sql } from 'kysely'
import type { z } from 'zod'
import type { CampaignDatabase } from '#database/open.ts'
import type { Decision, decisionKinds, decisionOrigins } from './contract.ts'

export type DecisionShown = z.input<typeof Decision>

interface DecisionRow {
  readonly id: string
  readonly kind: (typeof decisionKinds)[number]
  readonly origin: (typeof decisionOrigins)[number]
  readonly reason: string
  readonly decidedByName: string
  readonly decidedAt: Date
  readonly undoneByName: string | null
  readonly undoneAt: Date | null
  readonly sides: readonly {
    readonly personId: string
    readonly name: string
    readonly signatures: number
    readonly released: number
  }[]
}

/** Which decisions are meant: by their own ids, by persons they name, or all. */
export interface WhichDecisions {
  readonly ids?: readonly string[]
  readonly personIds?: readonly string[]
  readonly undone: 'with' | 'without'
  readonly limit: number
  readonly offset: number
}

/** Decisions with their sides, newest first. */
export const readDecisions = async (
  db: CampaignDatabase,
  which: WhichDecisions,
): Promise<DecisionShown[]> => {
  const { rows } = await sql<DecisionRow>`
    select d.id, d.kind, d.origin, d.reason, d.decided_by_name, d.decided_at,
      d.undone_by_name, d.undone_at, s.sides
    from identity_decision d
    join lateral (
      select json_agg(json_build_object('personId', one.person_id, 'name', one.name,
        'signatures', n.signatures, 'released', n.released) order by one.side) as sides
      from identity_decision_side one
      join lateral (
        select count(*) filter (where work_id is not null) as signatures,
          count(*) filter (where released_by is not null) as released
        from identity_decision_node
        where decision_id = d.id and side = one.side
      ) n on true
      where one.decision_id = d.id
    ) s on true
    where ${whichSql(which)}
    order by d.decided_at desc, d.id desc
    limit ${which.limit} offset ${which.offset}`.execute(db)
  return rows.map(toDecision)
}

/** How many there are in all. */
export const countDecisions = async (
  db: CampaignDatabase,
  which: Pick<WhichDecisions, 'personIds' | 'undone'>,
): Promise<number> => {
  const { rows } = await sql<{ total: number }>`
    select count(*)::integer as total from identity_decision d where ${whichSql(which)}`.execute(db)
  return rows[0]?.total ?? 0
}

const whichSql = (which: Pick<WhichDecisions, 'ids' | 'personIds' | 'undone'>) => {
  const standing = which.undone === 'with' ? sql`true` : sql`d.undone_at is null`
  const ids = which.ids ? sql`d.id = any(${[...which.ids]}::uuid[])` : sql`true`
  const persons = which.personIds
    ? sql`d.id in (select decision_id from identity_decision_side
        where person_id = any(${[...which.personIds]}::uuid[]))`
    : sql`true`
  return sql`${standing} and ${ids} and ${persons}`
}

const toDecision = (row: DecisionRow): DecisionShown => ({
  id: row.id,
  kind: row.kind,
  origin: row.origin,
  sentence: sentenceOf(row),
  reason: row.reason,
  by: row.decidedByName,
  at: row.decidedAt.toISOString(),
  undoneBy: row.undoneByName,
  undoneAt: row.undoneAt?.toISOString() ?? null,
  sides: row.sides.map((side) => ({ ...side })),
})

const sentenceOf = (row: DecisionRow): string => {
  const [first, second] = row.sides
  const a = first?.name ?? 'somebody'
  const b = second?.name ?? 'somebody'
  const moved = works(second?.signatures ?? 0)
  switch (row.origin) {
    case 'merge':
    case 'csv':
      return a === b ? `Two people named ${a} are one.` : `${a} and ${b} are one person.`
    case 'confirm':
      return `${moved} confirmed as by ${a}.`
    case 'apart':
      return a === b ? `Two people named ${a} are not one.` : `${a} and ${b} are two people.`
    case 'split':
      return `${moved} of ${a} belong to somebody else${a === b ? '' : `, ${b}`}.`
    case 'not_theirs':
      return `${moved} not by ${a}.`
  }
}

const works = (count: number): string => (count === 1 ? '1 work' : `${count} works`)
