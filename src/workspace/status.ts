import { z } from 'zod'
import { anyone } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { appVersion } from '#core/version.ts'
import { WorkspaceStatus } from './contract.ts'
import { memberRows, toMember } from './member.ts'

/** The first question of every visitor: is this claimed, and do you know me? */
export const status = defineAction({
  name: 'workspace.status',
  alias: 'status',
  summary: 'Say whether the workspace is claimed and who asks.',
  http: 'GET /workspace',
  kind: 'read',
  input: z.object({}),
  output: WorkspaceStatus,
  allow: anyone,
  doors: 'all',
  mcp: false,
  cli: {
    examples: ['status', 'status --json'],
    render: (seen) =>
      [
        seen.claimed
          ? `Claimed${seen.companyName ? ` for ${seen.companyName}` : ''}.`
          : 'Not claimed yet.',
        seen.invented ? 'It shows an invented world.' : '',
        seen.appVersion ? `Version ${seen.appVersion}.` : '',
      ]
        .filter(Boolean)
        .join(' '),
  },
  run: async (ctx): Promise<z.input<typeof WorkspaceStatus>> => {
    const { actor } = ctx
    const workspace = await ctx.db.selectFrom('workspace').selectAll().executeTakeFirstOrThrow()
    const claimed = workspace.claimedAt !== null
    if (actor.kind === 'stranger') {
      return {
        claimed,
        actor: 'stranger',
        member: null,
        companyName: null,
        invented: null,
        appVersion: null,
        startedAt: null,
      }
    }
    const row =
      actor.kind === 'member'
        ? await memberRows(ctx.db).where('member.id', '=', actor.id).executeTakeFirst()
        : undefined
    return {
      claimed,
      actor: actor.kind === 'member' ? 'member' : 'operator',
      member: row ? toMember(row) : null,
      companyName: workspace.companyName,
      invented: workspace.invented,
      appVersion,
      startedAt: new Date(ctx.now().getTime() - process.uptime() * 1000).toISOString(),
    }
  },
})
