import type { Selectable } from 'kysely'
import { z } from 'zod'
import { roles } from '#actions/allow.ts'
import { nameOf } from '#actions/by-whom.ts'
import { actorId } from '#actions/actor.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import type { SourcedPerson } from '#actions/room.ts'
import { notFound } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import type { Database } from '#database/schema.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import {
  NoteNoticeInput,
  NoticeChange,
  NoticeList,
  type NoticeOwed,
  NoticesInput,
  UnnoteNoticeInput,
} from './privacy.contract.ts'
import { oneMonthAfter, refuseFuture } from './privacy/due.ts'

const keepers = roles('founder', 'hr')

/** Who was put on a list of ours is owed a notice within a month, at the latest in a first letter. */
export const listNotices = defineAction({
  name: 'workspace.privacyNotices',
  summary: 'Who is owed a privacy notice and by when: people on The List, the next due first.',
  http: 'GET /privacy/notices',
  kind: 'read',
  input: NoticesInput,
  output: NoticeList,
  allow: keepers,
  doors: 'human',
  table: ({ notices }) => ({
    columns: ['due', 'name', 'state', 'on the list since', 'source', 'how', 'given', 'noted by'],
    rows: notices.map((one) => [
      one.dueAt,
      one.name,
      one.state,
      one.sourcedAt,
      one.source,
      one.how,
      one.givenAt,
      one.notedBy,
    ]),
  }),
  run: async (ctx, { state }) => {
    const all = await readNotices(ctx)
    const open = all.filter((one) => one.state === 'owed' || one.state === 'late')
    return {
      notices: state === 'open' ? open : all,
      owed: open.length,
      late: all.filter((one) => one.state === 'late').length,
    }
  },
})

export const noteNotice = defineAction({
  name: 'workspace.notePrivacyNotice',
  summary: 'Note that a notice was given, and how; or that none is owed, and why.',
  http: 'PUT /privacy/notices/{subjectId}',
  kind: 'change',
  input: NoteNoticeInput,
  output: NoticeChange,
  allow: keepers,
  doors: 'human',
  run: async (ctx, { subjectId, version, state, how, givenAt }) => {
    const before = await readNotice(ctx, subjectId)
    if (before.version !== version) throw staleVersion('The notice', version, before)
    const given = refuseFuture(givenAt, ctx.now())
    await inTransaction(ctx.db, async (tx) => {
      const document = await tx
        .selectFrom('privacyDocument')
        .select('version')
        .where('kind', '=', 'notice')
        .orderBy('version', 'desc')
        .executeTakeFirst()
      const values = {
        personId: before.personId,
        state,
        how,
        documentVersion: document?.version ?? null,
        givenAt: given,
        version: version + 1,
        notedBy: actorId(ctx.actor),
        notedByName: nameOf(ctx.actor),
        notedAt: ctx.now(),
      }
      const written = await tx
        .insertInto('privacyNotice')
        .values({ subjectId, ...values })
        .onConflict((conflict) =>
          conflict
            .column('subjectId')
            .doUpdateSet(values)
            .where('privacyNotice.version', '=', version),
        )
        .executeTakeFirst()
      if (written.numInsertedOrUpdatedRows !== 1n) {
        throw staleVersion('The notice', version, { version: version + 1 })
      }
      recordEvent(tx, {
        name: 'workspace.privacy_notice_noted',
        actor: ctx.actor,
        subjectId,
        compartmentId: before.compartmentId,
        payload: { state },
      })
    })
    return { notice: await readNotice(ctx, subjectId) }
  },
})

/** The undo of the above: the notice is owed again, with its first due date. */
export const unnoteNotice = defineAction({
  name: 'workspace.unnotePrivacyNotice',
  summary: 'Take back that a notice was given.',
  http: 'DELETE /privacy/notices/{subjectId}',
  kind: 'change',
  input: UnnoteNoticeInput.extend({ version: z.coerce.number().int().positive() }),
  output: NoticeChange,
  allow: keepers,
  doors: 'human',
  run: async (ctx, { subjectId, version }) => {
    const before = await readNotice(ctx, subjectId)
    if (before.version !== version) throw staleVersion('The notice', version, before)
    await inTransaction(ctx.db, async (tx) => {
      await tx
        .deleteFrom('privacyNotice')
        .where('subjectId', '=', subjectId)
        .where('version', '=', version)
        .execute()
      recordEvent(tx, {
        name: 'workspace.privacy_notice_taken_back',
        actor: ctx.actor,
        subjectId,
        compartmentId: before.compartmentId,
      })
    })
    return { notice: await readNotice(ctx, subjectId) }
  },
})

type WithCompartment = NoticeOwed & { readonly compartmentId: string | null }

const readNotice = async (ctx: Context, subjectId: string): Promise<WithCompartment> => {
  const found = (await readNotices(ctx)).find((one) => one.subjectId === subjectId)
  if (!found) throw notFound('notice')
  return found
}

/** Everybody on a list of ours whom this reader may see, with what was noted; next due first. */
const readNotices = async (ctx: Context): Promise<WithCompartment[]> => {
  const sourced = (
    await Promise.all(ctx.rooms.map(async (room) => (await room.sourced?.(ctx)) ?? []))
  ).flat()
  const rows = await ctx.db.selectFrom('privacyNotice').selectAll().execute()
  const noted = new Map(rows.map((row) => [row.subjectId, row]))
  return sourced
    .map((one) => toNotice(one, noted.get(one.subjectId), ctx.now()))
    .toSorted((a, b) => a.dueAt.localeCompare(b.dueAt) || a.name.localeCompare(b.name))
}

const toNotice = (
  one: SourcedPerson,
  noted: Selectable<Database['privacyNotice']> | undefined,
  now: Date,
): WithCompartment => {
  const dueAt = oneMonthAfter(new Date(one.since))
  const open = dueAt < now ? 'late' : 'owed'
  return {
    subjectId: one.subjectId,
    personId: one.personId,
    name: one.name,
    source: one.source,
    path: one.path,
    sourcedAt: one.since,
    dueAt: dueAt.toISOString(),
    state: noted ? (noted.state === 'given' ? 'given' : 'exempt') : open,
    how: noted?.how ?? '',
    givenAt: noted?.givenAt.toISOString() ?? null,
    notedBy: noted?.notedByName ?? null,
    version: noted?.version ?? 0,
    compartmentId: one.compartmentId,
  }
}
