import type { Context } from '#actions/context.ts'
import type { KnownPerson } from '#actions/room.ts'

/** One room may lead to ids that another one knows: a prospect to a person, that to older ids. */
const rounds = 4

/** All that any room knows of whoever has this id; null where nobody is known by it. */
export const gatherKnown = async (ctx: Context, id: string): Promise<KnownPerson | null> => {
  let known: KnownPerson | null = null
  for (let round = 0; round < rounds; round += 1) {
    const ids: readonly string[] = known?.ids ?? [id]
    const found = await Promise.all(
      ctx.rooms.map(async (room) => (await room.know?.(ctx, ids)) ?? null),
    )
    const next = join([known, ...found])
    if (next === null || next.ids.length === known?.ids.length) return next
    known = next
  }
  return known
}

/** The person as rooms are asked to show or to erase them, when nothing is known but the id. */
export const bareKnown = (id: string): KnownPerson => ({
  ids: [id],
  names: [],
  signatures: [],
  identifiers: [],
  addresses: [],
  places: [],
})

const join = (parts: readonly (KnownPerson | null)[]): KnownPerson | null => {
  const known = parts.filter((part) => part !== null)
  if (known.length === 0) return null
  const signatures = new Map(
    known.flatMap((part) => part.signatures.map((one) => [`${one.workId}#${one.position}`, one])),
  )
  return {
    ids: distinct(known.flatMap((part) => part.ids)),
    names: distinct(known.flatMap((part) => part.names)),
    signatures: [...signatures.values()],
    identifiers: distinct(known.flatMap((part) => part.identifiers)),
    addresses: distinct(known.flatMap((part) => part.addresses)),
    places: distinct(known.flatMap((part) => part.places)),
  }
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)]
