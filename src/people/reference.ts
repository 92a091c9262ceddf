import type { Selectable } from 'kysely'
import type { z } from 'zod'
import { actorId, type Actor } from '#actions/actor.ts'
import type { Context } from '#actions/context.ts'
import { AppError, notFound } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import type { CampaignDatabase } from '#database/open.ts'
import type { Database } from '#database/schema.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import type { AddReferenceInput, Reference } from './contract.ts'
import { requireCompartment } from './known-compartment.ts'

export type ReferenceRow = Selectable<Database['personReference']>
type Written = Omit<z.output<typeof AddReferenceInput>, 'id'>

/** Two are wanted and five are many; more than this is a file of somebody. */
const mostReferences = 100

/** Those of whoever has these ids, as far as the reader of `db` may see them, newest first. */
export const readReferences = (
  db: CampaignDatabase,
  personIds: readonly string[],
): Promise<ReferenceRow[]> =>
  db
    .selectFrom('personReference')
    .selectAll()
    .where('personId', 'in', [...personIds])
    .where('removedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(mostReferences)
    .execute()

/** The reference at the version that was seen, held for a change. */
export const readReferenceAt = async (
  tx: CampaignTransaction,
  id: string,
  version: number,
  removed: 'standing' | 'removed',
): Promise<ReferenceRow> => {
  const row = await tx
    .selectFrom('personReference')
    .selectAll()
    .where('id', '=', id)
    .where('removedAt', removed === 'standing' ? 'is' : 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound('reference')
  if (row.version !== version) {
    throw staleVersion('The reference', version, await showReference(tx, row))
  }
  return row
}

/**
 * What was written, as columns. Refuses a given reference without words, words of one that was not
 * given, a backchannel without consent, and readers who are no members.
 */
export const referenceColumns = async (tx: CampaignTransaction, actor: Actor, input: Written) => {
  const { consent, readerIds, ...written } = input
  if ((input.state === 'given') !== (input.words !== '')) throw wordsAndState(input.state)
  if (input.kind === 'backchannel' && input.state === 'given' && consent === null) {
    throw consentMissing()
  }
  await requireCompartment(tx, input.compartmentId)
  const readers = readerIds === null ? null : withSelf([...new Set(readerIds)], actor)
  if (readers !== null && readers.length > 0) {
    const known = await tx.selectFrom('member').select('id').where('id', 'in', readers).execute()
    if (known.length < readers.length) throw notFound('member')
  }
  return {
    ...written,
    readerIds: readers,
    consentBy: consent?.by ?? null,
    consentHow: consent?.how ?? '',
    consentOn: consent?.on ?? null,
  }
}

/** Whoever writes goes on to read what they wrote. */
const withSelf = (ids: readonly string[], actor: Actor): string[] => {
  const me = actorId(actor)
  return me === null || ids.includes(me) ? [...ids] : [...ids, me]
}

/** Tells of a change: who was asked and what they said never stands in an event. */
export const recordReference = (
  tx: CampaignTransaction,
  ctx: Context,
  row: ReferenceRow,
  name: `people.${string}`,
): void =>
  recordEvent(tx, {
    name,
    actor: ctx.actor,
    subjectId: row.id,
    compartmentId: row.compartmentId,
    payload: { kind: row.kind, state: row.state },
  })

/** Rows as they may cross a wire to somebody who may read them. */
export const showReferences = async (
  db: CampaignDatabase,
  rows: readonly ReferenceRow[],
): Promise<z.input<typeof Reference>[]> => {
  const ids = [...new Set(rows.flatMap((row) => row.readerIds ?? []))]
  const members =
    ids.length === 0
      ? []
      : await db.selectFrom('member').select(['id', 'name']).where('id', 'in', ids).execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.personId,
    kind: row.kind,
    referee: row.referee,
    relation: row.relation,
    state: row.state,
    words: row.words,
    givenOn: row.givenOn,
    consent: consentOf(row),
    readers:
      row.readerIds === null ? null : members.filter((one) => row.readerIds?.includes(one.id)),
    compartmentId: row.compartmentId,
    by: row.createdByName,
    at: row.createdAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    version: row.version,
  }))
}

/** One of them. */
export const showReference = async (
  db: CampaignDatabase,
  row: ReferenceRow,
): Promise<z.input<typeof Reference>> => {
  const [reference] = await showReferences(db, [row])
  if (!reference) throw notFound('reference')
  return reference
}

const consentOf = (row: ReferenceRow): z.input<typeof Reference>['consent'] =>
  row.consentBy === null || row.consentOn === null
    ? null
    : { by: row.consentBy, how: row.consentHow, on: row.consentOn }

const wordsAndState = (state: string): AppError =>
  state === 'given'
    ? new AppError('invalid', 'A reference that was given has words.', {
        code: 'reference_without_words',
        next: 'Write down what was said, or leave it planned.',
      })
    : new AppError('invalid', `A reference that is ${state} has no words yet.`, {
        code: 'words_without_reference',
        next: 'Say that it was given, or take the words out.',
      })

const consentMissing = (): AppError =>
  new AppError('invalid', 'The words of a backchannel reference are kept with a consent only.', {
    code: 'consent_missing',
    next: 'Write down who agreed, how and when. Without that, do not keep the words.',
  })
