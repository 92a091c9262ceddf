import { z } from 'zod'

/** Roles of a workspace; `actions/actor.ts` holds the same list for the server. */
export const Role = z.enum(['founder', 'hr', 'recruiting', 'staff', 'scientist', 'finance'])

export const MemberId = z.uuid().brand<'MemberId'>()
export type MemberId = z.infer<typeof MemberId>

/** Grows by one with each change; a change carries the version it saw. */
export const Version = z.int().positive()

/** A moment in UTC, ISO 8601. */
export const Moment = z.iso.datetime()

/** Someone who signs in here. */
export const Member = z.object({
  id: MemberId,
  name: z.string(),
  role: Role,
  joinedAt: Moment,
  /** The founder, when this member acts for them; shown wherever this member acts. */
  actsFor: z.object({ id: MemberId, name: z.string() }).nullable(),
  version: Version,
})
export type Member = z.infer<typeof Member>

/** A one-time code as a person types it: any case, with or without hyphens and blanks. */
export const TypedCode = z.string().trim().min(1, 'Type the code').max(100, 'This is too long')

export const PersonName = z
  .string()
  .trim()
  .min(1, 'Write a name')
  .max(200, 'At most 200 characters')
