import type { Selectable } from 'kysely'
import { AppError, notFound } from '#core/errors.ts'
import type { CampaignDatabase } from '#database/open.ts'
import type { Database } from '#database/schema.ts'

export type RoomRow = Selectable<Database['partyRoom']>

/** The room, when this reader is in it; what one is not in answers like what is not there. */
export const readRoom = async (db: CampaignDatabase, roomId: string): Promise<RoomRow> => {
  const row = await db
    .selectFrom('partyRoom')
    .selectAll()
    .where('id', '=', roomId)
    .executeTakeFirst()
  if (!row) throw notFound('room')
  return row
}

/** The same, locked until the transaction ends, and open: what is said there now has an order. */
export const lockOpenRoom = async (db: CampaignDatabase, roomId: string): Promise<RoomRow> => {
  const row = await db
    .selectFrom('partyRoom')
    .selectAll()
    .where('id', '=', roomId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound('room')
  if (row.closedAt !== null) throw closed(row.name)
  return row
}

const closed = (name: string): AppError =>
  new AppError('conflict', `The pod ${name} is closed; it can be read, not written in.`, {
    code: 'pod_closed',
    next: 'Open it again, or write in another room.',
  })
