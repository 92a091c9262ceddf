import { phone, useMedia } from '#ui/parts/media.ts'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { t } from '#ui/texts/text.ts'
import { careerAxis } from './career-axis.ts'
import type { Career, CareerAxis, SpellBar, TopicRow, YearColumn } from './career-axis.ts'

/** Columns of the axis: what can be read at these widths. */
const deskColumns = 16
const phoneColumns = 10

const barsPx = 84
const tallestPx = 66

interface CareerFigureProps {
  readonly career: Career
  /** The newest year of the literature: the axis ends there, so that silence shows. */
  readonly end: number | null
  readonly withoutYear: number
  /** Address that lists the works of a year. */
  readonly yearHref: (year: number) => string
  readonly chosenYear: number | null
}

/** One figure on one time axis: works (dark: first or last author), organisations, topics. */
export const CareerFigure = (props: CareerFigureProps) => {
  const small = useMedia(phone)
  const axis = careerAxis(props.career, small ? phoneColumns : deskColumns, props.end ?? undefined)
  if (axis === null) return null
  const short = small || axis.years.length > 13
  return (
    <figure className="career" aria-label={t('career.title')}>
      <div className="career-label end">
        {small ? t('career.worksShort') : t('career.works')}
        <span className="m block">{t('career.led')}</span>
      </div>
      <WorksBars axis={axis} short={short} {...props} />
      {axis.spells.map((spell, index) => (
        // The same place twice is two spells; their order is that of the years.
        <SpellLine key={index} spell={spell} />
      ))}
      {axis.topics.length > 0 && <hr className="career-rule" />}
      {axis.topics.map((topic) => (
        <TopicLine key={topic.label} topic={topic} years={axis.years} />
      ))}
      <Remarks axis={axis} withoutYear={props.withoutYear} />
    </figure>
  )
}

const percent = (share: number): string => `${String(share * 100)}%`

const WorksBars = (props: CareerFigureProps & { axis: CareerAxis; short: boolean }) => {
  const { axis, yearHref, chosenYear, short } = props
  return (
    <ol className="career-bars" style={{ '--columns': axis.years.length }}>
      {axis.years.map((column) => (
        <li key={column.year} data-chosen={column.year === chosenYear || undefined}>
          {column.works === 0 ? (
            <span className="sr">{t('career.yearNone', { year: String(column.year) })}</span>
          ) : (
            <SpaLink
              href={yearHref(column.year)}
              replace
              aria-current={column.year === chosenYear ? 'true' : undefined}
              aria-label={t('career.year', {
                year: String(column.year),
                count: column.works,
                led: column.led,
              })}
            >
              <YearBar column={column} most={axis.most} />
            </SpaLink>
          )}
          <span className="career-year tn" aria-hidden="true">
            {yearText(column.year, short)}
          </span>
        </li>
      ))}
    </ol>
  )
}

const YearBar = ({ column, most }: { column: YearColumn; most: number }) => {
  const height = (count: number): number => (count / most) * tallestPx
  return (
    <svg className="year-bar" width="100%" height={barsPx} aria-hidden="true">
      <text x="50%" y={barsPx - height(column.works) - 5} textAnchor="middle">
        {column.works}
      </text>
      <rect
        className="o"
        x="15%"
        width="70%"
        y={barsPx - height(column.works)}
        height={height(column.works)}
      />
      <rect
        className="f"
        x="15%"
        width="70%"
        y={barsPx - height(column.led)}
        height={height(column.led)}
      />
    </svg>
  )
}

const SpellLine = ({ spell }: { spell: SpellBar }) => {
  const label = spell.now
    ? t('career.spellNow', { organisation: spell.label, from: String(spell.from) })
    : t('career.spell', {
        organisation: spell.label,
        from: String(spell.from),
        to: String(spell.to ?? spell.from),
      })
  return (
    <>
      <div className="career-label cut" title={spell.label} aria-hidden="true">
        {spell.label}
      </div>
      <svg className="career-line" width="100%" height="20" role="img" aria-label={label}>
        <rect
          className={spell.now ? 's2' : 's1'}
          x={percent(spell.start)}
          width={percent(spell.width)}
          y="3"
          height="14"
          rx="2"
        />
        {spell.begunBefore && <path className="torn" d="M1 3l4 7l-4 7" />}
      </svg>
    </>
  )
}

const opacities = [0, 0.2, 0.42, 0.68, 1] as const

const TopicLine = ({ topic, years }: { topic: TopicRow; years: readonly YearColumn[] }) => {
  const column = 1 / years.length
  const active = years.filter((_, index) => (topic.strengths[index] ?? 0) > 0)
  const span = [...new Set([active.at(0)?.year, active.at(-1)?.year])].filter(
    (year) => year !== undefined,
  )
  return (
    <>
      <div className="career-label cut" title={topic.label} aria-hidden="true">
        {topic.label}
      </div>
      <svg
        className="career-line"
        width="100%"
        height="19"
        role="img"
        aria-label={t('career.topic', {
          topic: topic.label,
          count: topic.works,
          years: span.join('–'),
        })}
      >
        {topic.strengths.map((strength, index) =>
          strength === 0 ? (
            <rect
              key={years[index]?.year}
              className="h0"
              x={percent((index + 0.03) * column)}
              width={percent(0.94 * column)}
              y="9"
              height="1"
            />
          ) : (
            <rect
              key={years[index]?.year}
              className="h"
              x={percent((index + 0.03) * column)}
              width={percent(0.94 * column)}
              y="3"
              height="13"
              rx="1.5"
              opacity={opacities[strength] ?? 1}
            />
          ),
        )}
      </svg>
    </>
  )
}

const Remarks = ({ axis, withoutYear }: { axis: CareerAxis; withoutYear: number }) => {
  const remarks = [
    axis.earlierWorks > 0 ? t('career.earlier', { count: axis.earlierWorks }) : '',
    withoutYear > 0 ? t('career.withoutYear', { count: withoutYear }) : '',
  ].filter(Boolean)
  return remarks.length === 0 ? null : <figcaption className="m">{remarks.join(' ')}</figcaption>
}

const yearText = (year: number, short: boolean): string =>
  short ? `’${String(year).slice(-2)}` : String(year)
