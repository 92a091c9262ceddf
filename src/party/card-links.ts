import type { Context } from '#actions/context.ts'
import type { Card, CardKind } from '#actions/room.ts'

/** A thing of some room, by its noun and its id. */
export interface CardRef {
  readonly kind: string
  readonly id: string
}

/** Links that become cards in one message; more are only links. */
const mostLinks = 10

/** Every noun that rooms show. */
export const cardKinds = (ctx: Pick<Context, 'rooms'>): readonly CardKind[] =>
  ctx.rooms.flatMap((room) => room.cards ?? [])

/**
 * Things that addresses in a text lead to: `https://…/people/0192…` or `/people/0192…`. Only the
 * path is looked at, because one workspace is reached at several addresses.
 */
export const linksIn = (kinds: readonly CardKind[], text: string): readonly CardRef[] => {
  const found = new Map<string, CardRef>()
  for (const [, path = ''] of text.matchAll(/(?:https?:\/\/[^\s/]+|(?<=^|\s))(\/[^\s?#]+)/gu)) {
    for (const { kind, path: pattern } of kinds) {
      const id = idIn(pattern, path)
      if (id !== null) found.set(`${kind} ${id}`, { kind, id })
    }
    if (found.size >= mostLinks) break
  }
  return [...found.values()]
}

/** The id where `:id` stands in a pattern; null when the path is another one. */
const idIn = (pattern: string, path: string): string | null => {
  const [before = '', after = ''] = pattern.split(':id')
  const plain = path.replace(/[.,;:!)\]]+$/u, '')
  if (!pattern.includes(':id') || !plain.startsWith(before)) return null
  const [id = '', ...rest] = plain.slice(before.length).split('/')
  const tail = after === '' ? '' : `/${rest.join('/')}`
  return id !== '' && (after === '' || tail === after) ? safeDecode(id) : null
}

const safeDecode = (text: string): string | null => {
  try {
    return decodeURIComponent(text).slice(0, 200)
  } catch {
    return null // half of an escape: no address of ours
  }
}

/** The cards of these things that the reader may see, by kind and id; one question a kind. */
export const findCards = async (
  ctx: Context,
  refs: readonly CardRef[],
): Promise<ReadonlyMap<string, Card>> => {
  const wanted = Map.groupBy(refs, (ref) => ref.kind)
  const lists = await Promise.all(
    cardKinds(ctx).map(async (kind) => {
      const ids = [...new Set((wanted.get(kind.kind) ?? []).map((ref) => ref.id))]
      return ids.length === 0 ? [] : kind.find(ctx, ids)
    }),
  )
  return new Map(lists.flat().map((card) => [keyOf(card), card]))
}

/** Under what a card is found in the answer of `findCards`. */
export const keyOf = ({ kind, id }: CardRef): string => `${kind} ${id}`

/** A card as it may cross a wire. */
export const toCard = ({ acts, ...card }: Card) => ({
  ...card,
  ...(acts === undefined || acts.length === 0
    ? {}
    : { acts: acts.map((act) => ({ ...act, input: { ...act.input } })) }),
})
