import { sql } from 'kysely'
import { z } from 'zod'
import type { CampaignDatabase } from '#database/open.ts'

/** Channel for what is true only now: who is here, who types, how far one has read. */
export const momentChannel = 'party_moment'

/** What is true only now. Ids only; who may know of it is decided by who hears it. */
const Moment = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('presence'), memberId: z.uuid(), here: z.boolean() }),
  z.object({ kind: z.literal('typing'), memberId: z.uuid(), roomId: z.uuid() }),
  z.object({ kind: z.literal('read'), memberId: z.uuid(), roomId: z.uuid(), place: z.int() }),
  z.object({ kind: z.literal('preference'), memberId: z.uuid() }),
  z.object({ kind: z.literal('rooms') }),
])
export type Moment = z.infer<typeof Moment>

/**
 * Tells every process. After the transaction, never in it: a NOTIFY makes commits queue. A lost one
 * is mended by what a feed reads again by itself.
 */
export const tellMoment = (db: CampaignDatabase, moment: Moment): void => {
  sql`select pg_notify(${momentChannel}, ${JSON.stringify(moment)})`
    .execute(db)
    .catch(() => undefined) // a connection that is just being replaced: what is told is short-lived
}

/** A notice as a moment; null for what is none. */
export const readMoment = (payload: string): Moment | null => {
  try {
    const parsed = Moment.safeParse(JSON.parse(payload))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
