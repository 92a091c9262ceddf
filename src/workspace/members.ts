import { z } from 'zod'
import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { MemberList } from './contract.ts'
import { memberRows, toMember } from './member.ts'

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
    columns: ['name', 'role', 'for', 'joined', 'version', 'id'],
    rows: members.map((one) => [
      one.name,
      one.role,
      one.actsFor?.name ?? '',
      one.joinedAt,
      one.version,
      one.id,
    ]),
  }),
  run: async (ctx) => {
    const rows = await memberRows(ctx.db).orderBy('member.joinedAt').limit(500).execute()
    return { members: rows.map(toMember) }
  },
})
