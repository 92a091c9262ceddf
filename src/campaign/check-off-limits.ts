import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { readOverruleRoles } from './charter.ts'
import { CheckOffLimitsInput, CheckOffLimitsOutput } from './off-limits.contract.ts'
import { mayOverrule } from './may-overrule.ts'
import { checkOffLimits } from './off-limits.ts'

/** A read that needs a body: hundreds of names do not fit into an address. */
export const checkNames = defineAction({
  name: 'campaign.checkOffLimits',
  summary: 'Which clauses hold these people or organisations today, and who may overrule.',
  http: 'POST /off-limits/checks',
  kind: 'read',
  input: CheckOffLimitsInput,
  output: CheckOffLimitsOutput,
  allow: member,
  doors: 'all',
  run: async (ctx, { subjects }) => {
    const [checked, roles] = await Promise.all([
      checkOffLimits(ctx, subjects),
      readOverruleRoles(ctx.db),
    ])
    return {
      checked: checked.map((held) => ({ held: [...held] })),
      overruleRoles: [...roles],
      mayOverrule: mayOverrule(ctx.actor, roles),
    }
  },
})
