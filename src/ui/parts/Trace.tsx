import { t } from '../texts/text.ts'
import { tracePaths } from './trace-paths.ts'

/** Twelve years of works, oldest first: [works, first or last author]. */
export type TraceYears = readonly (readonly [works: number, led: number])[]

/** What a person did, year by year, instead of a face. Dark foot: first or last author. */
export const Trace = ({ years }: { years: TraceYears }) => {
  const works = years.reduce((sum, [count]) => sum + count, 0)
  const led = years.reduce((sum, [, count]) => sum + count, 0)
  const { empty, all, lead } = tracePaths(years)
  const label =
    works === 0
      ? t('trace.none', { years: years.length })
      : t('trace.label', { count: works, years: years.length, led })
  return (
    <svg className="trace" viewBox="0 0 47 20" role="img" aria-label={label}>
      <path className="z" d={empty} />
      <path className="o" d={all} />
      <path className="f" d={lead} />
    </svg>
  )
}
