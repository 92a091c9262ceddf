import { sql } from 'kysely'
import type { KnownPerson, Room } from '#actions/room.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import { erasePersonKey } from '#events/person-key.ts'
import { markOf, type Mark } from '#warehouse/suppression.ts'

/** Who goes, and what keeps them away afterwards. */
export interface Going {
  readonly rooms: readonly Room[]
  readonly person: KnownPerson
  readonly erasureId: string
  readonly key: Buffer
  readonly marks: readonly Mark[]
}

/**
 * Takes a person out of every room, destroys the keys of what events say of them, and keeps them
 * away: all in the caller's transaction. Safe to run twice.
 */
export const eraseKnown = async (
  tx: CampaignTransaction,
  { rooms, person, erasureId, key, marks }: Going,
): Promise<void> => {
  await keepAway(tx, { erasureId, key, marks })
  await hideSignatures(tx, person)
  for (const keeper of rooms.flatMap((room) => room.keepers ?? [])) await keeper.erase(tx, person)
  for (const id of person.ids) await erasePersonKey(tx, id)
}

/** Writes the marks, with the one by which the key itself is known to be the right one. */
export const keepAway = async (
  tx: CampaignTransaction,
  { erasureId, key, marks }: Pick<Going, 'erasureId' | 'key' | 'marks'>,
): Promise<void> => {
  const rows = [{ kind: 'key', mark: markOf(key, 'key', '') }, ...marks]
  await sql`
    insert into suppression (kind, mark, erasure_id)
    select kind, mark, ${erasureId}::uuid
    from unnest(${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.mark)}::bytea[])
      as row (kind, mark)
    on conflict (kind, mark) do nothing
  `.execute(tx)
}

/** Until the next build their lines are named here; the overlay hides them at once. */
const hideSignatures = async (tx: CampaignTransaction, person: KnownPerson): Promise<void> => {
  if (person.signatures.length === 0) return
  await sql`
    insert into suppression_pending (work_id, "position")
    select * from unnest(
      ${person.signatures.map((one) => one.workId)}::text[],
      ${person.signatures.map((one) => one.position)}::integer[]
    )
    on conflict (work_id, "position") do update set made_at = now()
  `.execute(tx)
}
