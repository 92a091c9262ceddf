import { sql } from 'kysely'
import type { Actor } from '#actions/actor.ts'
import type { JsonObject, JsonValue } from '#core/json.ts'
import { afterCommit, type CampaignTransaction } from '#database/transaction.ts'
import type { NewEvent } from './event.ts'
import { keysOf, sealPersonal } from './person-key.ts'
import { rouseSequencer } from './rouse.ts'

/**
 * Writes events in one statement. Personal payloads are encrypted; those of erased people are
 * left out, since nothing may be kept of them.
 */
export const writeEvents = async (
  tx: CampaignTransaction,
  events: readonly NewEvent[],
): Promise<void> => {
  const keys = await keysOf(
    tx,
    events.flatMap((event) => event.personal?.personId ?? []),
  )
  const rows = events.map((event) => {
    const key = event.personal && keys.get(event.personal.personId)
    return {
      name: event.name,
      actor: JSON.stringify(actorRow(event.actor)),
      subjectId: event.subjectId === null ? null : storable(event.subjectId),
      payload: JSON.stringify(storableJson(event.payload ?? {})),
      personId: event.personal?.personId ?? null,
      personal: event.personal && key ? sealPersonal(key, event.personal) : null,
      compartmentId: event.compartmentId ?? null,
    }
  })
  await sql`
    insert into event (name, actor, subject_id, payload, person_id, personal, compartment_id)
    select name, actor::jsonb, subject_id, payload::jsonb, person_id, personal, compartment_id
    from unnest(
      ${rows.map((row) => row.name)}::text[],
      ${rows.map((row) => row.actor)}::text[],
      ${rows.map((row) => row.subjectId)}::text[],
      ${rows.map((row) => row.payload)}::text[],
      ${rows.map((row) => row.personId)}::uuid[],
      ${rows.map((row) => row.personal)}::bytea[],
      ${rows.map((row) => row.compartmentId)}::uuid[]
    ) with ordinality
      as row (name, actor, subject_id, payload, person_id, personal, compartment_id, place)
    order by place
  `.execute(tx)
  afterCommit(tx, 'rouse sequencer', rouseSequencer)
}

/** Who acted, by which door, for whom and by which token; without names: those are personal. */
const actorRow = (actor: Actor): JsonObject => {
  if (actor.kind !== 'member') return { kind: actor.kind, door: actor.door }
  const { kind, id, role, door, actsFor, token } = actor
  return {
    kind,
    id,
    role,
    door,
    ...(actsFor ? { actsFor: actsFor.id } : {}),
    ...(token ? { tokenId: token.id } : {}),
  }
}

/** PostgreSQL stores neither NUL nor half of a surrogate pair; both only come from broken input. */
const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed()

const storableJson = (value: JsonValue): JsonValue => {
  if (typeof value === 'string') return storable(value)
  if (value === null || typeof value !== 'object') return value
  if (isList(value)) return value.map(storableJson)
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) =>
      part === undefined ? [] : [[storable(key), storableJson(part)]],
    ),
  )
}

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value)
