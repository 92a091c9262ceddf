import type { Selectable } from 'kysely'
import { z } from 'zod'
import { member, roles } from '#actions/allow.ts'
import { actorId } from '#actions/actor.ts'
import { nameOf } from '#actions/by-whom.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { notFound } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import type { CampaignDatabase } from '#database/open.ts'
import type { Database } from '#database/schema.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import {
  ObjectInput,
  ObjectionChange,
  ObjectionId,
  ObjectionList,
  OnePrivacyPerson,
  type Objection,
  WithdrawObjectionInput,
} from './privacy.contract.ts'
import { refuseFuture } from './privacy/due.ts'
import { bareKnown, gatherKnown } from './privacy/known.ts'

const keepers = roles('founder', 'hr')

/** What stands against contacting somebody, for whoever is about to write. */
export interface StandingObjection {
  readonly personId: string
  readonly hidesFromRanking: boolean
  readonly objectedAt: Date
}

/**
 * Objections that stand on any of these ids of people. For rooms that check before a touch: whoever
 * is in the answer may not be contacted on any channel. Give every id that leads to a person.
 */
export const readStandingObjections = async (
  db: CampaignDatabase,
  personIds: readonly string[],
): Promise<readonly StandingObjection[]> =>
  personIds.length === 0
    ? []
    : db
        .selectFrom('privacyObjection')
        .select(['personId', 'hidesFromRanking', 'objectedAt'])
        .where('personId', 'in', [...personIds])
        .where('withdrawnAt', 'is', null)
        .execute()

export const listObjections = defineAction({
  name: 'workspace.objections',
  summary: 'Who objected and may not be contacted.',
  http: 'GET /privacy/objections',
  kind: 'read',
  input: z.object({}),
  output: ObjectionList,
  allow: keepers,
  doors: 'human',
  run: async (ctx) => {
    const rows = await ctx.db
      .selectFrom('privacyObjection')
      .selectAll()
      .where('withdrawnAt', 'is', null)
      .orderBy('objectedAt', 'desc')
      .execute()
    return { objections: await Promise.all(rows.map((row) => toObjection(ctx, row))) }
  },
})

/** For everybody who may write to somebody: whether a person objected. */
export const showObjection = defineAction({
  name: 'workspace.objectionOf',
  summary: 'Whether this person objected and may not be contacted.',
  http: 'GET /privacy/people/{id}/objection',
  kind: 'read',
  input: OnePrivacyPerson,
  output: z.object({ objection: ObjectionChange.shape.objection.nullable() }),
  allow: member,
  doors: 'all',
  mcp: false,
  run: async (ctx, { id }) => {
    const known = (await gatherKnown(ctx, id)) ?? bareKnown(id)
    const row = await ctx.db
      .selectFrom('privacyObjection')
      .selectAll()
      .where('personId', 'in', [...known.ids])
      .where('withdrawnAt', 'is', null)
      .executeTakeFirst()
    return { objection: row ? await toObjection(ctx, row) : null }
  },
})

/** Marks a person at once, on all channels; a second word changes what the first one said. */
export const object = defineAction({
  name: 'workspace.object',
  summary: 'Mark a person who objected: nobody contacts them, and on request no list shows them.',
  http: 'POST /privacy/objections',
  kind: 'change',
  input: ObjectInput,
  output: ObjectionChange,
  allow: keepers,
  doors: 'human',
  run: async (ctx, { personId, hidesFromRanking, channel, objectedAt }) => {
    const known = await gatherKnown(ctx, personId)
    if (known === null) throw notFound('person')
    const ids = [...known.ids]
    const at = refuseFuture(objectedAt, ctx.now())
    const row = await inTransaction(ctx.db, async (tx) => {
      const standing = await tx
        .selectFrom('privacyObjection')
        .selectAll()
        .where('personId', 'in', ids)
        .where('withdrawnAt', 'is', null)
        .forUpdate()
        .executeTakeFirst()
      const written = standing
        ? await tx
            .updateTable('privacyObjection')
            .set({ hidesFromRanking, channel, version: standing.version + 1 })
            .where('id', '=', standing.id)
            .returningAll()
            .executeTakeFirstOrThrow()
        : await tx
            .insertInto('privacyObjection')
            .values({
              personId: ids[0] ?? personId,
              hidesFromRanking,
              channel,
              objectedAt: at,
              notedBy: actorId(ctx.actor),
              notedByName: nameOf(ctx.actor),
              notedAt: ctx.now(),
            })
            .returningAll()
            .executeTakeFirstOrThrow()
      recordEvent(tx, {
        name: 'workspace.objection_noted',
        actor: ctx.actor,
        subjectId: written.id,
        payload: { hidesFromRanking },
        personal: { personId: written.personId, data: { channel } },
      })
      return written
    })
    await ctx.literature.refresh()
    return { objection: await toObjection(ctx, row) }
  },
})

/** Only on the person's own word: an objection that was noted by a slip, or taken back by them. */
export const withdrawObjection = defineAction({
  name: 'workspace.withdrawObjection',
  summary: 'Note that a person took the objection back, or that it was a slip.',
  http: 'DELETE /privacy/objections/{id}',
  kind: 'change',
  input: WithdrawObjectionInput.extend({ version: z.coerce.number().int().positive() }),
  output: ObjectionChange,
  allow: keepers,
  doors: 'human',
  run: async (ctx, { id, version }) => {
    const row = await inTransaction(ctx.db, async (tx) => {
      const before = await tx
        .selectFrom('privacyObjection')
        .selectAll()
        .where('id', '=', id)
        .where('withdrawnAt', 'is', null)
        .forUpdate()
        .executeTakeFirst()
      if (!before) throw notFound('objection')
      if (before.version !== version) {
        throw staleVersion('The objection', version, await toObjection(ctx, before))
      }
      recordEvent(tx, {
        name: 'workspace.objection_withdrawn',
        actor: ctx.actor,
        subjectId: id,
        personal: { personId: before.personId, data: {} },
      })
      return tx
        .updateTable('privacyObjection')
        .set({
          withdrawnAt: ctx.now(),
          withdrawnByName: nameOf(ctx.actor),
          version: version + 1,
        })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow()
    })
    await ctx.literature.refresh()
    return { objection: await toObjection(ctx, row) }
  },
})

const toObjection = async (
  ctx: Context,
  row: Selectable<Database['privacyObjection']>,
): Promise<Objection> => ({
  id: ObjectionId.parse(row.id),
  personId: row.personId,
  name: (await gatherKnown(ctx, row.personId))?.names[0] ?? '',
  hidesFromRanking: row.hidesFromRanking,
  channel: row.channel,
  objectedAt: row.objectedAt.toISOString(),
  notedBy: row.notedByName,
  withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  version: row.version,
})
