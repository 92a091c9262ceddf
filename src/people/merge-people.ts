import { member } from '#actions/allow.ts'
import type { Context } from '#actions/context.ts'
import { defineAction } from '#actions/define-action.ts'
import { AppError } from '#core/errors.ts'
import { DecisionOutput } from './contract.ts'
import { MergeInput } from './inputs.ts'
import { decide } from './decide.ts'
import { afterDecision } from './after-decision.ts'
import { forbidsSame } from './decisions.ts'
import { readHeld, type Held } from './held-by.ts'
import type { NewDecision } from './insert-decisions.ts'
import { decisionCount } from './standing-decisions.ts'

/** Refused while a standing decision says that they are two, or when one work has both. */
export const mergePeople = defineAction({
  name: 'people.merge',
  summary: 'Say that two people are one. Works, notes and facts come together; undo parts them.',
  http: 'POST /people/{id}/merges',
  kind: 'change',
  input: MergeInput,
  output: DecisionOutput,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: {
    positional: ['id', 'other'],
    examples: ['people merge 6f1c… 0b7a… --reason "same home page"'],
    render: ({ decision }) => `${decision.sentence} Undo: people undo-decision ${decision.id}`,
  },
  run: async (ctx, { id, other, reason }) => {
    const seen = await decisionCount(ctx.db)
    const [a, b] = await Promise.all([readHeld(ctx, id), readHeld(ctx, other)])
    const refusal = await refusesMerge(ctx, a, b)
    if (refusal) throw refusal
    const decision = await decide(ctx, seen, sameDecision(a, b, reason), (standing) => ({
      forbiddenBy: forbidsSame(standing, [...a.nodes.keys()], [...b.nodes.keys()]),
    }))
    return afterDecision(ctx, decision)
  },
})

/** "a and b are one", keeping the id of the one with works, else of `a`. */
export const sameDecision = (a: Held, b: Held, reason: string): NewDecision => ({
  kind: 'same',
  origin: 'merge',
  keepPersonId:
    a.person.works === 0 && b.person.works > 0 ? b.person.person_id : a.person.person_id,
  reason,
  sides: [a, b].map(({ person, nodes }) => ({
    personId: person.person_id,
    name: person.name,
    nodes,
  })),
})

/** Why two cannot be one whatever anybody decided; null when they may be. */
export const refusesMerge = async (ctx: Context, a: Held, b: Held): Promise<AppError | null> => {
  if (a.person.person_id === b.person.person_id) {
    return new AppError('invalid', `${a.person.name} is one person already.`, {
      code: 'same_person',
    })
  }
  const [both] = await ctx.literature.query<{ title: string | null }>(
    `select w.title from signature s
     join signature t on t.work_no = s.work_no and t.person_no = $2
     join work w on w.work_no = s.work_no
     where s.person_no = $1 order by w.title nulls last limit 1`,
    [a.person.person_no, b.person.person_no],
  )
  if (!both) return null
  return new AppError(
    'conflict',
    `Both sign “${both.title ?? 'a work without title'}”. One work never has the same person twice.`,
    {
      code: 'both_sign_a_work',
      next: 'If the work lists its authors twice, first say that one of its two lines is not theirs.',
    },
  )
}
