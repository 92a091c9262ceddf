import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type { Context } from './context.ts'
import type { ActionDefinition } from './define-action.ts'
import { refusalFor } from './rights.ts'

/**
 * Runs one operation for one actor: rights, then input, then the operation, then the output's
 * shape. Every door goes through here.
 */
export const runAction = async <I extends z.ZodObject, O extends z.ZodObject>(
  action: ActionDefinition<I, O>,
  ctx: Context,
  rawInput: unknown,
): Promise<z.output<O>> => {
  const refusal = refusalFor(action, ctx.actor, ctx.now())
  if (refusal) throw refusal
  if (holdsNul(rawInput)) throw nulInside()
  const input = action.input.safeParse(rawInput)
  if (!input.success) throw invalidInput(input.error)
  return action.output.parse(await action.run(ctx, input.data))
}

/** No store keeps the character NUL, and no person types it. */
const holdsNul = (value: unknown): boolean => {
  if (typeof value === 'string') return value.includes('\0')
  if (typeof value !== 'object' || value === null) return false
  return Object.values(value).some(holdsNul)
}

const nulInside = (): AppError =>
  new AppError('invalid', 'The input holds the character NUL, which no text has.', {
    code: 'nul_inside',
    next: 'Take it out and send it again.',
  })

/** Whether nothing was given at all, which is told apart from something that does not fit. */
const isMissing = (issue: z.core.$ZodIssue): boolean =>
  issue.code === 'invalid_type' && issue.message.endsWith('received undefined')

const invalidInput = (error: z.ZodError): AppError => {
  const issues = error.issues.map((issue) => ({
    field: issue.path.join('.') || '(input)',
    problem: isMissing(issue) ? 'missing' : issue.message,
  }))
  const first = issues[0]
  return new AppError(
    'invalid',
    first ? `${first.field}: ${first.problem}.` : 'The input does not fit.',
    { code: 'invalid_input', next: 'Correct it and send it again.', details: { issues } },
  )
}
