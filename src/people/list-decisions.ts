import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { DecisionsOutput } from './contract.ts'
import { DecisionsInput } from './inputs.ts'
import { countDecisions, readDecisions } from './decision.ts'
import { idsLeadingTo, resolvePersonId } from './resolve-person.ts'

export const listDecisions = defineAction({
  name: 'people.decisions',
  summary: 'List what was decided about who is who, newest first.',
  http: 'GET /identity-decisions',
  kind: 'read',
  input: DecisionsInput,
  output: DecisionsOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  table: ({ decisions }) => ({
    columns: ['decided', 'by', 'decision', 'reason', 'undone', 'id'],
    rows: decisions.map((one) => [one.at, one.by, one.sentence, one.reason, one.undoneAt, one.id]),
  }),
  run: async (ctx, { personId, undone, limit, offset }) => {
    const which =
      personId === undefined
        ? { undone }
        : { undone, personIds: await idsLeadingTo(ctx.db, await resolvePersonId(ctx, personId)) }
    const [decisions, total] = await Promise.all([
      readDecisions(ctx.db, { ...which, limit, offset }),
      countDecisions(ctx.db, which),
    ])
    return { decisions, total }
  },
})
