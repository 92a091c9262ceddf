import type { Context } from '#actions/context.ts'
import { AppError } from '#core/errors.ts'
import { suppressedFacts } from '#workspace/privacy-suppression.ts'
import type { Wanted } from './wanted.ts'

/**
 * Nobody who asked to be erased comes back onto The List by name. Who is named by an id is somebody
 * who is here, so was not erased.
 *
 * @throws AppError `asked_to_be_erased` that names the lines by their place in the input, from 1.
 */
export const refuseErased = async (ctx: Context, wanted: readonly Wanted[]): Promise<void> => {
  const byName = wanted.flatMap((one, index) =>
    one.asked.kind === 'person' && one.personId === null ? [{ one, place: index + 1 }] : [],
  )
  const sentences = await suppressedFacts(
    ctx,
    byName.map(({ one }) => ({ name: one.name, organisation: one.affiliation, addresses: [] })),
  )
  const refused = byName.flatMap(({ place }, index) => (sentences[index] ? [place] : []))
  const sentence = sentences.find((one) => one !== null)
  if (!sentence) return
  throw new AppError('conflict', sentence, {
    code: 'asked_to_be_erased',
    next: 'If this is another person, say where they work.',
    details: { places: refused },
  })
}
