import type { Selectable } from 'kysely'
import { z } from 'zod'
import { notFound } from '#core/errors.ts'
import type { CampaignDatabase } from '#database/open.ts'
import type { Database } from '#database/schema.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { Link } from '#people/contract.ts'
import { readLinks } from '#people/links.ts'
import { organisationKey } from '#people/organisation-key.ts'
import { staleVersion } from '#core/stale.ts'
import type { HandOrganisation, OrganisationKind } from './contract.ts'

export type HandOrganisationRow = Selectable<Database['handOrganisation']>

/** What a form says, as columns. */
export const handColumns = (given: {
  readonly name: string
  readonly kind: z.output<typeof OrganisationKind>
  readonly country: string
  readonly links: readonly string[]
  readonly source: string
  readonly why: string
}) => ({
  name: given.name,
  nameKey: organisationKey(given.name),
  kind: given.kind,
  country: given.country.toUpperCase(),
  links: JSON.stringify(readLinks(given.links)),
  source: given.source,
  why: given.why,
})

/** The row, if it stands at the version that whoever changes it has seen. */
export const readHandOrganisationAt = async (
  tx: CampaignTransaction,
  { id, version }: { readonly id: string; readonly version: number },
  removed: 'standing' | 'removed',
): Promise<HandOrganisationRow> => {
  const row = await tx
    .selectFrom('handOrganisation')
    .selectAll()
    .where('id', '=', id)
    .where('removedAt', removed === 'standing' ? 'is' : 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound('organisation')
  if (row.version !== version) throw staleVersion(row.name, version, toHandOrganisation(row))
  return row
}

/** What is kept by hand under one of these ids; the first that stands. */
export const readHandOrganisation = async (
  db: CampaignDatabase,
  ids: readonly string[],
): Promise<HandOrganisationRow | null> =>
  (await db
    .selectFrom('handOrganisation')
    .selectAll()
    .where('id', 'in', [...ids])
    .where('removedAt', 'is', null)
    .orderBy('createdAt')
    .limit(1)
    .executeTakeFirst()) ?? null

/** A row as it may cross a wire. */
export const toHandOrganisation = (row: HandOrganisationRow): z.input<typeof HandOrganisation> => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  country: row.country,
  links: z.array(Link).parse(row.links),
  source: row.source,
  why: row.why,
  by: row.createdByName,
  addedAt: row.createdAt.toISOString(),
  changedAt: row.changedAt.toISOString(),
  version: row.version,
})
