import type { Selectable } from 'kysely'
import type { Context } from '#actions/context.ts'
import { AppError, notFound } from '#core/errors.ts'
import type { Database } from '#database/schema.ts'
import { inTransaction, type CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { byWhom, nameOf } from '#actions/by-whom.ts'
import { staleVersion } from '#core/stale.ts'

export type AffiliationRow = Selectable<Database['handAffiliation']>

/** A spell as somebody writes it down; dates are `2024` or `2024-03`, null when not known. */
export interface SpellGiven {
  readonly role: string
  readonly from: string | null
  readonly to: string | null
  readonly source: string
}

/** Keeps by hand that a person is or was at an organisation. Both ids must be live. */
export const attachPersonTo = async (
  ctx: Context,
  place: { readonly personId: string; readonly organisationId: string },
  spell: SpellGiven,
): Promise<AffiliationRow> => {
  const columns = spellColumns(spell)
  const row = await inTransaction(ctx.db, async (tx) => {
    const made = await tx
      .insertInto('handAffiliation')
      .values({ ...place, ...columns, ...byWhom(ctx.actor) })
      .returningAll()
      .executeTakeFirstOrThrow()
    recordEvent(tx, {
      name: 'people.attached',
      actor: ctx.actor,
      subjectId: made.id,
      payload: { organisationId: place.organisationId },
      personal: { personId: place.personId, data: { ...spell } },
    })
    return made
  })
  await ctx.literature.refresh()
  return row
}

/** Changes role, dates and source of an affiliation kept by hand. */
export const editAffiliationOf = async (
  ctx: Context,
  at: { readonly affiliationId: string; readonly version: number },
  spell: SpellGiven,
): Promise<AffiliationRow> => {
  const columns = spellColumns(spell)
  const row = await inTransaction(ctx.db, async (tx) => {
    const before = await readAffiliationAt(tx, at, 'standing')
    recordEvent(tx, {
      name: 'people.affiliation_edited',
      actor: ctx.actor,
      subjectId: at.affiliationId,
      payload: { organisationId: before.organisationId, version: at.version + 1 },
      personal: {
        personId: before.personId,
        data: { before: { ...spellOf(before) }, after: { ...spell } },
      },
    })
    return tx
      .updateTable('handAffiliation')
      .set({ ...columns, version: at.version + 1, changedAt: ctx.now() })
      .where('id', '=', at.affiliationId)
      .returningAll()
      .executeTakeFirstOrThrow()
  })
  await ctx.literature.refresh()
  return row
}

/** Takes away an affiliation kept by hand; `bringBackAffiliation` is its undo. */
export const detachAffiliation = (
  ctx: Context,
  at: { readonly affiliationId: string; readonly version: number },
): Promise<AffiliationRow> => setRemoved(ctx, at, 'standing')

/** Brings back an affiliation that was taken away. */
export const bringBackAffiliation = (
  ctx: Context,
  at: { readonly affiliationId: string; readonly version: number },
): Promise<AffiliationRow> => setRemoved(ctx, at, 'removed')

const setRemoved = async (
  ctx: Context,
  at: { readonly affiliationId: string; readonly version: number },
  now: 'standing' | 'removed',
): Promise<AffiliationRow> => {
  const removing = now === 'standing'
  const row = await inTransaction(ctx.db, async (tx) => {
    const before = await readAffiliationAt(tx, at, now)
    recordEvent(tx, {
      name: removing ? 'people.detached' : 'people.reattached',
      actor: ctx.actor,
      subjectId: at.affiliationId,
      payload: { organisationId: before.organisationId },
    })
    return tx
      .updateTable('handAffiliation')
      .set({
        version: at.version + 1,
        changedAt: ctx.now(),
        removedAt: removing ? ctx.now() : null,
        removedByName: removing ? nameOf(ctx.actor) : null,
      })
      .where('id', '=', at.affiliationId)
      .returningAll()
      .executeTakeFirstOrThrow()
  })
  await ctx.literature.refresh()
  return row
}

const readAffiliationAt = async (
  tx: CampaignTransaction,
  at: { readonly affiliationId: string; readonly version: number },
  removed: 'standing' | 'removed',
): Promise<AffiliationRow> => {
  const row = await tx
    .selectFrom('handAffiliation')
    .selectAll()
    .where('id', '=', at.affiliationId)
    .where('removedAt', removed === 'standing' ? 'is' : 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound('affiliation')
  if (row.version !== at.version) {
    throw staleVersion('That affiliation', at.version, { ...spellOf(row), version: row.version })
  }
  return row
}

const spellOf = (row: AffiliationRow): SpellGiven => ({
  role: row.role,
  from: row.fromDate,
  to: row.toDate,
  source: row.source,
})

const spellColumns = ({ role, from, to, source }: SpellGiven) => {
  // "2024" covers all of "2024-03": compared only as far as both say.
  const length = Math.min(from?.length ?? 0, to?.length ?? 0)
  if (from !== null && to !== null && from.slice(0, length) > to.slice(0, length)) {
    throw new AppError('invalid', `It would end in ${to}, before it begins in ${from}.`, {
      code: 'ends_before_it_begins',
      next: 'Correct one of the two.',
    })
  }
  return { role, fromDate: from, toDate: to, source }
}
