import { sql, type Selectable } from 'kysely'
import { z } from 'zod'
import { roles } from '#actions/allow.ts'
import { byWhom, nameOf } from '#actions/by-whom.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError, notFound } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import type { CampaignDatabase } from '#database/open.ts'
import type { Database } from '#database/schema.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import {
  AddRequestInput,
  EndRequestInput,
  OneRequest,
  PrivacyRequest,
  ReopenRequestInput,
  RequestChange,
  RequestId,
  RequestList,
  requestKinds,
  RequestsInput,
  requestStates,
} from './privacy.contract.ts'
import { oneMonthAfter, refuseFuture } from './privacy/due.ts'
import { toErasure } from './privacy/erasure-row.ts'

/** Those who keep these duties. */
const keepers = roles('founder', 'hr')

/** A register of some years; older ones are in the export of the audit. */
const mostShown = 500

export const listRequests = defineAction({
  name: 'workspace.privacyRequests',
  summary: 'What people asked of us about their data, the next due first.',
  http: 'GET /privacy/requests',
  kind: 'read',
  input: RequestsInput,
  output: RequestList,
  allow: keepers,
  doors: 'human',
  table: ({ requests }) => ({
    columns: ['due', 'kind', 'name', 'received', 'state', 'ended', 'by'],
    rows: requests.map((one) => [
      one.dueAt,
      one.kind,
      one.name,
      one.receivedAt,
      one.state,
      one.endedAt,
      one.endedBy,
    ]),
  }),
  run: async (ctx, { state }) => ({
    requests: await readRequests(ctx.db, ctx.now(), state === 'open' ? { open: true } : {}),
  }),
})

export const showRequest = defineAction({
  name: 'workspace.privacyRequest',
  summary: 'One request, and how far it is.',
  http: 'GET /privacy/requests/{id}',
  kind: 'read',
  input: OneRequest,
  output: RequestChange,
  allow: keepers,
  doors: 'human',
  run: async (ctx, { id }) => ({ request: await readRequest(ctx.db, ctx.now(), id) }),
})

