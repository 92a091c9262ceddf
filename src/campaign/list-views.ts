import { z } from 'zod'
import { authorOf, member } from '#actions/allow.ts'
import { byWhom } from '#actions/by-whom.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'

import { EditView, ListViews, SaveView, VersionedView, ViewChange } from './list-view.contract.ts'
import { lockOwnView, toView } from './list-view.ts'

/** Views to choose from; more are not read. */
const mostViews = 200

export const listViews = defineAction({
  name: 'campaign.views',
  summary: 'Saved views of The List: your own, and those that are shared.',
  http: 'GET /list-views',
  kind: 'read',
  input: z.object({}),
  output: ListViews,
  allow: member,
  doors: 'all',
  mcp: false,
  run: async (ctx) => {
    const rows = await ctx.db
      .selectFrom('listView')
      .selectAll()
      .where('removedAt', 'is', null)
      .orderBy('name')
      .orderBy('id')
      .limit(mostViews)
      .execute()
    return { views: rows.map((row) => toView(row, ctx.actor)) }
  },
})

export const saveView = defineAction({
  name: 'campaign.saveView',
  summary: 'Keep filters, order and layout of The List under a name.',
  http: 'POST /list-views',
  kind: 'change',
  input: SaveView,
  output: ViewChange,
  allow: member,
  doors: 'all',
  mcp: false,
  run: (ctx, { name, search, shared }) =>
    inTransaction(ctx.db, async (tx) => {
      const row = await tx
        .insertInto('listView')
        .values({
          name,
          search: JSON.stringify(search),
          sharedAt: shared ? ctx.now() : null,
          ...byWhom(ctx.actor),
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      recordEvent(tx, {
        name: 'campaign.view_saved',
        actor: ctx.actor,
        subjectId: row.id,
        payload: { version: 1 },
      })
      return { view: toView(row, ctx.actor), removedAt: null }
    }),
})

/** The undo is the same change back. */
export const editView = defineAction({
  name: 'campaign.editView',
  summary: 'Change a saved view of your own: its name, its filters, who sees it.',
  http: 'PATCH /list-views/{id}',
  kind: 'change',
  input: EditView,
  output: ViewChange,
  allow: authorOf('view'),
  doors: 'all',
  mcp: false,
  run: (ctx, { id, version, name, search, shared }) =>
    inTransaction(ctx.db, async (tx) => {
      const before = await lockOwnView(tx, ctx.actor, { id, version })
      const row = await tx
        .updateTable('listView')
        .set({
          name: name ?? before.name,
          ...(search === undefined ? {} : { search: JSON.stringify(search) }),
          ...(shared === undefined ? {} : { sharedAt: shared ? ctx.now() : null }),
          version: version + 1,
          changedAt: ctx.now(),
        })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow()
      recordEvent(tx, {
        name: 'campaign.view_edited',
        actor: ctx.actor,
        subjectId: id,
        payload: { version: version + 1 },
      })
      return { view: toView(row, ctx.actor), removedAt: null }
    }),
})

export const removeView = defineAction({
  name: 'campaign.removeView',
  summary: 'Take away a saved view of your own.',
  http: 'DELETE /list-views/{id}',
  kind: 'change',
  input: VersionedView,
  output: ViewChange,
  allow: authorOf('view'),
  doors: 'all',
  mcp: false,
  run: (ctx, input) => setRemoved(ctx, input, 'standing'),
})

/** The undo of `campaign.removeView`. */
export const restoreView = defineAction({
  name: 'campaign.restoreView',
  summary: 'Bring a saved view of your own back.',
  http: 'POST /list-views/{id}/restoration',
  kind: 'change',
  input: VersionedView,
  output: ViewChange,
  allow: authorOf('view'),
  doors: 'all',
  mcp: false,
  run: (ctx, input) => setRemoved(ctx, input, 'removed'),
})

const setRemoved = (
  ctx: Context,
  input: z.output<typeof VersionedView>,
  now: 'standing' | 'removed',
) =>
  inTransaction(ctx.db, async (tx) => {
    await lockOwnView(tx, ctx.actor, input, now)
    const removing = now === 'standing'
    const row = await tx
      .updateTable('listView')
      .set({ version: input.version + 1, removedAt: removing ? ctx.now() : null })
      .where('id', '=', input.id)
      .returningAll()
      .executeTakeFirstOrThrow()
    recordEvent(tx, {
      name: removing ? 'campaign.view_removed' : 'campaign.view_restored',
      actor: ctx.actor,
      subjectId: input.id,
      payload: { version: input.version + 1 },
    })
    return { view: toView(row, ctx.actor), removedAt: row.removedAt?.toISOString() ?? null }
  })
