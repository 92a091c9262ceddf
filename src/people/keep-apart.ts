import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { afterDecision } from './after-decision.ts'
import { DecisionOutput } from './contract.ts'
import { ApartInput } from './inputs.ts'
import { decide } from './decide.ts'
import { readHeld } from './held-by.ts'
import { decisionCount } from './standing-decisions.ts'

export const keepApart = defineAction({
  name: 'people.keepApart',
  summary: 'Say that two people who look alike are not one, so that nothing joins them.',
  http: 'POST /people/{id}/apart',
  kind: 'change',
  input: ApartInput,
  output: DecisionOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: {
    positional: ['id', 'other'],
    render: ({ decision }) => `${decision.sentence} Undo: people undo-decision ${decision.id}`,
  },
  run: async (ctx, { id, other, reason }) => {
    const seen = await decisionCount(ctx.db)
    const [a, b] = await Promise.all([readHeld(ctx, id), readHeld(ctx, other)])
    if (a.person.person_id === b.person.person_id) {
      throw new AppError('invalid', `That is one person, ${a.person.name}.`, {
        code: 'same_person',
        next: 'Split the person instead: choose the signatures that are not theirs.',
      })
    }
    const decision = await decide(
      ctx,
      seen,
      {
        kind: 'different',
        origin: 'apart',
        keepPersonId: a.person.person_id,
        reason,
        sides: [a, b].map(({ person, nodes }) => ({
          personId: person.person_id,
          name: person.name,
          nodes,
        })),
      },
      // Two who are two now cannot have been joined by anything that stands.
      () => ({ forbiddenBy: [] }),
    )
    return afterDecision(ctx, decision)
  },
})
