import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { afterDecision } from './after-decision.ts'
import { DecisionOutput } from './contract.ts'
import { SplitInput } from './inputs.ts'
import { decide } from './decide.ts'
import { forbidsSame } from './decisions.ts'
import { readHeld } from './held-by.ts'
import { divide } from './send-away.ts'
import { decisionCount } from './standing-decisions.ts'

/** All of the person's other signatures are what the confirmed ones are held to. */
export const confirmIdentity = defineAction({
  name: 'people.confirm',
  summary: 'Say that signatures do belong to this person, so that no rebuild parts them.',
  http: 'POST /people/{id}/confirmations',
  kind: 'change',
  input: SplitInput,
  output: DecisionOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { positional: ['id'], render: ({ decision }) => decision.sentence },
  run: async (ctx, { id, signatures, reason }) => {
    const seen = await decisionCount(ctx.db)
    const held = await readHeld(ctx, id)
    if (signatures.length === held.nodes.size && held.nodes.size === 1) {
      throw new AppError('invalid', 'A single signature has nothing to be held to.', {
        code: 'nothing_to_confirm',
      })
    }
    const all = signatures.length >= held.nodes.size
    const [founding, ...others] = [...held.nodes]
    const { stays, goes } = all
      ? { stays: new Map(founding ? [founding] : []), goes: new Map(others) }
      : divide(held, signatures)
    const { person_id: personId, name } = held.person
    const decision = await decide(
      ctx,
      seen,
      {
        kind: 'same',
        origin: 'confirm',
        keepPersonId: personId,
        reason,
        sides: [
          { personId, name, nodes: stays },
          { personId, name, nodes: goes },
        ],
      },
      (standing) => ({
        forbiddenBy: forbidsSame(standing, [...stays.keys()], [...goes.keys()]),
      }),
    )
    return afterDecision(ctx, decision)
  },
})
