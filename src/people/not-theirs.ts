import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { DecisionOutput } from './contract.ts'
import { SplitInput } from './inputs.ts'
import { sendAway } from './send-away.ts'

export const notTheirs = defineAction({
  name: 'people.notTheirs',
  summary: 'Say that signatures do not belong to this person. They become somebody else.',
  http: 'POST /people/{id}/not-theirs',
  kind: 'change',
  input: SplitInput,
  output: DecisionOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: {
    positional: ['id'],
    examples: [
      `people not-theirs 6f1c… --signatures '{"workId":"https://openalex.org/W12","position":0}'`,
    ],
    render: ({ decision }) => `${decision.sentence} Undo: people undo-decision ${decision.id}`,
  },
  run: (ctx, input) => sendAway(ctx, { ...input, origin: 'not_theirs' }),
})
