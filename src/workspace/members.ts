import { z } from 'zod'
import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { MemberList } from './contract.ts'
import { toMember } from './member.ts'

export const listMembers = defineAction({
  name: 'workspace.members',
  summary: 'List who works in this workspace.',
  http: 'GET /members',
  kind: 'read',
  input: z.object({}),
  output: MemberList,
  allow: member,
  doors: 'all',
  mcp: false,
  table: ({ members }) => ({
    columns: ['name', 'role', 'joined'],
    rows: members.map((one) => [one.name, one.role, one.joinedAt]),
  }),
  run: async (ctx) => {
    const rows = await ctx.db
      .selectFrom('member')
      .selectAll()
      .orderBy('joinedAt')
      .limit(500)
      .execute()
    return { members: rows.map(toMember) }
  },
})
