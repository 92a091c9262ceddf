/** Who cites whom inside the world: earlier works of the same subject first, well-known ones more. */
import type { OpenAlexWork } from './openalex-work.ts'
import type { PlannedWork } from './plan.ts'
import type { Random } from './random.ts'

/** Works with their references, none of which is cited more often than its count allows. */
export const addReferences = (
  random: Random,
  works: readonly OpenAlexWork[],
  plans: readonly PlannedWork[],
): OpenAlexWork[] => {
  const room = new Map(works.map((work) => [work.id, work.cited_by_count ?? 0]))
  const bySubject = Map.groupBy(works.keys(), (index) => plans[index]?.topic)
  const everything = [...works.keys()]
  return works.map((work, index) => {
    const subject = bySubject.get(plans[index]?.topic) ?? everything
    const chosen = new Set<string>()
    const wanted = random.between(5, 16)
    for (let tries = 0; chosen.size < wanted && tries < wanted * 6; tries += 1) {
      const pool = random.chance(0.75) ? subject : everything
      const one = works[random.pick(pool)]
      const two = works[random.pick(pool)]
      // Of two earlier works the better known is cited: preferential attachment, cheaply.
      const better = (one?.cited_by_count ?? 0) >= (two?.cited_by_count ?? 0) ? one : two
      if (better === undefined || better.publication_date >= work.publication_date) continue
      const left = room.get(better.id) ?? 0
      if (left === 0 || chosen.has(better.id)) continue
      room.set(better.id, left - 1)
      chosen.add(better.id)
    }
    return { ...work, referenced_works: [...chosen] }
  })
}
