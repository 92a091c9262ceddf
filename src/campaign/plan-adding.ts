import { stops } from './off-limits.ts'
import type { Namesake } from './standing-lines.ts'
import type { Wanted } from './wanted.ts'

/** What becomes of somebody who is to be added. `id` is of the new line, or of the one that stands. */
export type Planned =
  | { readonly outcome: 'added'; readonly id: string; readonly wanted: Wanted }
  | { readonly outcome: 'there'; readonly id: string; readonly wanted: Wanted }
  | { readonly outcome: 'held'; readonly wanted: Wanted }
  | { readonly outcome: 'alike'; readonly alike: readonly string[]; readonly wanted: Wanted }

/** What stands on The List, as far as whoever adds may see it. */
export interface Standing {
  /** Line by id of person or organisation. */
  readonly under: ReadonlyMap<string, string>
  readonly namesakes: readonly Namesake[]
}

/**
 * Decides for each in their order; pure. Who stands under an id is found. A name alone is never
 * certain: it asks, unless `anyway`. Whom a clause stops is not added. The same somebody twice in one list is added once.
 */
export const planAdding = (
  wanted: readonly Wanted[],
  standing: Standing,
  newId: () => string,
): readonly Planned[] => {
  const under = new Map(standing.under)
  const namesakes = [...standing.namesakes]
  return wanted.map((one): Planned => {
    const anchor = one.personId ?? one.organisationId
    const found = one.leads.flatMap((id) => under.get(id) ?? [])[0] ?? one.bySignature
    if (found !== null) return { outcome: 'there', id: found, wanted: one }
    if (one.held.some(stops)) return { outcome: 'held', wanted: one }
    const alike = one.asked.anyway ? [] : alikeOf(one, namesakes)
    if (alike.length > 0) return { outcome: 'alike', alike, wanted: one }
    const id = newId()
    for (const lead of one.leads) under.set(lead, id)
    namesakes.push({ id, nameKey: one.nameKey, kind: one.asked.kind, byName: anchor === null })
    return { outcome: 'added', id, wanted: one }
  })
}

/**
 * Lines of the same name that could be meant. Two who are each known by an id of their own are
 * namesakes, not doubles.
 */
const alikeOf = (wanted: Wanted, namesakes: readonly Namesake[]): readonly string[] => {
  const byName = wanted.personId === null && wanted.organisationId === null
  return namesakes
    .filter(
      (line) =>
        line.nameKey === wanted.nameKey &&
        line.kind === wanted.asked.kind &&
        (byName || line.byName),
    )
    .map((line) => line.id)
}
