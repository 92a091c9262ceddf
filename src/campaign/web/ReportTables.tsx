import { formatMoment, formatNumber } from '#ui/format.ts'
import { NumberDoor } from '#ui/parts/NumberDoor.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import type { Report } from './report-queries.ts'
import { stageName } from './stage-texts.ts'

/** How many moves are named on the page; the CSV has them all. */
const movesShown = 30

/** By stage: now, then, came, went, late. */
export const ReportStages = ({ report }: { report: Report }) => (
  <section aria-labelledby="report-stages">
    <h2 id="report-stages">{t('report.byStage')}</h2>
    <table className="table">
      <thead>
        <tr>
          <th>{t('report.stage')}</th>
          {(['now', 'before', 'came', 'went', 'late'] as const).map((column) => (
            <th key={column} className="r">
              {t(`report.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {report.stages
          .filter((one) => one.now + one.before + one.came + one.went > 0)
          .map((one) => (
            <tr key={one.stage}>
              <th scope="row">{stageName(one.stage)}</th>
              <td className="r">
                <NumberDoor href={paths.list({ layout: 'table', stage: one.stage })}>
                  {formatNumber(one.now)}
                </NumberDoor>
              </td>
              <td className="r tn">{formatNumber(one.before)}</td>
              <td className="r tn">{formatNumber(one.came)}</td>
              <td className="r tn">{formatNumber(one.went)}</td>
              <td className="r">
                {one.late > 0 && (
                  <NumberDoor
                    className="bad"
                    href={paths.list({ layout: 'table', stage: one.stage, need: 'late' })}
                  >
                    {formatNumber(one.late)}
                  </NumberDoor>
                )}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  </section>
)

/** Who moved since then, newest first. */
export const ReportMoves = ({ report }: { report: Report }) => {
  const shown = report.moves.slice(0, movesShown)
  const more = report.movesTotal - shown.length
  return (
    <section aria-labelledby="report-moves">
      <h2 id="report-moves">{t('report.moves')}</h2>
      {shown.length === 0 && <p className="m2">{t('report.movesNone')}</p>}
      <ul className="report-lines">
        {shown.map((move) => (
          <li key={`${move.prospectId}${move.at}`}>
            <SpaLink href={paths.prospect(move.prospectId)}>
              {t('report.move', {
                name: move.name,
                from: move.from === null ? '' : stageName(move.from),
                to: stageName(move.to),
              })}
            </SpaLink>{' '}
            <span className="m">
              {t('report.moveBy', { by: move.by, moment: formatMoment(move.at) })}
            </span>
            {move.reason !== '' && (
              <span className="serif" dir="auto">
                {' '}
                {move.reason}
              </span>
            )}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="m">{t('report.movesMore', { count: more })}</p>}
    </section>
  )
}

const columns = ['seats', 'filled', 'offered', 'free', 'inTalk', 'considered', 'later'] as const
const heads = {
  seats: 'report.seats',
  filled: 'report.filled',
  offered: 'report.offered',
  free: 'report.free',
  inTalk: 'report.inTalk',
  considered: 'report.considered',
  later: 'report.laterCount',
} as const
/** The stages behind a number of people; seats and free ones count no people. */
const stagesOf = {
  filled: ['accepted', 'starter', 'boomerang'],
  offered: ['offeree'],
  inTalk: ['lead', 'candidate', 'finalist'],
  considered: ['prospect'],
  later: ['nurture'],
} as const

/** Seats against people, by area. */
export const ReportCoverage = ({ report }: { report: Report }) => (
  <section aria-labelledby="report-coverage">
    <h2 id="report-coverage">{t('report.coverage')}</h2>
    {report.coverage.areas.length === 0 ? (
      <p className="m2">{t('report.coverageNone')}</p>
    ) : (
      <div className="report-wide" tabIndex={0} role="group" aria-labelledby="report-coverage">
        <table className="table">
          <thead>
            <tr>
              <th>{t('report.area')}</th>
              {columns.map((column) => (
                <th key={column} className="r">
                  {t(heads[column])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.coverage.areas.map((one) => (
              <tr key={one.area?.id ?? 'none'}>
                <th scope="row">{one.area?.name ?? t('report.noArea')}</th>
                {columns.map((column) => (
                  <td key={column} className="r tn">
                    {column === 'seats' || column === 'free' ? (
                      formatNumber(one[column])
                    ) : (
                      <NumberDoor
                        href={paths.list({
                          layout: 'table',
                          kind: 'person',
                          area: one.area?.id ?? 'none',
                          stage: stagesOf[column],
                        })}
                      >
                        {formatNumber(one[column])}
                      </NumberDoor>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
  </section>
)
