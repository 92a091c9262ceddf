import { t } from '#ui/texts/text.ts'
import type { OrganisationOpen } from './organisation-queries.ts'

/** So many years fit with figures that can be read. */
const yearsShown = 16
const barsPx = 64

/** Works of an organisation by year. */
export const OrganisationYears = ({ years }: { years: OrganisationOpen['years'] }) => {
  const newest = Math.max(...years.map((row) => row.year))
  if (!Number.isFinite(newest)) return null
  const byYear = new Map(years.map((row) => [row.year, row]))
  const oldest = Math.max(newest - yearsShown + 1, Math.min(...years.map((row) => row.year)))
  const columns = Array.from({ length: newest - oldest + 1 }, (_, index) => oldest + index)
  const most = Math.max(1, ...columns.map((year) => byYear.get(year)?.works ?? 0))
  return (
    <figure aria-label={t('organisation.years')}>
      <figcaption className="h3">{t('organisation.years')}</figcaption>
      <ol className="year-columns">
        {columns.map((year) => {
          const row = byYear.get(year)
          const works = row?.works ?? 0
          return (
            <li key={year}>
              <span className="sr">
                {t('organisation.yearLabel', {
                  year: String(year),
                  count: works,
                  people: row?.people ?? 0,
                })}
              </span>
              <span className="m tn" aria-hidden="true">
                {works > 0 ? works : ''}
              </span>
              <span
                className="year-column"
                aria-hidden="true"
                style={{ height: (works / most) * barsPx }}
              />
              <span className="m tn" aria-hidden="true">
                ’{String(year).slice(-2)}
              </span>
            </li>
          )
        })}
      </ol>
    </figure>
  )
}
