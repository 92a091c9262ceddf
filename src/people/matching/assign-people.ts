/** How many signatures a person of the new build shares with one of the build before. */
export interface Overlap {
  readonly person: number
  readonly oldId: string
  readonly signatures: number
}

/** Ids of the new people by number, and where the ids that were lost now lead. */
export interface Assignment {
  readonly ids: readonly string[]
  readonly lost: readonly { readonly oldId: string; readonly newId: string }[]
}

/**
 * Gives a person the id with which it shares most signatures in the build before, the largest
 * share first (ties: the lower id, then the lower person), so that ids stay when works are added.
 * People who get none receive `freshId(person, attempt)`, asked again with a higher attempt while
 * the id is taken. A lost id leads to the person who holds most of its signatures. Pure.
 */
export const assignPeople = (
  people: number,
  overlaps: readonly Overlap[],
  freshId: (person: number, attempt: number) => string,
): Assignment => {
  const ids: (string | undefined)[] = Array.from({ length: people })
  const holder = new Map<string, number>()
  const heir = new Map<string, number>()
  const ordered = overlaps.toSorted(
    (a, b) => b.signatures - a.signatures || compare(a.oldId, b.oldId) || a.person - b.person,
  )
  for (const { person, oldId } of ordered) {
    if (!heir.has(oldId)) heir.set(oldId, person)
    if (ids[person] !== undefined || holder.has(oldId)) continue
    ids[person] = oldId
    holder.set(oldId, person)
  }
  const complete = Array.from(ids, (id, person) => {
    if (id !== undefined) return id
    let attempt = 0
    let fresh = freshId(person, attempt)
    // An id that another person kept: the founding signature moved, the person did not.
    while (holder.has(fresh)) fresh = freshId(person, ++attempt)
    holder.set(fresh, person)
    return fresh
  })
  const lost = [...heir]
    .filter(([oldId]) => !holder.has(oldId))
    .map(([oldId, person]) => ({ oldId, newId: complete[person] ?? '' }))
  return { ids: complete, lost }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
