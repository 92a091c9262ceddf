import type { ExplainOutput, WhatIf } from '#scouting/contract.ts'
import { formatScore } from '#ui/format.ts'
import { NumberDoor } from '#ui/parts/NumberDoor.tsx'
import { ordinal } from '#ui/parts/position.ts'
import { t } from '#ui/texts/text.ts'
import type { Scout, ScoutChange } from './use-scout.ts'

/** Where the person would stand if one thing were otherwise, with the way to that list. */
export const WhatIfTable = ({ explained, scout }: { explained: ExplainOutput; scout: Scout }) => (
  <table className="table what-if">
    <thead>
      <tr>
        <th scope="col">{t('why.changeHead')}</th>
        <th scope="col" className="r">
          {t('why.changeHeadRank')}
        </th>
        <th scope="col" className="r">
          {t('why.changeHeadScore')}
        </th>
      </tr>
    </thead>
    <tbody>
      {explained.whatIf.map((what) => (
        <tr key={what.name}>
          <th scope="row">{what.label}</th>
          <td className="r">
            <Outcome what={what} href={listHref(what, explained, scout)} />
          </td>
          <td className="r tn">{what.rank === null ? '' : formatScore(what.score)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

const Outcome = ({ what, href }: { what: WhatIf; href: string | null }) => {
  const text =
    what.rank === null
      ? t('why.changeGone')
      : t('why.changeRank', { rank: ordinal(what.rank), of: what.of })
  return href === null ? <>{text}</> : <NumberDoor href={href}>{text}</NumberDoor>
}

// The list that answers the same question; null where no address can ask for it.
const listHref = (what: WhatIf, explained: ExplainOutput, scout: Scout): string | null => {
  const change = changeOf(what.name)
  return change === null
    ? null
    : scout.href({ ...change, person: explained.person.person, why: undefined })
}

const changeOf = (name: WhatIf['name']): ScoutChange | null => {
  switch (name) {
    case 'first-author-only':
      return { role: 'first' }
    case 'last-author-only':
      return { role: 'last' }
    case 'without-recency':
      return { halfLife: 0 }
    case 'without-citations':
      return { impact: 0 }
    case 'without-role':
      return { first: 1, middle: 1, last: 1 }
    case 'without-best-work':
    case 'last-five-years':
      return null
  }
}
