import type { Selectable } from 'kysely'
import type { z } from 'zod'
import { member } from '#actions/allow.ts'
import { byWhom, nameOf } from '#actions/by-whom.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError, notFound } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import type { CampaignDatabase } from '#database/open.ts'
import type { Database } from '#database/schema.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { choosable } from './choosable.ts'
import { dayOf } from './off-limits-rows.ts'
import { holdProspect } from './prospect-for-move.ts'
import {
  AddClearanceInput,
  ClearanceOutput,
  VersionedClearance,
  type Clearance,
} from './votes.contract.ts'

type ClearanceRow = Selectable<Database['clearance']>

/** Permissions that were not withdrawn, those that last longest first. */
export const readClearances = async (
  db: CampaignDatabase,
  prospectIds: readonly string[],
  today: string,
): Promise<z.input<typeof Clearance>[]> => {
  const rows = await db
    .selectFrom('clearance')
    .leftJoin('member', 'member.id', 'clearance.forWhom')
    .selectAll('clearance')
    .select('member.name as forName')
    .where('prospectId', 'in', [...prospectIds])
    .where('withdrawnAt', 'is', null)
    .orderBy('expiresOn', 'desc')
    .orderBy('clearance.id')
    .limit(200)
    .execute()
  return rows.map((row) => toClearance(row, row.forName, today))
}

const toClearance = (
  row: ClearanceRow,
  forName: string | null,
  today: string,
): z.input<typeof Clearance> => ({
  id: row.id,
  prospectId: row.prospectId,
  givenBy: row.givenBy,
  forWhom: forName,
  what: row.what,
  source: row.source,
  expiresOn: row.expiresOn,
  expired: row.expiresOn < today,
  by: row.createdByName,
  at: row.createdAt.toISOString(),
  withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  version: row.version,
})

export const addClearance = defineAction({
  name: 'campaign.addClearance',
  summary: 'Record that somebody permitted us to approach a prospect, and until when.',
  http: 'POST /prospects/{id}/clearances',
  kind: 'change',
  input: AddClearanceInput,
  output: ClearanceOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { positional: ['id'], render: ({ clearance }) => `Cleared until ${clearance.expiresOn}.` },
  run: (ctx, { id, ...given }) =>
    inTransaction(ctx.db, async (tx) => {
      const today = dayOf(ctx.now())
      if (given.expiresOn < today) throw expiredAlready(given.expiresOn)
      const prospect = await holdProspect(tx, id)
      await choosable(tx, { members: given.forWhom === null ? [] : [given.forWhom] })
      const row = await tx
        .insertInto('clearance')
        .values({ ...given, prospectId: id, ...byWhom(ctx.actor), createdAt: ctx.now() })
        .returningAll()
        .executeTakeFirstOrThrow()
      recordEvent(tx, {
        name: 'campaign.clearance_added',
        actor: ctx.actor,
        subjectId: row.id,
        payload: { prospectId: id, until: row.expiresOn },
        compartmentId: prospect.compartmentId,
        personal: { personId: prospect.personId ?? id, data: { givenBy: row.givenBy } },
      })
      return { clearance: toClearance(row, await nameOfMember(tx, row.forWhom), today) }
    }),
})

export const withdrawClearance = defineAction({
  name: 'campaign.withdrawClearance',
  summary: 'A permission to approach no longer counts.',
  http: 'PUT /clearances/{clearanceId}/withdrawal',
  kind: 'change',
  input: VersionedClearance,
  output: ClearanceOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { positional: ['clearanceId'], render: () => 'Withdrawn.' },
  run: (ctx, seen) => setWithdrawn(ctx, seen, 'withdrawn'),
})

export const restoreClearance = defineAction({
  name: 'campaign.restoreClearance',
  summary: 'A permission to approach that was withdrawn counts again.',
  http: 'DELETE /clearances/{clearanceId}/withdrawal',
  kind: 'change',
  input: VersionedClearance,
  output: ClearanceOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { positional: ['clearanceId'], render: () => 'It counts again.' },
  run: (ctx, seen) => setWithdrawn(ctx, seen, 'standing'),
})

const setWithdrawn = (
  ctx: Context,
  seen: { readonly clearanceId: string; readonly version: number },
  to: 'standing' | 'withdrawn',
) =>
  inTransaction(ctx.db, async (tx) => {
    const today = dayOf(ctx.now())
    const before = await tx
      .selectFrom('clearance')
      .selectAll()
      .where('id', '=', seen.clearanceId)
      .where('withdrawnAt', to === 'withdrawn' ? 'is' : 'is not', null)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw notFound('clearance')
    const forName = await nameOfMember(tx, before.forWhom)
    if (before.version !== seen.version) {
      throw staleVersion('The clearance', seen.version, toClearance(before, forName, today))
    }
    const row = await tx
      .updateTable('clearance')
      .set({
        version: seen.version + 1,
        withdrawnAt: to === 'withdrawn' ? ctx.now() : null,
        withdrawnByName: to === 'withdrawn' ? nameOf(ctx.actor) : null,
      })
      .where('id', '=', before.id)
      .returningAll()
      .executeTakeFirstOrThrow()
    const { compartmentId } = await tx
      .selectFrom('prospect')
      .select('compartmentId')
      .where('id', '=', row.prospectId)
      .executeTakeFirstOrThrow()
    recordEvent(tx, {
      name: to === 'withdrawn' ? 'campaign.clearance_withdrawn' : 'campaign.clearance_restored',
      actor: ctx.actor,
      subjectId: row.id,
      payload: { prospectId: row.prospectId },
      compartmentId,
    })
    return { clearance: toClearance(row, forName, today) }
  })

const nameOfMember = async (tx: CampaignTransaction, id: string | null): Promise<string | null> => {
  if (id === null) return null
  const row = await tx.selectFrom('member').select('name').where('id', '=', id).executeTakeFirst()
  return row?.name ?? null
}

const expiredAlready = (day: string): AppError =>
  new AppError('invalid', `A clearance until ${day} is expired already.`, {
    code: 'expired_already',
    next: 'Write the day until which it holds.',
  })
