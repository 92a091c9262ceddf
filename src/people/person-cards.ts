import type { Context } from '#actions/context.ts'
import type { Card, CardKind } from '#actions/room.ts'
import { AppError } from '#core/errors.ts'
import { readPeople, type PersonColumns } from './person-row.ts'
import { resolvePersonId } from './resolve-person.ts'
import { findPeople } from './find-people.ts'

const uuid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i

/** A person as other rooms show them. An id that was merged away shows who it leads to. */
export const personCards: CardKind = {
  kind: 'person',
  path: '/people/:id',
  find: async (ctx, ids) => {
    const asked = [...new Set(ids.filter((id) => uuid.test(id)))]
    if (asked.length === 0) return []
    const found = new Map(
      (await readPeople(ctx, { ids: asked })).map((person) => [person.person_id, person]),
    )
    const gone = asked.filter((id) => !found.has(id))
    const led = await Promise.all(gone.map((id) => leadsTo(ctx, id)))
    return asked.flatMap((id) => {
      const person = found.get(id) ?? led[gone.indexOf(id)]
      return person ? [toCard(id, person)] : []
    })
  },
  search: async (ctx, words, limit) => {
    if (words.trim() === '') return []
    const { people } = await findPeople.run(ctx, {
      query: words.slice(0, 300),
      organisation: '',
      kind: 'all',
      sort: 'fit',
      limit,
      offset: 0,
    })
    return people.map((person) => ({
      kind: 'person',
      id: person.id,
      title: person.name,
      line: lineOf(person.role, person.organisation, person.works),
      path: `/people/${person.id}`,
    }))
  },
}

/** Under the id that was asked for, so that whoever asked finds it again. */
const toCard = (id: string, person: PersonColumns): Card => ({
  kind: 'person',
  id,
  title: person.name,
  line: lineOf(person.role, person.organisation, person.works),
  path: `/people/${person.person_id}`,
})

const lineOf = (role: string | null, organisation: string | null, works: number): string =>
  [role, organisation, works === 0 ? '' : works === 1 ? '1 work' : `${works} works`]
    .filter((part) => part !== null && part !== '')
    .join(' · ')

const leadsTo = async (ctx: Context, id: string): Promise<PersonColumns | undefined> => {
  try {
    const [person] = await readPeople(ctx, { ids: [await resolvePersonId(ctx, id)] })
    return person
  } catch (error) {
    if (error instanceof AppError && error.kind === 'not_found') return undefined
    throw error
  }
}
