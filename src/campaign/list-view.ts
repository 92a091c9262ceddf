import { actorId, type Actor } from '#actions/actor.ts'
import { notFound } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import type { Database } from '#database/schema.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import type { Selectable } from 'kysely'
import type { z } from 'zod'
import { ListSearch, type ListView } from './list-view.contract.ts'

export type ViewRow = Selectable<Database['listView']>

/** A view as it may cross a wire. What an older version of the app saved is read as far as it goes. */
export const toView = (row: ViewRow, actor: Actor): z.input<typeof ListView> => ({
  id: row.id,
  name: row.name,
  search: ListSearch.catch(ListSearch.parse({})).parse(row.search),
  shared: row.sharedAt !== null,
  mine: row.createdBy === actorId(actor),
  by: row.createdByName,
  version: row.version,
})

/** Locks a view of one's own for a change; another's answers as if it were not there. */
export const lockOwnView = async (
  tx: CampaignTransaction,
  actor: Actor,
  { id, version }: { readonly id: string; readonly version: number },
  standing: 'standing' | 'removed' = 'standing',
): Promise<ViewRow> => {
  const row = await tx
    .selectFrom('listView')
    .selectAll()
    .where('id', '=', id)
    .where('removedAt', standing === 'standing' ? 'is' : 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row || row.createdBy !== actorId(actor)) throw notFound('view')
  if (row.version !== version) throw staleVersion(row.name, version, toView(row, actor))
  return row
}
