import { sql } from 'kysely'
import { actorId } from '#actions/actor.ts'
import type { Context } from '#actions/context.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { nameOf } from '#actions/by-whom.ts'
import type { decisionKinds, decisionOrigins } from './contract.ts'
import type { Node } from './decisions.ts'
import type { NodeColumns } from './held-by.ts'

/** One side of a decision about to be taken. */
export interface NewSide {
  readonly personId: string
  readonly name: string
  readonly nodes: ReadonlyMap<Node, NodeColumns>
}

/** A decision about to be taken; `keepPersonId` is the person of one of its sides. */
export interface NewDecision {
  readonly kind: (typeof decisionKinds)[number]
  readonly origin: (typeof decisionOrigins)[number]
  readonly keepPersonId: string
  readonly reason: string
  readonly sides: readonly NewSide[]
  readonly csvImportId?: string
}

/** PostgreSQL takes 65,535 parameters at most in one statement; a decision has nine. */
const decisionsAtOnce = 5000

/**
 * Writes decisions with their sides, nodes and events, and the aliases of ids that were merged
 * away. Returns their ids in the same order.
 */
export const insertDecisions = async (
  tx: CampaignTransaction,
  ctx: Context,
  decisions: readonly NewDecision[],
): Promise<string[]> => {
  const ids: string[] = []
  for (let at = 0; at < decisions.length; at += decisionsAtOnce) {
    const rows = await tx
      .insertInto('identityDecision')
      .values(
        decisions.slice(at, at + decisionsAtOnce).map((decision) => ({
          kind: decision.kind,
          origin: decision.origin,
          keepPersonId: decision.keepPersonId,
          reason: decision.reason,
          csvImportId: decision.csvImportId ?? null,
          decidedBy: actorId(ctx.actor),
          decidedByName: nameOf(ctx.actor),
          decidedAt: ctx.now(),
        })),
      )
      .returning('id')
      .execute()
    ids.push(...rows.map((row) => row.id))
  }
  await insertSides(tx, ids, decisions)
  await insertNodes(tx, ids, decisions)
  await insertAliases(tx, ids, decisions)
  for (const [index, decision] of decisions.entries()) recordDecision(tx, ctx, ids[index], decision)
  return ids
}

const insertSides = async (
  tx: CampaignTransaction,
  ids: readonly string[],
  decisions: readonly NewDecision[],
): Promise<void> => {
  const sides = decisions.flatMap((decision, index) =>
    decision.sides.map((side, number) => ({ id: ids[index], number, ...side })),
  )
  await sql`
    insert into identity_decision_side (decision_id, side, person_id, name)
    select * from unnest(${sides.map((side) => side.id)}::uuid[],
      ${sides.map((side) => side.number)}::smallint[],
      ${sides.map((side) => side.personId)}::uuid[],
      ${sides.map((side) => side.name)}::text[])`.execute(tx)
}

const insertNodes = async (
  tx: CampaignTransaction,
  ids: readonly string[],
  decisions: readonly NewDecision[],
): Promise<void> => {
  const nodes = decisions.flatMap((decision, index) =>
    decision.sides.flatMap((side, number) =>
      Array.from(side.nodes.values(), (node) => ({ id: ids[index], number, ...node })),
    ),
  )
  await sql`
    insert into identity_decision_node (decision_id, side, work_id, position, hand_person_id)
    select * from unnest(${nodes.map((node) => node.id)}::uuid[],
      ${nodes.map((node) => node.number)}::smallint[],
      ${nodes.map((node) => node.workId)}::text[],
      ${nodes.map((node) => node.position)}::integer[],
      ${nodes.map((node) => node.handPersonId)}::uuid[])`.execute(tx)
}

/** Ids that a merge took away lead to the one that it kept, for as long as it stands. */
const insertAliases = async (
  tx: CampaignTransaction,
  ids: readonly string[],
  decisions: readonly NewDecision[],
): Promise<void> => {
  const lost = decisions.flatMap((decision, index) => {
    if (decision.kind !== 'same') return []
    const { keepPersonId: newId } = decision
    return [...new Set(decision.sides.map(({ personId }) => personId))].flatMap((oldId) =>
      oldId === newId ? [] : [{ oldId, newId, decisionId: ids[index] }],
    )
  })
  if (lost.length === 0) return
  await sql`
    insert into person_alias (old_id, new_id, cause, decision_id)
    select old_id, new_id, 'merge', decision_id
    from unnest(${lost.map(({ oldId }) => oldId)}::uuid[],
      ${lost.map(({ newId }) => newId)}::uuid[],
      ${lost.map(({ decisionId }) => decisionId)}::uuid[]) as lost (old_id, new_id, decision_id)
    on conflict do nothing`.execute(tx)
}

const recordDecision = (
  tx: CampaignTransaction,
  ctx: Context,
  id: string | undefined,
  decision: NewDecision,
): void => {
  const sides = decision.sides.map((side) => ({
    personId: side.personId,
    name: side.name,
    nodes: [...side.nodes.keys()],
  }))
  recordEvent(tx, {
    name: `people.${eventNames[decision.origin]}`,
    actor: ctx.actor,
    subjectId: id ?? null,
    payload: {
      origin: decision.origin,
      nodes: sides.reduce((sum, side) => sum + side.nodes.length, 0),
    },
    personal: { personId: decision.keepPersonId, data: { reason: decision.reason, sides } },
  })
}

const eventNames: Record<NewDecision['origin'], string> = {
  merge: 'merged',
  csv: 'merged',
  confirm: 'confirmed',
  apart: 'kept_apart',
  split: 'split',
  not_theirs: 'not_theirs',
}
