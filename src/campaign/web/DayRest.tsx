import { formatDay } from '#ui/format.ts'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import type { DayLine, MyDay } from './day-queries.ts'
import { whyText } from './day-words.ts'

interface DayRestProps {
  readonly day: MyDay
  readonly onMore: () => void
  readonly onBack: (line: DayLine) => void
}

/** What is below today's people: who comes next, who was put off, what was done, what ended. */
export const DayRest = ({ day, onMore, onBack }: DayRestProps) => (
  <div className="day-rest stack">
    {day.restTotal > 0 && (
      <details>
        <summary>{t('day.rest', { count: day.restTotal })}</summary>
        <ul>
          {day.rest.map((line) => (
            <li key={line.prospectId} className="row">
              <span className="grow">
                {line.name} <span className="m">{firstWhy(line)}</span>
              </span>
            </li>
          ))}
        </ul>
        <button type="button" className="btn line" onClick={onMore}>
          {t('day.restMore')}
        </button>
      </details>
    )}
    {day.putOff.length > 0 && (
      <details>
        <summary>{t('day.putOff', { count: day.putOff.length })}</summary>
        <ul>
          {day.putOff.map((line) => (
            <li key={line.prospectId} className="row wrap">
              <span className="grow">
                {line.name} <span className="m">{line.notTodayReason}</span>
              </span>
              <button type="button" className="btn quiet small" onClick={() => onBack(line)}>
                {t('day.back')}
              </button>
            </li>
          ))}
        </ul>
      </details>
    )}
    {day.done.length > 0 && (
      <details>
        <summary>{t('day.doneList', { count: day.done.length })}</summary>
        <ul>
          {day.done.map((one) => (
            <li key={`${one.prospectId}${one.at}`}>
              {one.name} <span className="m">{doneText(one)}</span>
            </li>
          ))}
        </ul>
      </details>
    )}
    {day.clauses.length > 0 && <Clauses day={day} />}
    <Elsewhere />
  </div>
)

const Clauses = ({ day }: { day: MyDay }) => (
  <section aria-label={t('day.clauses')}>
    <h2 className="h3">{t('day.clauses')}</h2>
    <ul>
      {day.clauses.map((one) => (
        <li key={one.offLimitsId}>
          <SpaLink href={paths.charter()}>
            {t('day.clause', {
              name: one.name,
              day: formatDay(`${one.endedOn}T12:00`),
              count: one.waiting,
            })}
          </SpaLink>
        </li>
      ))}
    </ul>
  </section>
)

const Elsewhere = () => (
  <nav className="row wrap" aria-label={t('day.elsewhere')}>
    <SpaLink className="btn quiet" href={paths.clocks()}>
      {t('day.overdue')}
    </SpaLink>
    <SpaLink className="btn quiet" href={paths.report()}>
      {t('day.report')}
    </SpaLink>
  </nav>
)

const firstWhy = ({ why }: DayLine): string => (why[0] ? whyText(why[0]) : '')

const doneText = ({ thing, what }: MyDay['done'][number]): string =>
  thing === 'move' ? what : t(`thing.short.${thing}`)
