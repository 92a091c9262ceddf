import { actorId } from '#actions/actor.ts'
import { member } from '#actions/allow.ts'
import { nameOf } from '#actions/by-whom.ts'
import { defineAction } from '#actions/define-action.ts'
import { notFound } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import { z } from 'zod'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import {
  HeldBackList,
  HeldBackOutput,
  HoldBackInput,
  VersionedHeldBack,
} from './off-limits.contract.ts'
import { choosable } from './choosable.ts'
import { freeOn, readHeldBack, toHeldBack } from './held-back.ts'
import { dayOf, stateOf, type OffLimitsRow } from './off-limits-rows.ts'
import { prospectKey } from './prospect-key.ts'

export const holdBack = defineAction({
  name: 'campaign.holdBack',
  summary: 'Remember somebody whom a clause holds, so that they come up when it ends.',
  http: 'POST /off-limits/{offLimitsId}/held-back',
  kind: 'change',
  input: HoldBackInput,
  output: HeldBackOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: {
    positional: ['offLimitsId', 'name'],
    render: ({ heldBack }) => `${heldBack.name} comes up.`,
  },
  run: (ctx, given) =>
    inTransaction(ctx.db, async (tx) => {
      const clause = await readClause(tx, given.offLimitsId)
      await choosable(tx, {
        compartments: given.compartmentId === null ? [] : [given.compartmentId],
      })
      const row = await tx
        .insertInto('heldBack')
        .values({
          ...given,
          nameKey: prospectKey(given.name),
          askedBy: actorId(ctx.actor),
          askedByName: nameOf(ctx.actor),
          askedAt: ctx.now(),
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      recordEvent(tx, {
        name: 'campaign.held_back',
        actor: ctx.actor,
        subjectId: row.id,
        payload: { offLimitsId: clause.id },
        compartmentId: row.compartmentId ?? clause.compartmentId,
        personal: { personId: row.personId ?? row.id, data: { name: row.name } },
      })
      return { heldBack: toHeldBack(row, clause, freeDay(clause, dayOf(ctx.now()))) }
    }),
})

export const letGo = defineAction({
  name: 'campaign.letGo',
  summary: 'Nobody waits any more for this person to become free.',
  http: 'DELETE /held-back/{id}',
  kind: 'change',
  input: VersionedHeldBack,
  output: HeldBackOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { positional: ['id'], render: ({ heldBack }) => `${heldBack.name} does not come up.` },
  run: (ctx, { id, version }) =>
    inTransaction(ctx.db, async (tx) => {
      const before = await tx
        .selectFrom('heldBack')
        .selectAll()
        .where('id', '=', id)
        .where('endedAt', 'is', null)
        .forUpdate()
        .executeTakeFirst()
      if (!before) throw notFound('name')
      const clause = await readClause(tx, before.offLimitsId)
      if (before.version !== version) {
        throw staleVersion(before.name, version, { ...before, version: before.version })
      }
      const row = await tx
        .updateTable('heldBack')
        .set({ endedAt: ctx.now(), endedByName: nameOf(ctx.actor), version: version + 1 })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow()
      recordEvent(tx, {
        name: 'campaign.let_go',
        actor: ctx.actor,
        subjectId: id,
        compartmentId: row.compartmentId ?? clause.compartmentId,
      })
      return { heldBack: toHeldBack(row, clause, freeDay(clause, dayOf(ctx.now()))) }
    }),
})

export const listHeldBack = defineAction({
  name: 'campaign.heldBack',
  summary: 'Who waits for a clause to end, and who is free since one ended.',
  http: 'GET /held-back',
  kind: 'read',
  input: z.object({}),
  output: HeldBackList,
  allow: member,
  doors: 'all',
  mcp: false,
  table: ({ waiting, free }) => ({
    columns: ['name', 'clause', 'until', 'free since', 'wanted by'],
    rows: [...free, ...waiting].map((one) => [
      one.name,
      one.clause,
      one.until,
      one.freeSince,
      one.wantedBy,
    ]),
  }),
  run: (ctx) => readHeldBack(ctx),
})

const freeDay = (clause: OffLimitsRow, today: string): string | null =>
  ['coming', 'in force'].includes(stateOf(clause, today)) ? null : freeOn(clause)

const readClause = async (tx: CampaignTransaction, id: string): Promise<OffLimitsRow> => {
  const clause = await tx
    .selectFrom('offLimits')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!clause) throw notFound('clause')
  return clause
}
