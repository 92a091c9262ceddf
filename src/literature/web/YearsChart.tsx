import { formatNumber } from '#ui/format.ts'
import { t } from '#ui/texts/text.ts'

interface YearsChartProps {
  /** [year, works], any order, years may be missing. */
  readonly years: readonly (readonly [number, number])[]
}

/** Older years are one bar at the left: a chart of 1874 to today would be mostly air. */
const mostYears = 40

/** Works by year as bars; the same numbers stand in a table for those who cannot see bars. */
export const YearsChart = ({ years }: YearsChartProps) => {
  const bars = fillYears(years)
  const most = Math.max(1, ...bars.map(([, works]) => works))
  return (
    <section className="part">
      <h2>{t('literature.byYear')}</h2>
      <div className="years" aria-hidden="true">
        {bars.map(([year, works], place) => (
          <div key={year} className="year" title={`${String(year)}: ${formatNumber(works)}`}>
            <span className="column" style={{ '--part': works / most }}>
              <i />
              <span className="count tn">{works === most ? formatNumber(works) : ''}</span>
            </span>
            <span className="name tn">{labelled(year, place, bars.length) ? year : ''}</span>
          </div>
        ))}
      </div>
      <details className="m2">
        <summary>{t('literature.byYearTable')}</summary>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('literature.year')}</th>
              <th scope="col" className="r">
                {t('literature.worksHead')}
              </th>
            </tr>
          </thead>
          <tbody>
            {years
              .toSorted((a, b) => b[0] - a[0])
              .map(([year, works]) => (
                <tr key={year}>
                  <td>{year}</td>
                  <td className="r">{formatNumber(works)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}

const labelled = (year: number, place: number, count: number): boolean =>
  count <= 14 || place === count - 1 || (year % 5 === 0 && place < count - 3)

/** Every year from the first shown to the last, empty ones too. */
const fillYears = (years: YearsChartProps['years']): readonly (readonly [number, number])[] => {
  const byYear = new Map(years)
  const last = Math.max(...byYear.keys())
  const first = Math.max(Math.min(...byYear.keys()), last - mostYears + 1)
  if (!Number.isFinite(first) || !Number.isFinite(last)) return []
  return Array.from({ length: last - first + 1 }, (_, place) => {
    const year = first + place
    return [year, byYear.get(year) ?? 0] as const
  })
}
