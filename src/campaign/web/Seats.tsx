import { useQuery } from '@tanstack/react-query'
import { SeatRow } from '#ui/parts/SeatRow.tsx'
import { t } from '#ui/texts/text.ts'
import { coverageQuery } from './list-queries.ts'
import type { List } from './use-list.ts'

/** Seats of all areas in one strip; each filters The List. Nothing where no seat is approved. */
export const Seats = ({ list }: { list: List }) => {
  const { data } = useQuery(coverageQuery)
  const areas = (data?.areas ?? []).flatMap((one) => (one.area ? [{ ...one, area: one.area }] : []))
  if (areas.length === 0) return null
  return (
    <section className="seats" aria-label={t('list.seats')}>
      {areas.map(({ area, seats, filled, offered, free }) => {
        const chosen = list.search.area.length === 1 && list.search.area[0] === area.id
        return (
          <SeatRow
            key={area.id}
            area={area.name}
            seats={seats}
            filled={filled}
            offered={offered}
            free={free}
            chosen={chosen}
            href={list.href({ area: chosen ? [] : [area.id] })}
          />
        )
      })}
    </section>
  )
}
