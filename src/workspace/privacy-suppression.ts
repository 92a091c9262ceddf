import type { Context } from '#actions/context.ts'
import { AppError } from '#core/errors.ts'
import {
  addressValue,
  isMarked,
  namePlaceValue,
  nameValue,
  readSuppression,
} from '#warehouse/suppression.ts'

/** What somebody wants to keep of a person, as far as an erased one could come back by it. */
export interface FactsToKeep {
  readonly name: string
  /** Where they are, as written; empty when it is not said. */
  readonly organisation: string
  /** Pages, ORCIDs, mail addresses. */
  readonly addresses: readonly string[]
}

/**
 * Why each of these may not be kept, in their order; null where it may. Refused: a mail address or
 * id of somebody who was erased, their name at their organisation or with a page of theirs, and
 * their bare name with nothing that tells a namesake from them.
 */
export const suppressedFacts = async (
  ctx: Pick<Context, 'db' | 'literature'>,
  people: readonly FactsToKeep[],
): Promise<(string | null)[]> => {
  const suppression = await readSuppression(ctx.db, ctx.literature.folder)
  if (suppression === null) return people.map(() => null)
  return people.map(({ name, organisation, addresses }) => {
    const marked = addresses.some(
      (one) =>
        isMarked(suppression, 'identifier', addressValue(one)) ||
        isMarked(suppression, 'address', addressValue(one)) ||
        isMarked(suppression, 'name_place', namePlaceValue(name, addressValue(one))),
    )
    if (marked || isMarked(suppression, 'name_place', namePlaceValue(name, organisation))) {
      return 'Somebody with this name or address asked to be erased and may not be kept again.'
    }
    const bare = organisation.trim() === '' && addresses.length === 0
    return bare && isMarked(suppression, 'name', nameValue(name))
      ? 'Somebody of this name asked to be erased, and nothing tells this person from them.'
      : null
  })
}

/** Refuses to keep somebody who was erased; see `suppressedFacts`. */
export const refuseSuppressed = async (
  ctx: Pick<Context, 'db' | 'literature'>,
  person: FactsToKeep,
): Promise<void> => {
  const [sentence] = await suppressedFacts(ctx, [person])
  if (!sentence) return
  throw new AppError('conflict', sentence, {
    code: 'asked_to_be_erased',
    next: 'If this is another person, say where they work or give a page of theirs.',
  })
}
