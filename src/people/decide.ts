import { sql } from 'kysely'
import type { Context } from '#actions/context.ts'
import { AppError } from '#core/errors.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { readDecisions, type DecisionShown } from './decision.ts'
import { guestsOf, ownNodes, type Node, type Standing } from './decisions.ts'
import { nodeColumns } from './held-by.ts'
import { insertDecisions, type NewDecision } from './insert-decisions.ts'
import { decideAlone, decisionCount, readStanding } from './standing-decisions.ts'

/** What the rules say to a decision: who forbids it, and what it takes out of older ones. */
export interface Verdict {
  readonly forbiddenBy: readonly Standing[]
  readonly released?: readonly { readonly decisionId: string; readonly nodes: readonly Node[] }[]
}

/**
 * Takes a decision: waits until nobody else decides, asks the rules, writes it with its event,
 * and shows its effect in the literature. Refused when something was decided since `seen` (what
 * `decisionCount` said before the sides were read), or with the decisions that stand against it.
 */
export const decide = async (
  ctx: Context,
  seen: string,
  decision: NewDecision,
  rule: (standing: readonly Standing[]) => Verdict,
): Promise<DecisionShown> => {
  const id = await inTransaction(ctx.db, async (tx) => {
    await decideAlone(tx)
    if ((await decisionCount(tx)) !== seen) throw decidedMeanwhile()
    const standing = await readStanding(tx)
    const { forbiddenBy, released = [] } = rule(standing)
    if (forbiddenBy.length > 0) throw await forbidden(tx, forbiddenBy)
    const [made] = await insertDecisions(tx, ctx, [withoutGuests(decision, guestsOf(standing))])
    if (made === undefined) throw new Error('An inserted decision has no id.')
    await release(tx, made, released)
    return made
  })
  await ctx.literature.refresh()
  return readDecision(ctx, id)
}

/** A merge names what is each person's own; a confirmation, to what of theirs it holds. */
export const withoutGuests = (decision: NewDecision, guests: ReadonlySet<Node>): NewDecision => {
  if (decision.kind !== 'same') return decision
  return {
    ...decision,
    sides: decision.sides.map((side, index) => {
      if (decision.origin === 'confirm' && index > 0) return side
      const own = new Set(ownNodes(guests, [...side.nodes.keys()]))
      return { ...side, nodes: new Map([...side.nodes].filter(([node]) => own.has(node))) }
    }),
  }
}

/** A decision by its id, standing or undone. */
export const readDecision = async (ctx: Context, id: string): Promise<DecisionShown> => {
  const [one] = await readDecisions(ctx.db, { ids: [id], undone: 'with', limit: 1, offset: 0 })
  if (!one) {
    throw new AppError('not_found', 'There is no such decision here.', {
      code: 'decision_not_found',
    })
  }
  return one
}

/** The refusal that shows every decision that stands against what was asked. */
export const forbidden = async (
  tx: CampaignTransaction,
  by: readonly Standing[],
): Promise<AppError> => {
  const decisions = await readDecisions(tx, {
    ids: by.map(({ id }) => id),
    undone: 'without',
    limit: 20,
    offset: 0,
  })
  const told = decisions.map((one) => `${one.by} decided on ${day(one.at)}: ${one.sentence}`)
  return new AppError('conflict', `This would contradict what stands. ${told.join(' ')}`, {
    code: 'decision_contradicts',
    next: 'Undo that decision first, if it was wrong.',
    details: { decisions },
  })
}

/** Marks nodes of older decisions as taken out by this one; an undo lets them count again. */
const release = async (
  tx: CampaignTransaction,
  by: string,
  released: NonNullable<Verdict['released']>,
): Promise<void> => {
  const rows = released.flatMap(({ decisionId, nodes }) =>
    nodes.map((node) => ({ decisionId, ...nodeColumns(node) })),
  )
  if (rows.length === 0) return
  await sql`
    update identity_decision_node n set released_by = ${by}
    from unnest(${rows.map((row) => row.decisionId)}::uuid[],
      ${rows.map((row) => row.workId)}::text[], ${rows.map((row) => row.position)}::integer[],
      ${rows.map((row) => row.handPersonId)}::uuid[]) as r (decision_id, work_id, position, hand)
    where n.decision_id = r.decision_id and n.work_id is not distinct from r.work_id
      and n.position is not distinct from r.position
      and n.hand_person_id is not distinct from r.hand`.execute(tx)
}

const decidedMeanwhile = () =>
  new AppError('conflict', 'Somebody else decided about people at the same moment.', {
    code: 'decided_meanwhile',
    next: 'Look again, then decide once more.',
  })

const day = (iso: string): string => iso.slice(0, 10)
