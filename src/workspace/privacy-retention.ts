import { sql, type Selectable } from 'kysely'
import { z } from 'zod'
import { actorId } from '#actions/actor.ts'
import { founder, roles } from '#actions/allow.ts'
import { nameOf } from '#actions/by-whom.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import type { RetentionKind } from '#actions/room.ts'
import { AppError, notFound } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import type { Database } from '#database/schema.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { wake } from '#jobs/wake.ts'
import {
  OneProposal,
  ProposalId,
  Retention,
  RetentionProposal,
  SetPeriodInput,
} from './privacy.contract.ts'
import { mostProposed } from './privacy/retention-jobs.ts'

/** Proposals that have ended and are still shown. */
const endedShown = 20

export const showRetention = defineAction({
  name: 'workspace.retention',
  summary: 'How long what is kept and, for the founder, what is proposed to go.',
  http: 'GET /privacy/retention',
  kind: 'read',
  input: z.object({}),
  output: Retention,
  allow: roles('founder', 'hr'),
  doors: 'human',
  run: async (ctx) => {
    const kinds = kindsOf(ctx)
    const [periods, proposals] = await Promise.all([
      ctx.db.selectFrom('retentionPeriod').selectAll().execute(),
      ctx.db
        .selectFrom('retentionProposal')
        .selectAll()
        .orderBy(sql`done_at is not null`)
        .orderBy('proposedAt', 'desc')
        .limit(endedShown)
        .execute(),
    ])
    const period = new Map(periods.map((row) => [row.kind, row]))
    return {
      periods: kinds.map(({ kind }) => ({
        kind,
        days: period.get(kind)?.days ?? null,
        version: period.get(kind)?.version ?? 0,
        changedBy: period.get(kind)?.changedByName ?? null,
      })),
      // Counts would tell the head of HR of people who are need-to-know; the founder decides anyway.
      proposals: founder.permits(ctx.actor)
        ? await Promise.all(proposals.map((row) => toProposal(ctx, row)))
        : [],
    }
  },
})

/** Sets how long one kind is kept, and looks at once what is older. */
export const setPeriod = defineAction({
  name: 'workspace.setRetention',
  summary: 'Set how many days one kind of data is kept; null keeps it as long as it is needed.',
  http: 'PUT /privacy/retention/{kind}',
  kind: 'change',
  input: SetPeriodInput,
  output: Retention.shape.periods.element,
  allow: founder,
  doors: 'human',
  run: (ctx, { kind, version, days }) =>
    inTransaction(ctx.db, async (tx) => {
      if (!kindsOf(ctx).some((one) => one.kind === kind)) throw notFound('kind')
      const now = await tx
        .selectFrom('retentionPeriod')
        .select(['days', 'version'])
        .where('kind', '=', kind)
        .forUpdate()
        .executeTakeFirst()
      if ((now?.version ?? 0) !== version) {
        throw staleVersion('The period', version, { version: now?.version ?? 0 })
      }
      const values = {
        days,
        version: version + 1,
        changedBy: actorId(ctx.actor),
        changedByName: nameOf(ctx.actor),
        changedAt: ctx.now(),
      }
      await tx
        .insertInto('retentionPeriod')
        .values({ kind, ...values })
        .onConflict((conflict) => conflict.column('kind').doUpdateSet(values))
        .execute()
      // What was listed under the old period is not what is meant now.
      await tx
        .updateTable('retentionProposal')
        .set({ state: 'dismissed', decidedAt: ctx.now(), decidedByName: nameOf(ctx.actor) })
        .where('kind', '=', kind)
        .where('state', '=', 'proposed')
        .execute()
      recordEvent(tx, {
        name: 'workspace.retention_set',
        actor: ctx.actor,
        subjectId: null,
        payload: { kind, days },
      })
      await wake(tx, 'workspace.proposeRetention', {})
      return { kind, days, version: version + 1, changedBy: values.changedByName }
    }),
})

/** A human says that what is listed may go; a job takes it away. There is no way back. */
export const confirmProposal = defineAction({
  name: 'workspace.confirmRetention',
  summary: 'Take away what is listed as older than its period. There is no way back.',
  http: 'PUT /privacy/retention/proposals/{id}/confirmation',
  kind: 'change',
  input: OneProposal,
  output: z.object({ proposal: RetentionProposal }),
  allow: founder,
  doors: 'human',
  fresh: true,
  run: (ctx, { id }) => decide(ctx, id, 'confirmed'),
})

/** What is listed stays until the next look. */
export const dismissProposal = defineAction({
  name: 'workspace.dismissRetention',
  summary: 'Leave what is listed as older than its period where it is, until the next look.',
  http: 'PUT /privacy/retention/proposals/{id}/dismissal',
  kind: 'change',
  input: OneProposal,
  output: z.object({ proposal: RetentionProposal }),
  allow: founder,
  doors: 'human',
  run: (ctx, { id }) => decide(ctx, id, 'dismissed'),
})

const decide = (ctx: Context, id: string, state: 'confirmed' | 'dismissed') =>
  inTransaction(ctx.db, async (tx) => {
    const row = await lockProposal(tx, id)
    if (row.state !== 'proposed') throw decidedAlready()
    const changed = await tx
      .updateTable('retentionProposal')
      .set({
        state,
        decidedBy: actorId(ctx.actor),
        decidedByName: nameOf(ctx.actor),
        decidedAt: ctx.now(),
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
    recordEvent(tx, {
      name: `workspace.retention_${state}`,
      actor: ctx.actor,
      subjectId: id,
      payload: { kind: row.kind },
    })
    if (state === 'confirmed') await wake(tx, 'workspace.carryOutRetention', { proposalId: id })
    return { proposal: await toProposal({ ...ctx, db: tx }, changed) }
  })

const kindsOf = (ctx: Context): readonly RetentionKind[] =>
  ctx.rooms.flatMap((room) => room.retention ?? [])

const lockProposal = async (
  tx: CampaignTransaction,
  id: string,
): Promise<Selectable<Database['retentionProposal']>> => {
  const row = await tx
    .selectFrom('retentionProposal')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound('proposal')
  return row
}

/** With the words of what is listed, as far as it is still due and this reader may see it. */
const toProposal = async (
  ctx: Context,
  row: Selectable<Database['retentionProposal']>,
): Promise<RetentionProposal> => {
  const listed = await ctx.db
    .selectFrom('retentionItem')
    .select('subjectId')
    .where('proposalId', '=', row.id)
    .execute()
  const ids = new Set(listed.map((item) => item.subjectId))
  const kind = kindsOf(ctx).find((one) => one.kind === row.kind)
  const due = row.state === 'proposed' && kind ? await kind.due(ctx, row.cutoff, mostProposed) : []
  return {
    id: ProposalId.parse(row.id),
    kind: row.kind,
    cutoff: row.cutoff.toISOString(),
    state: z.enum(['proposed', 'confirmed', 'dismissed', 'done']).parse(row.state),
    proposedAt: row.proposedAt.toISOString(),
    decidedBy: row.decidedByName,
    doneAt: row.doneAt?.toISOString() ?? null,
    removed: row.removed,
    items: due.filter((one) => ids.has(one.id)).map((one) => ({ ...one })),
  }
}

const decidedAlready = (): AppError =>
  new AppError('conflict', 'This was decided already.', {
    code: 'decided_already',
    next: 'Look again; somebody was faster.',
  })
