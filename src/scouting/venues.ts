import { countedWorks, type FoundWorks } from './find-works.ts'
import type { Resident } from './resident.ts'

/** The found works of these venues only, the best 2,000 of them; all when no venue is named. */
export const withoutVenues = (
  resident: Resident,
  found: FoundWorks,
  venues: ReadonlySet<number>,
): FoundWorks => {
  if (venues.size === 0) return found
  const kept: number[] = []
  for (let at = 0; at < found.work.length && kept.length < countedWorks; at++) {
    if (venues.has(resident.venue[found.work[at] ?? -1] ?? -1)) kept.push(at)
  }
  return {
    ...found,
    work: Int32Array.from(kept, (at) => found.work[at] ?? 0),
    relevance: Float64Array.from(kept, (at) => found.relevance[at] ?? 0),
    mask: Int32Array.from(kept, (at) => found.mask[at] ?? 0),
  }
}
