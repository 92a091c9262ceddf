import { formatDay, formatNumber, formatYears } from '#ui/format.ts'
import { NumberDoor } from '#ui/parts/NumberDoor.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { Trace } from '#ui/parts/Trace.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { Built } from './Built.tsx'
import type { Dossier } from './people-queries.ts'

/** Co-authors in sight; the others are counted. */
const coauthorsShown = 8

/** At the side of a dossier: who this is and why, what was built, with whom, where it comes from. */
export const AboutPerson = ({ data }: { data: Dossier }) => (
  <>
    <Who data={data} />
    <Built id={data.person.id} name={data.person.name} />
    <WorksWith data={data} />
    <ComesFrom data={data} />
  </>
)

const Who = ({ data }: { data: Dossier }) => {
  const { identity, person } = data
  if (identity.signatures === 0) return null
  const href = paths.personIdentity(person.id)
  return (
    <section>
      <div className="row">
        <h2 className="grow">{t('who.title')}</h2>
        {identity.inDoubt > 0 && (
          <span className="state warn">{t('person.inDoubt', { count: identity.inDoubt })}</span>
        )}
      </div>
      <ul className="m2 who-groups">
        {identity.groups.map((group) => (
          <li key={`${group.reason}${group.sentence}`}>
            <NumberDoor href={href}>{t('who.group', { count: group.signatures })}</NumberDoor>
            {`: ${group.sentence} `}
            {group.doubtful && <SpaLink href={href}>{t('who.decide')}</SpaLink>}
          </li>
        ))}
      </ul>
    </section>
  )
}

const WorksWith = ({ data }: { data: Dossier }) => {
  if (data.person.works === 0) return null
  const more = data.coauthorCount - Math.min(coauthorsShown, data.coauthors.length)
  return (
    <section>
      <div className="row">
        <h2 className="grow">{t('with.title')}</h2>
        {data.coauthors.length > 0 && <span className="m">{t('with.together')}</span>}
      </div>
      {data.coauthors.length === 0 && <p className="m2">{t('with.none')}</p>}
      <ul className="co">
        {data.coauthors.slice(0, coauthorsShown).map(({ person, works, firstYear, lastYear }) => (
          <li key={person.id}>
            <Trace years={person.trace} />
            <div className="grow">
              <SpaLink className="cut block co-name" href={paths.person(person.id)} dir="auto">
                {person.name}
              </SpaLink>
              <span className="m cut block">
                {person.organisation ??
                  t('with.years', { years: formatYears(firstYear, lastYear) })}
              </span>
            </div>
            <NumberDoor
              className="m2"
              href={paths.person(person.id)}
              label={t('person.works', { count: works })}
            >
              {formatNumber(works)}
            </NumberDoor>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="m">{t('with.more', { count: more })}</p>}
    </section>
  )
}

const ComesFrom = ({ data }: { data: Dossier }) => (
  <section>
    <h2>{t('from.title')}</h2>
    {data.comesFrom.length === 0 && data.byHand.length === 0 && (
      <p className="m2">{t('from.none')}</p>
    )}
    <ul className="m2 from">
      {data.comesFrom.map((source) => (
        <li key={source.file}>
          <span className="from-file">{linesOf(source)}</span>
          {source.readAt !== null && (
            <span className="m"> {t('from.readAt', { day: formatDay(source.readAt) })}</span>
          )}
        </li>
      ))}
      {data.byHand.map((facts) => (
        <li key={facts.id}>
          {t('from.hand', { by: facts.by, day: formatDay(facts.addedAt), source: facts.source })}
        </li>
      ))}
    </ul>
  </section>
)

const linesOf = ({ file, lines, moreLines }: Dossier['comesFrom'][number]): string => {
  if (lines.length === 0) return file
  const said = lines.map(formatNumber).join(', ')
  return moreLines > 0
    ? t('from.more', { file, lines: said, more: moreLines })
    : t(lines.length === 1 ? 'from.oneLine' : 'from.lines', { file, lines: said })
}
