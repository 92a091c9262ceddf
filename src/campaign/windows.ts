import type { Selectable } from 'kysely'
import type { z } from 'zod'
import { actorId, type Actor } from '#actions/actor.ts'
import type { CampaignDatabase } from '#database/open.ts'
import type { Database } from '#database/schema.ts'
import type { OwnershipWindow, Touch } from './votes.contract.ts'

export type WindowRow = Selectable<Database['ownershipWindow']>
export type TouchRow = Selectable<Database['touch']>

/** The window that runs now on any of these lines; the newest, should there be several. */
export const runningWindow = (
  db: CampaignDatabase,
  prospectIds: readonly string[],
  now: Date,
): Promise<WindowRow | undefined> =>
  db
    .selectFrom('ownershipWindow')
    .selectAll()
    .where('prospectId', 'in', [...prospectIds])
    .where('endedAt', 'is', null)
    .where('startsAt', '<=', now)
    .where('endsAt', '>', now)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()

/** A window as it may cross a wire. */
export const toWindow = (row: WindowRow, actor: Actor): z.input<typeof OwnershipWindow> => ({
  memberId: row.memberId,
  holder: row.memberName,
  mine: row.memberId === actorId(actor),
  until: row.endsAt.toISOString(),
})

/** Touches that a line shows. */
const mostTouches = 200

/** What passed between us and them, newest first. */
export const readTouches = (
  db: CampaignDatabase,
  prospectIds: readonly string[],
): Promise<TouchRow[]> =>
  db
    .selectFrom('touch')
    .selectAll()
    .where('prospectId', 'in', [...prospectIds])
    .where('removedAt', 'is', null)
    .orderBy('touchedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(mostTouches)
    .execute()

/** A touch as it may cross a wire. */
export const toTouch = (row: TouchRow): z.input<typeof Touch> => ({
  id: row.id,
  prospectId: row.prospectId,
  channel: row.channel,
  direction: row.direction,
  at: row.touchedAt.toISOString(),
  by: row.byName,
  removedAt: row.removedAt?.toISOString() ?? null,
  version: row.version,
})
