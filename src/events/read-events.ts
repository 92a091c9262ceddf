import { sql } from 'kysely'
import type { JsonObject } from '#core/json.ts'
import type { CampaignDatabase } from '#database/open.ts'
import { openPersonal } from './person-key.ts'

/** What happened, in order. */
export interface NumberedEvent {
  readonly number: number
  readonly id: string
  readonly name: string
  /** `kind`, `door`, and for members `id` and `role`. */
  readonly actor: JsonObject
  readonly subjectId: string | null
  readonly payload: JsonObject
  /** Whom a personal part is about; null when there is none. */
  readonly personId: string | null
  readonly recordedAt: Date
}

export interface ReadEvents {
  /** Number of the last event already read; 0 for the beginning. */
  readonly after: number
  /** At most this many, 1,000 at most. */
  readonly limit: number
  /** Only events of these names. */
  readonly names?: readonly string[]
  /** Only events about this subject. */
  readonly subjectId?: string
}

const longestPage = 1_000

/** Numbered events after a number, oldest first; each has all those before it already there. */
export const readEvents = async (
  db: CampaignDatabase,
  wanted: ReadEvents,
): Promise<readonly NumberedEvent[]> => {
  const { rows } = await sql<NumberedEvent>`
    select number, id, name, actor, subject_id, payload, person_id, recorded_at
    from event where ${matches(wanted)}
    order by number limit ${Math.min(wanted.limit, longestPage)}
  `.execute(db)
  return rows
}

/** The same with personal parts in clear; null where there are none or the person was erased. */
export const readEventsWithPersonal = async (
  db: CampaignDatabase,
  wanted: ReadEvents,
): Promise<readonly (NumberedEvent & { readonly personal: Record<string, unknown> | null })[]> => {
  const { rows } = await sql<NumberedEvent & { sealed: Buffer | null; key: Buffer | null }>`
    select number, id, name, actor, subject_id, payload, event.person_id, recorded_at,
           personal as sealed, key
    from event left join keys.person_key on person_key.person_id = event.person_id
    where ${matches(wanted)}
    order by number limit ${Math.min(wanted.limit, longestPage)}
  `.execute(db)
  return rows.map(({ sealed, key, ...event }) => ({
    ...event,
    personal:
      sealed && key && event.personId
        ? openPersonal(key, { personId: event.personId, sealed })
        : null,
  }))
}

const matches = ({ after, names, subjectId }: ReadEvents) => sql`
  number > ${after}
  ${names ? sql`and name = any(${names}::text[])` : sql``}
  ${subjectId === undefined ? sql`` : sql`and subject_id = ${subjectId}`}
`
