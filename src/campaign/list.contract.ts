import { z } from 'zod'

export const ProspectId = z.uuid().brand<'ProspectId'>()
export type ProspectId = z.infer<typeof ProspectId>

export const SeatAreaId = z.uuid().brand<'SeatAreaId'>()
export type SeatAreaId = z.infer<typeof SeatAreaId>

/** Where somebody on The List stands. The first seven follow each other. */
export const Stage = z.enum([
  'prospect',
  'lead',
  'candidate',
  'finalist',
  'offeree',
  'accepted',
  'starter',
  'passed',
  'declined',
  'nurture',
  'reneged',
  'leaver',
  'boomerang',
])
export type Stage = z.infer<typeof Stage>

/** How much one person matters for the goal. */
export const Tier = z.enum(['A', 'B', 'C'])
export type Tier = z.infer<typeof Tier>
