import type { Actor } from '#actions/actor.ts'
import type { JsonObject } from '#core/json.ts'

/** A change to tell of. `payload` is never personal; what is, goes into `personal`. */
export interface NewEvent {
  /** Room and what happened, in the past: `people.merged`. */
  readonly name: `${string}.${string}`
  readonly actor: Actor
  /** Id of what changed; null when the whole workspace did. */
  readonly subjectId: string | null
  readonly payload?: JsonObject
  /** Told inside of this compartment only; absent or null: to every member. */
  readonly compartmentId?: string | null
  /** Encrypted under a key of that person's own; unreadable once the person is erased. */
  readonly personal?: { readonly personId: string; readonly data: JsonObject }
}
