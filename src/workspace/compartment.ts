import type { Selectable } from 'kysely'
import type { z } from 'zod'
import { actorId, type Actor } from '#actions/actor.ts'
import { notFound } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import type { CampaignDatabase } from '#database/open.ts'
import type { Database } from '#database/schema.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import type { Compartment } from './contract.ts'

/** A campaign has a few; more than this is a filing system. */
const mostShown = 200

/** Compartments that the reader of `db` is inside of and that are not opened, by name. */
export const readCompartments = async (
  db: CampaignDatabase,
  actor: Actor,
  id?: string,
): Promise<readonly z.input<typeof Compartment>[]> => {
  const rows = await db
    .selectFrom('compartment')
    .selectAll()
    .where('openedAt', 'is', null)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .orderBy('name')
    .orderBy('id')
    .limit(mostShown)
    .execute()
  if (rows.length === 0) return []
  const members = await db
    .selectFrom('compartmentMember')
    .innerJoin('member', 'member.id', 'compartmentMember.memberId')
    .select(['compartmentId', 'member.id', 'member.name'])
    .where(
      'compartmentId',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('member.name')
    .orderBy('member.id')
    .execute()
  const inside = Map.groupBy(members, (row) => row.compartmentId)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    reason: row.reason,
    members: (inside.get(row.id) ?? []).map(({ id: memberId, name }) => ({ id: memberId, name })),
    mayNarrow: mayNarrow(row, actor),
    version: row.version,
    createdAt: row.createdAt.toISOString(),
  }))
}

/** The one compartment, as whoever is inside sees it. */
export const readCompartment = async (
  db: CampaignDatabase,
  actor: Actor,
  id: string,
): Promise<z.input<typeof Compartment>> => {
  const [found] = await readCompartments(db, actor, id)
  if (!found) throw notFound('compartment')
  return found
}

/** Its row, locked, if the reader is inside; an opened one can no longer be changed. */
export const lockCompartment = async (
  tx: CampaignTransaction,
  id: string,
  version?: number,
): Promise<Selectable<Database['compartment']>> => {
  const row = await tx
    .selectFrom('compartment')
    .selectAll()
    .where('id', '=', id)
    .where('openedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound('compartment')
  if (version !== undefined && row.version !== version) {
    throw staleVersion('The compartment', version, { version: row.version })
  }
  return row
}

/** Letting in is for everybody inside; taking out is for its maker and the founder. */
export const mayNarrow = (row: { readonly createdBy: string | null }, actor: Actor): boolean =>
  actor.kind === 'operator' ||
  (actor.kind === 'member' && (actor.role === 'founder' || row.createdBy === actorId(actor)))
