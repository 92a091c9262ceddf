import type { z } from 'zod'
import type { Actor, Door, Role } from '#actions/actor.ts'
import type { Member } from './contract.ts'

/** A row of `member` as it may cross a wire. */
export const toMember = (row: {
  readonly id: string
  readonly name: string
  readonly role: z.input<typeof Member>['role']
  readonly joinedAt: Date
}): z.input<typeof Member> => ({
  id: row.id,
  name: row.name,
  role: row.role,
  joinedAt: row.joinedAt.toISOString(),
})

/** A member who has just proved to be one, as the actor of that very change. */
export const asActor = (
  row: { readonly id: string; readonly name: string; readonly role: Role },
  door: Door,
): Actor => ({ kind: 'member', id: row.id, name: row.name, role: row.role, door })
