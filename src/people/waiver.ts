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
import { readClaims } from './claim.ts'
import type { Waiver } from './contract.ts'
import { readHandPeople } from './hand-person.ts'
import { readPeople } from './person-row.ts'
import { readReferences, type ReferenceRow } from './reference.ts'

export type WaiverRow = Selectable<Database['interviewWaiver']>

/** A waiver stands on so many references that were given. */
const referencesNeeded = 2
const mostWaivers = 50

/** Roles of those who answer for whom we take on; one of them is named for a waiver. */
export const approvingRoles = ['founder', 'hr', 'recruiting', 'scientist'] as const

/** Members who may be named, by name. Whoever acts for another approves nothing. */
export const readApprovers = (db: CampaignDatabase): Promise<{ id: string; name: string }[]> =>
  db
    .selectFrom('member')
    .select(['id', 'name'])
    .where('role', 'in', [...approvingRoles])
    .where('actsFor', 'is', null)
    .where('leftAt', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .limit(200)
    .execute()

/** What a waiver rests on, and what is still missing, each in a sentence. */
export interface WaiverGround {
  readonly references: readonly ReferenceRow[]
  readonly missing: readonly string[]
}

/** Looks whether there is a dossier and enough references, as far as the asker may see them. */
export const groundOfWaiver = async (
  ctx: Context,
  personIds: readonly string[],
): Promise<WaiverGround> => {
  const [people, byHand, claims, references] = await Promise.all([
    readPeople(ctx, { ids: personIds }),
    readHandPeople(ctx.db, personIds),
    readClaims(ctx.db, personIds),
    readReferences(ctx.db, personIds),
  ])
  const given = references.filter((one) => one.state === 'given')
  const works = people.reduce((sum, person) => sum + person.works, 0)
  const confirmed = claims.some((claim) => claim.standing === 'confirmed')
  const missing: string[] = []
  if (works === 0 && byHand.every((row) => row.why === '') && !confirmed) {
    missing.push('The dossier says nothing of what the person built: no works, no confirmed claim.')
  }
  if (given.length < referencesNeeded) {
    missing.push(
      given.length === 0
        ? 'Two references that were given; there is none yet.'
        : 'Two references that were given; there is one.',
    )
  }
  return { references: given, missing }
}

/** Those of whoever has these ids, newest first. */
export const readWaivers = (
  db: CampaignDatabase,
  personIds: readonly string[],
): Promise<WaiverRow[]> =>
  db
    .selectFrom('interviewWaiver')
    .selectAll()
    .where('personId', 'in', [...personIds])
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(mostWaivers)
    .execute()

/** The waiver at the version that was seen, not yet answered, held for a change. */
export const readAskedWaiver = async (
  tx: CampaignTransaction,
  actor: Actor,
  id: string,
  version: number,
): Promise<WaiverRow> => {
  const row = await tx
    .selectFrom('interviewWaiver')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound('waiver')
  if (row.version !== version) throw staleVersion('The waiver', version, toWaiver(row, actor))
  if (row.state === 'asked') return row
  throw new AppError('conflict', `The waiver is ${row.state} already.`, {
    code: 'waiver_answered',
    next: 'Ask for another one if things have changed.',
  })
}

/** Refuses while something is missing, with all of it. */
export const refuseMissing = (missing: readonly string[]): void => {
  if (missing.length === 0) return
  throw new AppError('conflict', `A waiver still needs something: ${missing.join(' ')}`, {
    code: 'waiver_needs_more',
    next: 'Bring what is missing, or hold the interviews.',
    details: { missing: [...missing] },
  })
}

/** Tells of a change, without a word of why. */
export const recordWaiver = (
  tx: CampaignTransaction,
  ctx: Context,
  row: WaiverRow,
  name: `people.${string}`,
): void =>
  recordEvent(tx, {
    name,
    actor: ctx.actor,
    subjectId: row.id,
    compartmentId: row.compartmentId,
    payload: { state: row.state, references: row.referenceIds.length },
  })

/** A row as it may cross a wire to somebody who may read it. */
export const toWaiver = (row: WaiverRow, actor: Actor): z.input<typeof Waiver> => ({
  id: row.id,
  personId: row.personId,
  why: row.why,
  references: row.referenceIds.length,
  approver: { id: row.approverId, name: row.approverName },
  mineToAnswer: row.state === 'asked' && row.approverId === actorId(actor),
  mine: row.createdBy === actorId(actor),
  state: row.state,
  answer: row.answer,
  answeredAt: row.answeredAt?.toISOString() ?? null,
  compartmentId: row.compartmentId,
  by: row.createdByName,
  at: row.createdAt.toISOString(),
  version: row.version,
})
