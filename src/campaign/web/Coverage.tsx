import { useQuery } from '@tanstack/react-query'
import type { Stage } from '#campaign/list.contract.ts'
import { api, csvAddress } from '#ui/api.gen.ts'
import { formatNumber } from '#ui/format.ts'
import { Empty } from '#ui/parts/Empty.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { NumberDoor } from '#ui/parts/NumberDoor.tsx'
import { SeatRow } from '#ui/parts/SeatRow.tsx'
import { TableSkeleton } from '#ui/parts/Waiting.tsx'
import { t } from '#ui/texts/text.ts'
import type { PlainKey } from '#ui/texts/text.ts'
import { coverageQuery } from './list-queries.ts'
import type { List } from './use-list.ts'

type Area = Awaited<ReturnType<typeof api.campaign.coverage>>['areas'][number]

const parts: readonly {
  readonly name: PlainKey
  readonly of: (area: Area) => number
  readonly stages: readonly Stage[]
}[] = [
  {
    name: 'coverage.filled',
    of: (area) => area.filled,
    stages: ['accepted', 'starter', 'boomerang'],
  },
  { name: 'coverage.offered', of: (area) => area.offered, stages: ['offeree'] },
  {
    name: 'coverage.inTalk',
    of: (area) => area.inTalk,
    stages: ['lead', 'candidate', 'finalist'],
  },
  { name: 'coverage.considered', of: (area) => area.considered, stages: ['prospect'] },
  { name: 'coverage.later', of: (area) => area.later, stages: ['nurture'] },
]

/** Which seats have nobody: seats of each area against the people in it, gaps first. */
export const CoverageTable = ({ list }: { list: List }) => {
  const coverage = useQuery(coverageQuery)
  return (
    <div className="coverage">
      <Loaded query={coverage} skeleton={<TableSkeleton rows={7} />}>
        {({ areas }) =>
          areas.length === 0 ? (
            <Empty missing={t('coverage.none')} why={t('coverage.noneWhy')} />
          ) : (
            <>
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col">{t('coverage.area')}</th>
                    <th scope="col" className="r">
                      {t('coverage.seats')}
                    </th>
                    <th scope="col" className="r">
                      {t('coverage.free')}
                    </th>
                    {parts.map((part) => (
                      <th key={part.name} scope="col" className="r">
                        {t(part.name)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {byGap(areas).map((area) => (
                    <Row key={area.area?.id ?? 'none'} area={area} list={list} />
                  ))}
                </tbody>
              </table>
              <p>
                <a className="btn line small" href={csvAddress.campaign.coverage({})} download>
                  {t('list.csv')}
                </a>
              </p>
            </>
          )
        }
      </Loaded>
    </div>
  )
}

/** Free seats with the fewest people in sight come first; people without an area last. */
const byGap = (areas: readonly Area[]): readonly Area[] =>
  areas.toSorted(
    (a, b) =>
      Number(a.area === null) - Number(b.area === null) || gap(b) - gap(a) || b.free - a.free,
  )

const gap = (area: Area): number => area.free - area.inTalk - area.considered / 4

const Row = ({ area, list }: { area: Area; list: List }) => {
  const id = area.area?.id ?? 'none'
  const people = (stage: readonly Stage[]): string =>
    list.href({ layout: 'table', area: [id], stage: [...stage] })
  return (
    <tr>
      <th scope="row">
        {area.area ? (
          <SeatRow {...area} area={area.area.name} href={people([])} />
        ) : (
          <NumberDoor href={people([])}>{t('list.noArea')}</NumberDoor>
        )}
      </th>
      <td className="r">{area.area ? formatNumber(area.seats) : ''}</td>
      <td className="r b">{area.area ? formatNumber(area.free) : ''}</td>
      {parts.map((part) => (
        <td key={part.name} className="r">
          {part.of(area) === 0 ? (
            <span className="dim">0</span>
          ) : (
            <NumberDoor href={people(part.stages)}>{formatNumber(part.of(area))}</NumberDoor>
          )}
        </td>
      ))}
    </tr>
  )
}
