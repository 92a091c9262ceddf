import { memo } from 'react'
import type { KeyboardEvent, Ref } from 'react'
import type { RankedPerson } from '#scouting/contract.ts'
import { formatYears } from '#ui/format.ts'
import { ListMark } from '#ui/list-slot.tsx'
import { phone, useMedia } from '#ui/parts/media.ts'
import { PersonRow } from '#ui/parts/PersonRow.tsx'
import { VirtualList } from '#ui/parts/VirtualList.tsx'
import type { ListHandle } from '#ui/parts/VirtualList.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import type { Ranking } from './use-ranking.ts'
import type { Scout } from './use-scout.ts'

/** Height of a row with a best work, as the stylesheet draws it. */
const rowPx = 63
const phoneRowPx = 78

/** Share of recent works from which a row says "recent contribution". */
const recentFrom = 2 / 3

interface RankedListProps {
  readonly scout: Scout
  readonly ranking: Ranking
  readonly open: string | undefined
  readonly onOpenDossier: (person: string) => void
  readonly ref: Ref<ListHandle>
}

/** All ranked people, each with score, doubt and best work. */
export const RankedList = ({ scout, ranking, open, onOpenDossier, ref }: RankedListProps) => {
  const small = useMedia(phone)
  const best = ranking.personAt(0)?.high ?? 1
  const onRowKey = (event: KeyboardEvent<HTMLElement>, row: number): void => {
    const person = ranking.personAt(row)?.person
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    if (person === undefined || person !== open || !isCover(event.target)) return
    event.preventDefault()
    onOpenDossier(person)
  }
  return (
    <VirtualList
      ref={ref}
      label={t('scout.list')}
      rows={ranking.rows}
      rowPx={small ? phoneRowPx : rowPx}
      onRange={ranking.want}
      stale={ranking.stale}
      shown={open === undefined ? null : ranking.rowOf(open)}
      onRowKey={onRowKey}
      row={(row) => {
        const person = ranking.personAt(row)
        return person ? (
          <RankedRow person={person} top={best} scout={scout} selected={person.person === open} />
        ) : (
          <RowOnTheWay rank={row + 1} />
        )
      }}
      end={
        ranking.total > ranking.rows && (
          <p className="m virtual-end">
            {t('scout.end', { shown: ranking.rows, total: ranking.total })}
          </p>
        )
      }
    />
  )
}

interface RankedRowProps {
  readonly person: RankedPerson
  readonly top: number
  readonly scout: Scout
  readonly selected: boolean
}

// A scrolled list draws only the rows that come in; the others are as they were.
const RankedRow = memo(({ person, top, scout, selected }: RankedRowProps) => {
  const evidence = person.evidence[0]
  const recent = person.recentShare >= recentFrom && person.works > 2
  return (
    <PersonRow
      name={person.name}
      trace={person.trace}
      href={scout.href({ person: person.person })}
      replace
      rank={person.rank}
      organisation={person.organisation}
      years={formatYears(person.firstYear, person.lastYear)}
      works={person.works}
      worksHref={paths.person(person.person)}
      best={{ title: evidence?.title ?? person.role ?? '', marks: evidence?.titleMarks ?? [] }}
      score={{ score: person.score, low: person.low, high: person.high, top }}
      scoreHref={scout.href({ person: person.person, why: person.person })}
      selected={selected}
      extra={<ListMark who={{ kind: 'person', id: person.person, name: person.name }} />}
      {...(recent ? { recent } : {})}
      {...(person.byHand ? { byHand: true } : {})}
      {...(person.thin ? { thin: t('score.one') } : {})}
    />
  )
})
RankedRow.displayName = 'RankedRow'

const RowOnTheWay = ({ rank }: { rank: number }) => (
  <div className="person three" aria-label={t('scout.loadingRow', { rank })}>
    <span className="rank tn">{rank}</span>
    <span className="sk sk-trace" />
    <div className="grow sk-lines">
      <span className="sk" style={{ width: '46%' }} />
      <span className="sk" style={{ width: '64%' }} />
      <span className="sk" style={{ width: '80%' }} />
    </div>
    <span className="sk sk-figure" />
  </div>
)

const isCover = (target: EventTarget): boolean =>
  target instanceof HTMLElement && target.classList.contains('cover')
