import type { Actor } from '#actions/actor.ts'
import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { readOverruleRoles } from './charter.ts'
import { OffLimitsInput, OffLimitsList } from './off-limits.contract.ts'
import { mayOverrule } from './may-overrule.ts'
import { dayOf, readOverrules, stateOf, toOffLimits } from './off-limits-rows.ts'
import { keepsOffLimits } from './write-off-limits.ts'

const mostShown = 1_000

export const listOffLimits = defineAction({
  name: 'campaign.offLimits',
  summary: 'List organisations and people who are off-limits, by which clause and until when.',
  http: 'GET /off-limits',
  kind: 'read',
  input: OffLimitsInput,
  output: OffLimitsList,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { examples: ['campaign off-limits', 'campaign off-limits --which past'] },
  table: ({ offLimits }) => ({
    columns: ['name', 'clause', 'holds', 'basis', 'source', 'from', 'until', 'state', 'id'],
    rows: offLimits.map((one) => [
      one.name,
      one.kind,
      one.holds,
      one.lawfulBasis,
      one.source,
      one.startsOn,
      one.endsOn,
      one.state,
      one.id,
    ]),
  }),
  run: async (ctx, { which }) => {
    const today = dayOf(ctx.now())
    const [rows, overruleRoles] = await Promise.all([
      ctx.db
        .selectFrom('offLimits')
        .selectAll()
        .orderBy('endsOn', which === 'standing' ? 'asc' : 'desc')
        .orderBy('name')
        .orderBy('id')
        .limit(mostShown)
        .execute(),
      readOverruleRoles(ctx.db),
    ])
    const wanted = rows.filter((row) => {
      const stands = ['coming', 'in force'].includes(stateOf(row, today))
      return which === 'all' || stands === (which === 'standing')
    })
    const overrules = await readOverrules(
      ctx.db,
      wanted.map(({ id }) => id),
    )
    return {
      offLimits: wanted.map((row) => toOffLimits(row, overrules, today)),
      overruleRoles: [...overruleRoles],
      mayWrite: mayWrite(ctx.actor),
      mayOverrule: mayOverrule(ctx.actor, overruleRoles),
    }
  },
})

const mayWrite = (actor: Actor): boolean => keepsOffLimits.permits(actor)
