import { z } from 'zod'
import { member, oneself } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { notFound } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { SessionId, SessionList } from './contract.ts'
import { browserOf } from './member.ts'

/** Members for their own; whoever holds the data folder for all. */
const mineOrAll = { ...member, own: 'themselves' }

/** A member sees their own browsers; the holder of the data folder sees all. */
export const listSessions = defineAction({
  name: 'workspace.sessions',
  summary: 'List the browsers that are signed in.',
  http: 'GET /sessions',
  kind: 'read',
  input: z.object({}),
  output: SessionList,
  allow: mineOrAll,
  doors: 'human',
  mcp: false,
  table: ({ sessions }) => ({
    columns: ['id', 'member', 'browser', 'last seen', 'ends'],
    rows: sessions.map((s) => [s.id, s.memberName, s.browser, s.lastSeenAt, s.endsAt]),
  }),
  run: async (ctx) => {
    const { actor } = ctx
    const rows = await ctx.db
      .selectFrom('session')
      .innerJoin('member', 'member.id', 'session.memberId')
      .select([
        'session.id',
        'memberId',
        'member.name',
        'browser',
        'origin',
        'openedAt',
        'lastSeenAt',
        'endsAt',
      ])
      .where('endsAt', '>', ctx.now())
      .$if(actor.kind === 'member', (query) =>
        query.where('memberId', '=', actor.kind === 'member' ? actor.id : ''),
      )
      .orderBy('lastSeenAt', 'desc')
      .limit(200)
      .execute()
    return {
      sessions: rows.map((row) => ({
        id: row.id,
        memberId: row.memberId,
        memberName: row.name,
        openedAt: row.openedAt.toISOString(),
        lastSeenAt: row.lastSeenAt.toISOString(),
        endsAt: row.endsAt.toISOString(),
        browser: row.browser,
        at: row.origin,
        here: actor.kind === 'member' && actor.sessionId === row.id,
      })),
    }
  },
})

/** Signs one browser out from afar, as when a phone was lost. */
export const endSession = defineAction({
  name: 'workspace.endSession',
  summary: 'Sign another browser out.',
  http: 'DELETE /sessions/{id}',
  kind: 'change',
  input: z.object({ id: SessionId.describe('Id of the session, from `sessions`') }),
  output: z.object({ ended: z.literal(true) }),
  allow: mineOrAll,
  doors: 'human',
  cli: { positional: ['id'], render: () => 'That browser is signed out.' },
  run: (ctx, { id }) =>
    inTransaction(ctx.db, async (tx) => {
      const { actor } = ctx
      const ended = await tx
        .deleteFrom('session')
        .where('id', '=', id)
        .$if(actor.kind === 'member', (query) =>
          query.where('memberId', '=', actor.kind === 'member' ? actor.id : ''),
        )
        .returning('memberId')
        .executeTakeFirst()
      if (!ended) throw notFound('session')
      recordEvent(tx, { name: 'workspace.session_ended', actor, subjectId: ended.memberId })
      return { ended: true as const }
    }),
})

/** Signs out everywhere else, as when one does not know which of them was left open. */
export const endOtherSessions = defineAction({
  name: 'workspace.endOtherSessions',
  summary: 'Sign out every other browser of yours.',
  http: 'DELETE /sessions',
  kind: 'change',
  input: z.object({}),
  output: z.object({ ended: z.int().min(0) }),
  allow: oneself,
  doors: 'human',
  cli: false,
  run: (ctx) =>
    inTransaction(ctx.db, async (tx) => {
      const { id, sessionId } = browserOf(ctx.actor)
      const ended = await tx
        .deleteFrom('session')
        .where('memberId', '=', id)
        .where('id', '<>', sessionId)
        .returning('id')
        .execute()
      if (ended.length > 0) {
        recordEvent(tx, {
          name: 'workspace.session_ended',
          actor: ctx.actor,
          subjectId: id,
          payload: { count: ended.length },
        })
      }
      return { ended: ended.length }
    }),
})
