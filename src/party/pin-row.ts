import { sql, type Selectable } from 'kysely'
import type { z } from 'zod'
import { notFound } from '#core/errors.ts'
import { staleVersion } from '#core/stale.ts'
import type { CampaignDatabase } from '#database/open.ts'
import type { Database } from '#database/schema.ts'
import type { CampaignTransaction } from '#database/transaction.ts'
import type { Pin } from './contract.ts'

export type PinRow = Omit<Selectable<Database['partyPin']>, 'words'>

/** The columns of a pin; the words of its search index stay in the database. */
export const pinColumns = [
  'id',
  'roomId',
  'messageId',
  'kind',
  'serial',
  'state',
  'what',
  'why',
  'ownerId',
  'ownerName',
  'dueAt',
  'outcome',
  'settledAt',
  'settledByName',
  'version',
  'createdBy',
  'createdByName',
  'createdAt',
  'removedAt',
] as const

const letters = { decision: 'D', next_move: 'N', promise: 'P', doubt: 'Q' } as const

/** `D-41`: the kind's letter and its number within the room. */
export const labelOf = ({ kind, serial }: Pick<PinRow, 'kind' | 'serial'>): string =>
  `${letters[kind]}-${serial}`

interface Attached {
  readonly id: string
  readonly stances: z.input<typeof Pin>['stances'] | null
  readonly hearings: z.input<typeof Pin>['hearings'] | null
}

/** Pins with who stood where and when a doubt was heard; in the order of the rows. */
export const toPins = async (
  db: CampaignDatabase,
  rows: readonly PinRow[],
): Promise<z.input<typeof Pin>[]> => {
  if (rows.length === 0) return []
  const { rows: attached } = await sql<Attached>`
    select id,
      (select jsonb_agg(jsonb_build_object('memberId', member_id, 'name', member_name,
         'stance', stance, 'sentence', sentence, 'takenAt', ${utc('taken_at')})
         order by taken_at, member_id)
       from party_stance where pin_id = wanted.id) as stances,
      (select jsonb_agg(jsonb_build_object('id', heard.id, 'messageId', heard.message_id,
         'saidBy', said_by, 'words', words, 'heardAt', ${utc('heard_at')})
         order by heard_at, heard.id)
       from party_hearing as heard where pin_id = wanted.id) as hearings
    from unnest(${rows.map((row) => row.id)}::uuid[]) as wanted (id)
  `.execute(db)
  const byId = new Map(attached.map((row) => [row.id, row]))
  return rows.map((row) => ({
    ...toBarePin(row),
    stances: [...(byId.get(row.id)?.stances ?? [])],
    hearings: [...(byId.get(row.id)?.hearings ?? [])],
  }))
}

/** One pin, as `toPins` shows it. */
export const toPin = async (db: CampaignDatabase, row: PinRow): Promise<z.input<typeof Pin>> => {
  const [pin] = await toPins(db, [row])
  if (!pin) throw notFound('pin')
  return pin
}

/** ISO 8601 in UTC with milliseconds, as JavaScript writes it. */
const utc = (column: 'taken_at' | 'heard_at') =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const toBarePin = (row: PinRow) => ({
  id: row.id,
  roomId: row.roomId,
  messageId: row.messageId,
  kind: row.kind,
  label: labelOf(row),
  state: row.state,
  what: row.what,
  why: row.why,
  ownerId: row.ownerId,
  owner: row.ownerName,
  dueAt: row.dueAt?.toISOString() ?? null,
  outcome: row.outcome,
  settledAt: row.settledAt?.toISOString() ?? null,
  settledBy: row.settledByName,
  version: row.version,
  createdBy: row.createdByName,
  createdAt: row.createdAt.toISOString(),
  removedAt: row.removedAt?.toISOString() ?? null,
})

/** The pin at the version that its reader has seen, locked; members of its room change it. */
export const readPinAt = async (
  tx: CampaignTransaction,
  { pinId, version }: { readonly pinId: string; readonly version: number },
): Promise<PinRow> => {
  const row = await tx
    .selectFrom('partyPin')
    .select(pinColumns)
    .where('id', '=', pinId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound('pin')
  if (row.version !== version) throw staleVersion('The pin', version, toBarePin(row))
  return row
}
