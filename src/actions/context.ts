import type { Clock } from '#core/clock.ts'
import type { CampaignDatabase } from '#database/open.ts'
import type { Warehouse } from '#warehouse/open.ts'
import type { Actor } from './actor.ts'
import type { Outside } from './outside.ts'
import type { Reach } from './reach.ts'
import type { Room } from './room.ts'

/** Everything an operation may reach. It stays this small; it grows by ADR only. */
export interface Context {
  /** The record: PostgreSQL through Kysely. */
  readonly db: CampaignDatabase
  /** The literature store: live build plus overlay, read only, and the folder of its shards. */
  readonly literature: Warehouse
  readonly actor: Actor
  readonly now: Clock
  /** Addresses of the services outside, so that tests can name small real servers instead. */
  readonly outside: Outside
  /** What every room shows and keeps: cards, keepers of people, lines. */
  readonly rooms: readonly Room[]
  /** Where people reach this app; absent where nobody can, as in a command that runs alone. */
  readonly reach?: Reach
  /** The same with somebody else's eyes: for jobs that make ready what a member will read. */
  readonly as: (actor: Actor) => Context
}
