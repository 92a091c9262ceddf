import type { z } from 'zod'
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
