import { founder, roles } from '#actions/allow.ts'
import { byWhom } from '#actions/by-whom.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError, notFound } from '#core/errors.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { wake } from '#jobs/wake.ts'
import { nameValue } from '#warehouse/suppression.ts'
import { z } from 'zod'
import {
  EraseInput,
  Erasure,
  ErasureId,
  ErasurePreview,
  OnePrivacyPerson,
} from './privacy.contract.ts'
import { toErasure } from './privacy/erasure-row.ts'
import { gatherKnown } from './privacy/known.ts'
import { readKeptByRooms } from './privacy/kept-by-rooms.ts'

/** Shows what would go, room by room, and what stays. Only the founder sees into every room. */
export const previewErasure = defineAction({
  name: 'workspace.previewErasure',
  summary: 'Show what an erasure of this person would take, and what would stay and why.',
  http: 'GET /privacy/people/{id}/erasure-preview',
  kind: 'read',
  input: OnePrivacyPerson,
  output: ErasurePreview,
  allow: founder,
  doors: 'human',
  cli: { positional: ['id'] },
  run: async (ctx, { id }) => {
    const known = await gatherKnown(ctx, id)
    if (known === null) throw notFound('person')
    const count = (kind: string, all: readonly unknown[]) => ({ kind, count: all.length })
    return {
      person: { id: known.ids[0] ?? id, name: known.names[0] ?? '' },
      goes: await readKeptByRooms(ctx, known),
      signatures: known.signatures.length,
      stays: staying(known.signatures.length),
      marks: [
        count('signature', known.signatures),
        count('identifier', known.identifiers),
        count('address', known.addresses),
        count('name', known.names),
        count('place', known.places),
      ].filter((mark) => mark.count > 0),
    }
  },
})

/**
 * Erases a person for good: no undo. The name is typed again, so that nobody erases the wrong one by
 * a slip. The work itself is a job; `workspace.erasure` tells how far it is.
 */
export const erase = defineAction({
  name: 'workspace.erase',
  summary: 'Erase a person for good, and keep them away. There is no way back.',
  http: 'POST /privacy/erasures',
  kind: 'change',
  input: EraseInput,
  output: z.object({ erasure: Erasure }),
  allow: founder,
  doors: 'human',
  fresh: true,
  cli: {
    positional: ['personId'],
    examples: ['workspace erase 0192… --name "Iris Tanwee"'],
    render: () => 'Asked for. It is done within moments; see the audit.',
  },
  run: async (ctx, { personId, name, requestId }) => {
    const known = await gatherKnown(ctx, personId)
    if (known === null) throw notFound('person')
    if (!known.names.some((one) => nameValue(one) === nameValue(name))) throw otherName()
    const { createdBy, createdByName } = byWhom(ctx.actor)
    return inTransaction(ctx.db, async (tx) => {
      const under = await tx
        .selectFrom('privacyErasure')
        .selectAll()
        .where('personId', 'in', [...known.ids])
        .where('state', '<>', 'done')
        .executeTakeFirst()
      if (under?.state === 'asked') return { erasure: toErasure(under) }
      const row = under
        ? await tx
            .updateTable('privacyErasure')
            .set({ state: 'asked', failure: '' })
            .where('id', '=', under.id)
            .returningAll()
            .executeTakeFirstOrThrow()
        : await tx
            .insertInto('privacyErasure')
            .values({
              personId: known.ids[0] ?? personId,
              requestId: requestId ?? null,
              why: 'asked',
              askedBy: createdBy,
              askedByName: createdByName,
              askedAt: ctx.now(),
            })
            .returningAll()
            .executeTakeFirstOrThrow()
      // The person's id stands in no event of their erasure: nothing should lead back to them.
      recordEvent(tx, {
        name: 'workspace.erasure_asked',
        actor: ctx.actor,
        subjectId: row.id,
        payload: { again: under !== undefined },
      })
      await wake(tx, 'workspace.erase', { erasureId: row.id })
      return { erasure: toErasure(row) }
    })
  },
})

export const showErasure = defineAction({
  name: 'workspace.erasure',
  summary: 'How far an erasure is.',
  http: 'GET /privacy/erasures/{id}',
  kind: 'read',
  input: z.object({ id: ErasureId }),
  output: z.object({ erasure: Erasure }),
  allow: roles('founder', 'hr'),
  doors: 'human',
  run: async (ctx, { id }) => {
    const row = await ctx.db
      .selectFrom('privacyErasure')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row) throw notFound('erasure')
    return { erasure: toErasure(row) }
  },
})

const staying = (signatures: number) => [
  ...(signatures > 0
    ? [
        {
          what: `${signatures === 1 ? '1 work' : `${signatures} works`}, without the name`,
          why: 'They are public and others wrote them too. The line reads “An author who asked not to be listed”.',
        },
      ]
    : []),
  {
    what: 'That something was done, when, and by whom',
    why: 'The audit must stay whole. What it says of the person is unreadable from now on.',
  },
  {
    what: 'Keyed hashes of ids, signatures, addresses and the name',
    why: 'They keep the person from coming back by an import or by hand. Nothing can be read from them.',
  },
]

const otherName = (): AppError =>
  new AppError('invalid', 'This is not the name of the person.', {
    code: 'other_name',
    next: 'Look at whom you are about to erase, and type the name as it stands there.',
  })
