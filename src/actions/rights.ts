import { AppError } from '#core/errors.ts'
import type { Actor } from './actor.ts'
import type { Action } from './define-action.ts'
import { scopesCover } from './scopes.ts'

/** What decides: of an operation, or of something that is only read, such as a feed. */
export type Guarded = Pick<Action, 'name' | 'kind' | 'allow' | 'doors' | 'fresh'>

/** A proof by passkey lasts this long for what needs a fresh one. */
export const freshForMs = 5 * 60_000

/**
 * Why this actor may not run this operation now; null when they may. The whole decision, for every
 * door and for the matrix of rights: who (`allow`), person or program (`doors`), what the token
 * may, and whether the passkey was shown within five minutes (`fresh`). The holder of the data
 * folder is a person at this machine and counts as fresh; programs never do.
 */
export const refusalFor = (action: Guarded, actor: Actor, now: Date): AppError | null => {
  if (!action.allow.permits(actor)) return notPermitted(action, actor)
  if (action.doors === 'human' && isProgram(actor)) return humanOnly()
  if (actor.kind !== 'member') return null
  if (actor.token && !scopesCover(actor.token.scopes, action)) return scopeMissing(action)
  return action.fresh === true && !isFresh(actor.passkeyAt, now) ? passkeyNeeded() : null
}

const isProgram = (actor: Actor): boolean =>
  actor.door === 'mcp' || (actor.kind === 'member' && actor.token !== undefined)

const isFresh = (passkeyAt: Date | undefined, now: Date): boolean =>
  passkeyAt !== undefined && now.getTime() - passkeyAt.getTime() < freshForMs

const notPermitted = (action: Guarded, actor: Actor): AppError =>
  new AppError(
    'not_allowed',
    `This is for ${action.allow.sentence}.`,
    actor.kind === 'stranger'
      ? { code: 'sign_in_first', next: 'Sign in first.' }
      : { code: 'not_allowed' },
  )

const humanOnly = (): AppError =>
  new AppError('not_allowed', 'This is for a person, not for an agent or a token.', {
    code: 'human_only',
    next: 'Do it in the browser or in the terminal.',
  })

const scopeMissing = (action: Guarded): AppError =>
  new AppError('not_allowed', `This token may not use ${action.name}.`, {
    code: 'scope_missing',
    next: 'Make a token with the scope for it: Settings, Your access.',
  })

const passkeyNeeded = (): AppError =>
  new AppError('not_allowed', 'This needs your passkey, shown within the last five minutes.', {
    code: 'passkey_needed',
    next: 'Show it when the browser asks, then do it again.',
  })
