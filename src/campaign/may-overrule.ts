import type { Actor, Role } from '#actions/actor.ts'
import type { Allow } from '#actions/allow.ts'
import { AppError } from '#core/errors.ts'
import { inWords } from './charter-words.ts'

/** Whom the charter names for it is known only when it is asked; never a delegate. */
export const whoeverMayOverrule: Allow = {
  sentence: 'whom the charter names, and no delegate',
  permits: (actor) =>
    actor.kind === 'operator' || (actor.kind === 'member' && actor.actsFor === undefined),
}

/** Whether this actor is of a role that the charter names. */
export const mayOverrule = (actor: Actor, roles: readonly Role[]): boolean =>
  actor.kind === 'operator' ||
  (actor.kind === 'member' && actor.actsFor === undefined && roles.includes(actor.role))

/** Refuses everybody else, naming whom to ask. */
export const refuseOverrule = (actor: Actor, roles: readonly Role[]): void => {
  if (mayOverrule(actor, roles)) return
  throw new AppError('not_allowed', `The charter lets only ${inWords(roles)} overrule.`, {
    code: 'not_named_in_charter',
    next: `Ask ${inWords(roles)}.`,
  })
}