export const addRequest = defineAction({
  name: 'workspace.addPrivacyRequest',
  summary: 'Write down what a person asked of us. It is due a month after it came.',
  http: 'POST /privacy/requests',
  kind: 'change',
  input: AddRequestInput,
  output: RequestChange,
  allow: keepers,
  doors: 'human',
  cli: { positional: ['kind', 'name'] },
  run: (ctx, input) =>
    inTransaction(ctx.db, async (tx) => {
      const receivedAt = refuseFuture(input.receivedAt, ctx.now())
      const { id } = await tx
        .insertInto('privacyRequest')
        .values({
          kind: input.kind,
          personId: input.personId ?? null,
          name: input.name,
          channel: input.channel,
          words: input.words,
          receivedAt,
          dueAt: oneMonthAfter(receivedAt),
          ...byWhom(ctx.actor),
          createdAt: ctx.now(),
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      recordEvent(tx, {
        name: 'workspace.privacy_request_added',
        actor: ctx.actor,
        subjectId: id,
        payload: { kind: input.kind },
      })
      return { request: await readRequest(tx, ctx.now(), id) }
    }),
})

/** Ends a request: done, refused with a reason, or withdrawn. `workspace.reopenPrivacyRequest` undoes it. */
export const endRequest = defineAction({
  name: 'workspace.endPrivacyRequest',
  summary: 'Say that a request was answered, refused with a reason, or withdrawn.',
  http: 'PUT /privacy/requests/{id}/end',
  kind: 'change',
  input: EndRequestInput,
  output: RequestChange,
  allow: keepers,
  doors: 'human',
  run: (ctx, { id, version, state, outcome }) =>
    inTransaction(ctx.db, async (tx) => {
      if (state === 'refused' && outcome === '') throw reasonNeeded()
      const row = await lockRequest(tx, ctx.now(), id, version)
      if (row.state !== 'open') throw ended()
      await tx
        .updateTable('privacyRequest')
        .set({
          state,
          outcome,
          version: version + 1,
          endedAt: ctx.now(),
          endedByName: nameOf(ctx.actor),
        })
        .where('id', '=', id)
        .execute()
      recordEvent(tx, {
        name: 'workspace.privacy_request_ended',
        actor: ctx.actor,
        subjectId: id,
        payload: { kind: row.kind, state },
      })
      return { request: await readRequest(tx, ctx.now(), id) }
    }),
})

export const reopenRequest = defineAction({
  name: 'workspace.reopenPrivacyRequest',
  summary: 'Take the end of a request back. What was erased stays erased.',
  http: 'DELETE /privacy/requests/{id}/end',
  kind: 'change',
  input: ReopenRequestInput.extend({ version: z.coerce.number().int().positive() }),
  output: RequestChange,
  allow: keepers,
  doors: 'human',
  run: (ctx, { id, version }) =>
    inTransaction(ctx.db, async (tx) => {
      const row = await lockRequest(tx, ctx.now(), id, version)
      if (row.state === 'open') throw notFound('end')
      if (row.name === '') throw erasedSince()
      await tx
        .updateTable('privacyRequest')
        .set({
          state: 'open',
          outcome: '',
          version: version + 1,
          endedAt: null,
          endedByName: null,
        })
        .where('id', '=', id)
        .execute()
      recordEvent(tx, {
        name: 'workspace.privacy_request_reopened',
        actor: ctx.actor,
        subjectId: id,
        payload: { kind: row.kind },
      })
      return { request: await readRequest(tx, ctx.now(), id) }
    }),
})

type Row = Selectable<Database['privacyRequest']>

const readRequest = async (
  db: CampaignDatabase,
  now: Date,
  id: string,
): Promise<PrivacyRequest> => {
  const [request] = await readRequests(db, now, { id })
  if (!request) throw notFound('request')
  return request
}

const readRequests = async (
  db: CampaignDatabase,
  now: Date,
  which: { readonly id?: string; readonly open?: true },
): Promise<PrivacyRequest[]> => {
  const rows = await db
    .selectFrom('privacyRequest')
    .selectAll()
    .$if(which.id !== undefined, (query) => query.where('id', '=', which.id ?? ''))
    .$if(which.open === true, (query) => query.where('state', '=', 'open'))
    .orderBy(sql`ended_at is not null`)
    .orderBy(sql`case when ended_at is null then due_at end`)
    .orderBy('endedAt', 'desc')
    .orderBy('id')
    .limit(mostShown)
    .execute()
  const ids = rows.map((row) => row.id)
  const erasures =
    ids.length === 0
      ? []
      : await db
          .selectFrom('privacyErasure')
          .selectAll()
          .where('requestId', 'in', ids)
          .orderBy('askedAt')
          .execute()
  const erasureOf = new Map(erasures.map((row) => [row.requestId, toErasure(row)]))
  return rows.map((row) => ({ ...toRequest(row, now), erasure: erasureOf.get(row.id) ?? null }))
}

const toRequest = (row: Row, now: Date): Omit<PrivacyRequest, 'erasure'> => ({
  id: RequestId.parse(row.id),
  kind: z.enum(requestKinds).parse(row.kind),
  personId: row.personId,
  name: row.name,
  channel: row.channel,
  words: row.words,
  receivedAt: row.receivedAt.toISOString(),
  dueAt: row.dueAt.toISOString(),
  isLate: row.endedAt === null && row.dueAt < now,
  state: z.enum(requestStates).parse(row.state),
  outcome: row.outcome,
  createdBy: row.createdByName,
  endedAt: row.endedAt?.toISOString() ?? null,
  endedBy: row.endedByName,
  version: row.version,
})

const lockRequest = async (
  tx: CampaignTransaction,
  now: Date,
  id: string,
  version: number,
): Promise<Row> => {
  const row = await tx
    .selectFrom('privacyRequest')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound('request')
  if (row.version !== version) {
    throw staleVersion('The request', version, await readRequest(tx, now, id))
  }
  return row
}

const reasonNeeded = (): AppError =>
  new AppError('invalid', 'A refusal says why.', {
    code: 'reason_needed',
    next: 'Write the reason; the person has a right to it.',
  })

const ended = (): AppError =>
  new AppError('conflict', 'The request has ended already.', {
    code: 'request_ended',
    next: 'Take its end back first, if it was a slip.',
  })

const erasedSince = (): AppError =>
  new AppError('conflict', 'The person was erased; there is nothing to go back to.', {
    code: 'erased_since',
  })
