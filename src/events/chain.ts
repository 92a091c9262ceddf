import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { JsonObject } from '#core/json.ts'

/** Everything of an event that its hash covers. Personal data is covered as it is encrypted. */
export interface ChainedEvent {
  readonly number: number
  readonly id: string
  readonly name: string
  readonly actor: JsonObject
  readonly subjectId: string | null
  readonly payload: JsonObject
  readonly personId: string | null
  readonly personal: Buffer | null
  readonly recordedAt: Date
  readonly compartmentId: string | null
}

/** Before the first event: 32 zero bytes. */
export const chainStart = Buffer.alloc(32)

/**
 * Hash of an event in the chain: SHA-256 over the 32 bytes of the hash before it and the event as
 * canonical JSON (RFC 8785) in UTF-8, with `personal` in base64 and `recordedAt` in ISO 8601.
 * `compartmentId` stands in it only where there is one, so that older events keep their hash.
 */
export const chainHash = (previous: Buffer, event: ChainedEvent): Buffer => {
  const text = canonicalize({
    number: event.number,
    id: event.id,
    name: event.name,
    actor: event.actor,
    subjectId: event.subjectId,
    payload: event.payload,
    personId: event.personId,
    personal: event.personal?.toString('base64') ?? null,
    recordedAt: event.recordedAt.toISOString(),
    ...(event.compartmentId === null ? {} : { compartmentId: event.compartmentId }),
  })
  if (text === undefined) throw new Error('An event has no JSON form.')
  return createHash('sha256').update(previous).update(text, 'utf8').digest()
}
