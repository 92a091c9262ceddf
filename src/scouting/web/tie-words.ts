import type { RankedPerson } from '#scouting/contract.ts'
import { t } from '#ui/texts/text.ts'

/** More groups than this are no news; the whiskers show them. */
const mostGroups = 2

/** Which ranks this evidence cannot tell apart: `tie at 5 and 6`. Empty when there is none. */
export const tieWords = (people: readonly Pick<RankedPerson, 'rank' | 'tiedWith'>[]): string => {
  const groups = new Set(
    people
      .filter((person) => person.tiedWith.length > 0)
      .map((person) => [...person.tiedWith, person.rank].toSorted((a, b) => a - b).join(' ')),
  )
  if (groups.size === 0) return ''
  const first = [...groups][0]?.split(' ') ?? []
  if (groups.size > mostGroups || first.length > 4) return t('scout.ties')
  return t('scout.tie', { ranks: `${first.slice(0, -1).join(', ')} and ${first.at(-1) ?? ''}` })
}
