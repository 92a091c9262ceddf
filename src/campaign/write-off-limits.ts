import type { z } from 'zod'
import { orDelegate, roles } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { AppError, notFound } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { resolveOrganisationId } from '#organisations/resolve-organisation.ts'
import { resolvePersonId } from '#people/resolve-person.ts'
import type { AddOffLimitsInput } from './off-limits.contract.ts'
import { dayOf, toOffLimits, type OffLimitsRow } from './off-limits-rows.ts'
import { prospectKey } from './prospect-key.ts'

/** Who keeps clauses: those who answer for contracts and for the pipeline. */
export const keepsOffLimits = orDelegate(roles('founder', 'hr', 'recruiting', 'staff'))

type Given = Omit<z.output<typeof AddOffLimitsInput>, 'compartmentId'>

/**
 * What was written as columns. Ids are resolved before the transaction, so that what is kept leads
 * to somebody now. Throws `ends_before_it_begins`, `clause_about_nobody`, or that they are not there.
 */
export const clauseColumns = async (ctx: Context, given: Given) => {
  if (given.startsOn > given.endsOn) {
    throw new AppError(
      'invalid',
      `It would end on ${given.endsOn}, before it begins on ${given.startsOn}.`,
      { code: 'ends_before_it_begins', next: 'Correct one of the two days.' },
    )
  }
  const onPerson = given.kind === 'do-not-contact'
  if ((onPerson && given.organisationId !== null) || (!onPerson && given.personId !== null)) {
    throw new AppError(
      'invalid',
      'Not to be contacted is a person; every other clause is on an organisation.',
      { code: 'clause_about_other', next: 'Choose the other kind of clause.' },
    )
  }
  return {
    kind: given.kind,
    holds: onPerson ? ('person' as const) : (given.holds ?? usually[given.kind]),
    personId: given.personId === null ? null : await resolvePersonId(ctx, given.personId),
    organisationId:
      given.organisationId === null ? null : await resolveOrganisationId(ctx, given.organisationId),
    name: given.name,
    nameKey: prospectKey(given.name),
    lawfulBasis: given.lawfulBasis,
    clause: given.clause,
    source: given.source,
    startsOn: given.startsOn,
    endsOn: given.endsOn,
  }
}

/** Whom a clause keeps off The List when nobody says otherwise. */
const usually = {
  organisation: 'both',
  'no-hire': 'people',
  'non-solicit': 'people',
  standstill: 'organisation',
  'do-not-contact': 'people',
} as const

/** The clause at the version that whoever changes it saw, held until the transaction ends. */
export const readClauseAt = async (
  tx: CampaignTransaction,
  ctx: Context,
  seen: { readonly id: string; readonly version: number },
  lifted: 'standing' | 'lifted',
): Promise<OffLimitsRow> => {
  const row = await tx
    .selectFrom('offLimits')
    .selectAll()
    .where('id', '=', seen.id)
    .where('liftedAt', lifted === 'standing' ? 'is' : 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound('clause')
  if (row.version !== seen.version) {
    throw staleVersion('The clause', seen.version, toOffLimits(row, [], dayOf(ctx.now())))
  }
  return row
}

/**
 * To end a clause early is to overrule it, which is for those whom the charter names: an edit may
 * not do it on the side.
 */
export const refuseWeaker = (before: OffLimitsRow, after: ClauseColumns): void => {
  const weaker =
    after.endsOn < before.endsOn ||
    after.startsOn > before.startsOn ||
    after.personId !== before.personId ||
    after.organisationId !== before.organisationId ||
    after.nameKey !== before.nameKey ||
    (after.holds !== before.holds && after.holds !== 'both')
  if (!weaker) return
  throw new AppError('not_allowed', 'This would free somebody whom the clause holds.', {
    code: 'would_free_somebody',
    next: 'Lift the clause with a reason instead, and add the right one.',
  })
}

type ClauseColumns = Awaited<ReturnType<typeof clauseColumns>>

/** Tells of a change to a clause; whom it is about stays encrypted under the person's key. */
export const tellClause = (
  tx: CampaignTransaction,
  ctx: Context,
  row: OffLimitsRow,
  name: `campaign.${string}`,
): void =>
  recordEvent(tx, {
    name,
    actor: ctx.actor,
    subjectId: row.id,
    payload: { kind: row.kind, until: row.endsOn },
    compartmentId: row.compartmentId,
    ...(row.personId === null
      ? {}
      : { personal: { personId: row.personId, data: { name: row.name, source: row.source } } }),
  })
