import type { Context } from '#actions/context.ts'
import { AppError } from '#core/errors.ts'
import { resolvePersonId } from '#people/resolve-person.ts'
import type { Search } from './search.ts'

/**
 * Where a person (any id that ever left the app) stands on the ranked list, from 0. Throws
 * `person_not_found`, or `not_on_list` for a person whom the brief or its filters leave out.
 */
export const rankOfPerson = async (ctx: Context, search: Search, id: string): Promise<number> => {
  const live = await resolvePersonId(ctx, id)
  const rows = await search.reader.query<{ person_no: number; name: string }>(
    'select person_no, "name" from person where person_id = $1',
    [live],
  )
  const personNo = rows[0]?.person_no ?? -1
  const index = search.ranked.findIndex((person) => person.personNo === personNo)
  if (index >= 0) return index
  const filtered = search.matched.some((person) => person.personNo === personNo)
  throw new AppError(
    'not_found',
    `${rows[0]?.name ?? 'This person'} is not on the list for this brief.`,
    {
      code: 'not_on_list',
      next: filtered ? 'Take a filter off.' : 'Nothing this person wrote holds its words.',
    },
  )
}
