import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { CampaignDatabase } from '#database/open.ts'
import type { Database } from '#database/schema.ts'
import { usualMinutes } from './clocks.contract.ts'
import type { NextMove } from './clocks.contract.ts'
import { dayIn, daysBetween, fallbackZone } from './zone.ts'

/** A next move as it stands, with the name of its owner and the zone of its owner's days. */
export interface MoveRow extends Selectable<Database['nextMove']> {
  readonly ownerName: string | null
  readonly zone: string | null
}

export type MoveShown = z.input<typeof NextMove>

/** A prospect's past is short; more than this is looked up in the record. */
const pastShown = 100

const moveRows = (db: CampaignDatabase) =>
  db
    .selectFrom('nextMove')
    .leftJoin('member', 'member.id', 'nextMove.ownerId')
    .leftJoin('memberDay', 'memberDay.memberId', 'nextMove.ownerId')
    .selectAll('nextMove')
    .select(['member.name as ownerName', 'memberDay.zone'])

/** Open next moves of prospects that the reader may see, by prospect; of all when none are given. */
export const readOpenMoves = async (
  db: CampaignDatabase,
  now: Date,
  prospectIds?: readonly string[],
): Promise<ReadonlyMap<string, MoveShown>> => {
  if (prospectIds?.length === 0) return new Map()
  const rows = await moveRows(db)
    .where('endedAt', 'is', null)
    .$if(prospectIds !== undefined, (query) =>
      query.where('prospectId', '=', sql<string>`any(${[...(prospectIds ?? [])]}::uuid[])`),
    )
    .execute()
  return new Map(rows.map((row) => [row.prospectId, toMove(row, now)]))
}

/** The open move of one prospect and the ended ones, newest first. */
export const readMoves = async (
  db: CampaignDatabase,
  now: Date,
  prospectId: string,
): Promise<{ open: MoveShown | null; past: MoveShown[] }> => {
  const rows = await moveRows(db)
    .where('prospectId', '=', prospectId)
    .orderBy('nextMove.createdAt', 'desc')
    .orderBy('nextMove.id', 'desc')
    .limit(pastShown)
    .execute()
  const open = rows.find((row) => row.endedAt === null)
  return {
    open: open ? toMove(open, now) : null,
    past: rows.filter((row) => row.endedAt !== null).map((row) => toMove(row, now)),
  }
}

/** One move by its id; null where the reader sees none. */
export const readMove = async (
  db: CampaignDatabase,
  now: Date,
  moveId: string,
): Promise<MoveShown | null> => {
  const row = await moveRows(db).where('nextMove.id', '=', moveId).executeTakeFirst()
  return row ? toMove(row, now) : null
}

/** A row as it crosses a wire; "today" is that of whoever owns the move. */
export const toMove = (row: MoveRow, now: Date): MoveShown => {
  const snoozed = row.snoozedUntil !== null && row.snoozedUntil > now
  return {
    id: row.id,
    prospectId: row.prospectId,
    what: row.what,
    kind: row.kind,
    minutes: row.minutes ?? usualMinutes[row.kind],
    minutesSaid: row.minutes !== null,
    dueAt: row.dueAt?.toISOString() ?? null,
    dueOn: row.dueOn,
    ...standing(row, now),
    ownerId: row.ownerId,
    ownerName: row.ownerName,
    waitsFor: row.waitsFor,
    snoozedUntil: snoozed ? (row.snoozedUntil?.toISOString() ?? null) : null,
    snoozeReason: snoozed ? row.snoozeReason : '',
    wokeAt: snoozed ? null : (row.snoozedUntil?.toISOString() ?? null),
    version: row.version,
    createdBy: row.createdByName,
    createdAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    endedAs: row.endedAs,
    endedReason: row.endedReason,
    endedBy: row.endedByName,
  }
}

/** What a move's times say: it is late from its due time on, also while it waits for somebody. */
export const standing = (
  move: Pick<MoveRow, 'dueAt' | 'dueOn' | 'snoozedUntil' | 'endedAt' | 'waitsFor' | 'zone'>,
  now: Date,
): Pick<MoveShown, 'state' | 'daysLate'> => {
  if (move.endedAt !== null) return { state: 'ended', daysLate: 0 }
  if (move.snoozedUntil !== null && move.snoozedUntil > now)
    return { state: 'snoozed', daysLate: 0 }
  const zone = move.zone ?? fallbackZone
  const today = dayIn(zone, now)
  if (move.dueAt !== null && move.dueAt <= now) {
    const due = move.dueOn ?? dayIn(zone, move.dueAt)
    return { state: 'late', daysLate: Math.max(0, daysBetween(due, today)) }
  }
  if (move.waitsFor !== '') return { state: 'waits', daysLate: 0 }
  const due = move.dueOn ?? (move.dueAt === null ? null : dayIn(zone, move.dueAt))
  return { state: due !== null && due <= today ? 'today' : 'later', daysLate: 0 }
}
