import { sql } from 'kysely'
import type { CampaignTransaction } from '#database/transaction.ts'
import { handNode, signatureNode, type Node, type Standing } from './decisions.ts'

interface NodeRow {
  readonly id: string
  readonly kind: Standing['kind']
  readonly side: number
  /** The side's person is the one that a merge kept; null where nothing was merged. */
  readonly kept: boolean | null
  readonly workId: string | null
  readonly position: number | null
  readonly handPersonId: string | null
}

interface StandingRead {
  readonly kind: Standing['kind']
  readonly sides: Node[][]
  keptSide?: number
}

/**
 * All standing decisions with the nodes that count, as they would be without those that are
 * to be undone: what these released counts again.
 */
export const readStanding = async (
  tx: CampaignTransaction,
  without: readonly string[] = [],
): Promise<Standing[]> => {
  const { rows } = await sql<NodeRow>`
    select d.id, d.kind, n.side, n.work_id, n.position, n.hand_person_id,
      case when d.origin in ('merge', 'csv') then s.person_id = d.keep_person_id end as kept
    from identity_decision d
    join identity_decision_node n on n.decision_id = d.id
    join identity_decision_side s on s.decision_id = n.decision_id and s.side = n.side
    where d.undone_at is null and d.id <> all(${[...without]}::uuid[])
      and (n.released_by is null or n.released_by = any(${[...without]}::uuid[]))
    order by d.id, n.side`.execute(tx)
  const decisions = new Map<string, StandingRead>()
  for (const row of rows) {
    const one: StandingRead = decisions.get(row.id) ?? { kind: row.kind, sides: [] }
    decisions.set(row.id, one)
    while (one.sides.length <= row.side) one.sides.push([])
    one.sides[row.side]?.push(nodeOf(row))
    if (row.kept === true) one.keptSide = row.side
  }
  return [...decisions].map(([id, one]) => ({ id, ...one }))
}

/**
 * Waits until nobody else decides, for the rest of the transaction. Rules look at all decisions at
 * once, so two that are each allowed alone could contradict each other.
 */
export const decideAlone = async (tx: CampaignTransaction): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('people.identity'))`.execute(tx)
}

/** How many decisions were taken and undone so far; equal means that nothing was decided since. */
export const decisionCount = async (db: {
  readonly selectFrom: CampaignTransaction['selectFrom']
}): Promise<string> => {
  const row = await db
    .selectFrom('identityDecision')
    .select(({ fn }) => [
      fn.countAll<number>().as('taken'),
      fn.count<number>('undoneAt').as('undone'),
    ])
    .executeTakeFirstOrThrow()
  return `${row.taken}/${row.undone}`
}

const nodeOf = (row: NodeRow): Node =>
  row.handPersonId === null
    ? signatureNode(row.workId ?? '', row.position ?? 0)
    : handNode(row.handPersonId)
