import { IconAlertTriangle, IconClockHour4, IconMailOpened, IconStar } from '@tabler/icons-react'
import type { Icon } from '@tabler/icons-react'
import { useId } from 'react'
import type { ReactNode } from 'react'
import { Clock } from '#ui/parts/Clock.tsx'
import { EvidenceLine } from '#ui/parts/EvidenceLine.tsx'
import { moveIcons } from '#ui/parts/move-icons.ts'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { StagePill } from '#ui/parts/StagePill.tsx'
import { Tier } from '#ui/parts/Tier.tsx'
import { Trace } from '#ui/parts/Trace.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import type { DayPerson } from './day-queries.ts'
import { isLate, minutesText, thingText, whyText } from './day-words.ts'
import { stageName, stageShare } from './stage-texts.ts'

interface DayCardProps {
  readonly person: DayPerson
  readonly open: boolean
  readonly onToggle: () => void
  /** The buttons that act; they stand below the thing to do, open or not for the first. */
  readonly actions: ReactNode
}

/** Somebody of today: the one thing to do and why now; opened, why they matter. */
export const DayCard = ({ person, open, onToggle, actions }: DayCardProps) => {
  const id = useId()
  const late = isLate(person)
  const [first] = person.why.filter(({ reason }) => reason !== 'chosen')
  const Sign = iconOf(person)
  return (
    <li className="day-card" data-open={open || undefined}>
      <div className="day-row">
        <Sign className={`icon ${late ? 'bad' : ''}`} aria-hidden="true" />
        <div className="grow">
          <button
            type="button"
            className="opener day-opener"
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            onClick={onToggle}
          >
            <span className="row day-who">
              <Tier tier={person.tier} />
              <b className="grow day-name">{person.name}</b>
              {first && <span className={`day-due ${late ? 'bad b' : ''}`}>{whyText(first)}</span>}
            </span>
            <span className="day-what" dir="auto">
              {thingText(person)}
            </span>
          </button>
          <span className="m row wrap">
            {minutesText(person.minutes)}
            {!person.fits && <span className="warn b">{t('day.doesNotFit')}</span>}
            {person.also.length > 0 && (
              <span>
                {t('day.also', {
                  things: person.also.map((thing) => t(`thing.short.${thing}`)).join(', '),
                })}
              </span>
            )}
          </span>
          {open && (
            <div id={id} className="stack day-open">
              {actions}
              <Matters person={person} />
              <WhyNow person={person} />
            </div>
          )}
        </div>
      </div>
    </li>
  )
}

const iconOf = ({ thing, move }: DayPerson): Icon => {
  switch (thing) {
    case 'move':
      return moveIcons[move?.kind ?? 'other']
    case 'vote':
      return IconStar
    case 'clock':
      return IconClockHour4
    case 'notice':
      return IconMailOpened
    case 'set_move':
    case 'take':
      return IconAlertTriangle
  }
}

/** Why somebody matters: the thesis, two works, where they stand. */
const Matters = ({ person }: { person: DayPerson }) => (
  <>
    <p className={person.thesis === '' ? 'm2' : 'serif day-thesis'} dir="auto">
      {person.thesis === '' ? t('day.noThesis') : person.thesis}
    </p>
    <div className="row wrap m">
      {person.trace.length > 0 && <Trace years={person.trace} />}
      {person.affiliation !== '' && <span dir="auto">{person.affiliation}</span>}
      <StagePill word={stageName(person.stage)} share={stageShare(person.stage)} />
      <Clock clock={person.clock} />
      {person.area !== null && <span>{person.area}</span>}
    </div>
    {person.works.length > 0 && (
      <div className="day-works">
        {person.works.map((work) => (
          <EvidenceLine key={work.workId} {...work} href={paths.work(work.workId)} />
        ))}
      </div>
    )}
    <div className="row wrap m">
      {person.personId !== null && (
        <SpaLink href={paths.person(person.personId)}>
          {person.worksInAll === 0
            ? t('day.dossier')
            : t('day.allWorks', { count: person.worksInAll })}
        </SpaLink>
      )}
      {person.kind === 'organisation' && person.organisationId !== null && (
        <SpaLink href={paths.organisation(person.organisationId)}>{t('day.dossier')}</SpaLink>
      )}
    </div>
  </>
)

/** The rule explains itself: every reason with its points. */
const WhyNow = ({ person }: { person: DayPerson }) => (
  <details className="day-why">
    <summary>{t('day.why')}</summary>
    <ul className="m2">
      {person.why
        .filter(({ reason }) => reason !== 'chosen')
        .map((why) => (
          <li key={why.reason} className="row">
            <span className="grow">{whyText(why)}</span>
            <span className="tn">{t('day.points', { points: why.points })}</span>
          </li>
        ))}
    </ul>
    <p className="m">{t('day.whyHint', { points: pointsOf(person) })}</p>
  </details>
)

const pointsOf = ({ why }: DayPerson): number =>
  why.reduce((sum, one) => sum + (one.reason === 'chosen' ? 0 : one.points), 0)
