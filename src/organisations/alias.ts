import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '#actions/actor.ts'
import type { CampaignDatabase } from '#database/open.ts'
import type { Database } from '#database/schema.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { recordEvent } from '#events/record-event.ts'
import { byWhom } from '#actions/by-whom.ts'
import { organisationKey } from '#people/organisation-key.ts'
import type { OrganisationAlias } from './contract.ts'

export type AliasRow = Selectable<Database['organisationAlias']>

/** Other names of an organisation, and others that are it; oldest first. */
export const readAliases = (db: CampaignDatabase, ids: readonly string[]): Promise<AliasRow[]> =>
  db
    .selectFrom('organisationAlias')
    .selectAll()
    .where('organisationId', 'in', [...ids])
    .where('removedAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()

/** Writes an alias and its event. */
export const insertAlias = async (
  tx: CampaignTransaction,
  actor: Actor,
  alias: {
    readonly organisationId: string
    readonly name: string
    readonly joinedId: string | null
  },
): Promise<AliasRow> => {
  const row = await tx
    .insertInto('organisationAlias')
    .values({ ...alias, nameKey: organisationKey(alias.name), ...byWhom(actor) })
    .returningAll()
    .executeTakeFirstOrThrow()
  recordEvent(tx, {
    name: alias.joinedId === null ? 'organisations.named' : 'organisations.joined',
    actor,
    subjectId: alias.organisationId,
    payload: { aliasId: row.id, name: alias.name, joinedId: alias.joinedId },
  })
  return row
}

/** A row as it may cross a wire. */
export const toAlias = (row: AliasRow): z.input<typeof OrganisationAlias> => ({
  id: row.id,
  name: row.name,
  joined: row.joinedId,
  by: row.createdByName,
  at: row.createdAt.toISOString(),
  version: row.version,
})
