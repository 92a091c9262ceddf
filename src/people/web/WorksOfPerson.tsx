import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { workSorts } from '#people/contract.ts'
import { formatNumber } from '#ui/format.ts'
import { Choice } from '#ui/parts/Choice.tsx'
import { NumberDoor } from '#ui/parts/NumberDoor.tsx'
import { nthOf } from '#ui/parts/position.ts'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { worksOfPerson } from './people-queries.ts'
import type { Dossier, WorkOfPerson, WorkSort } from './people-queries.ts'

/** In sight at first; enough to judge, few enough that the rest of the page is seen. */
const firstWorks = 8
/** What one request may bring; nobody here has more works than a few of these. */
const mostWorks = 500

interface WorksOfPersonProps {
  readonly data: Dossier
  /** Only the works of this year. */
  readonly year: number | null
}

/** The works of a person with their part in each, in the order one chooses. */
export const WorksOfPerson = ({ data, year }: WorksOfPersonProps) => {
  const [sort, setSort] = useState<WorkSort>('newest')
  const [all, setAll] = useState(false)
  const { id, works: total } = data.person
  const asked = useQuery({
    ...worksOfPerson(id, sort, mostWorks),
    enabled: all || year !== null || sort !== 'newest',
  })
  const known = asked.data?.works ?? data.works
  const chosen = year === null ? known : known.filter((work) => work.year === year)
  const shown = all || year !== null ? chosen : chosen.slice(0, firstWorks)
  return (
    <section aria-label={t('works.title')}>
      <div className="row wrap works-head">
        <h2>{t('works.title')}</h2>
        <span className="m">
          {year === null ? (
            formatNumber(total)
          ) : (
            <>
              {t('works.ofYear', { count: chosen.length, year: String(year) })}
              {' · '}
              <SpaLink href={paths.person(id)} replace>
                {t('works.allYears')}
              </SpaLink>
            </>
          )}
        </span>
        <span className="grow" />
        <Choice
          label={t('works.sort')}
          value={sort}
          options={workSorts.map((value) => ({ value, text: t(`works.sort.${value}`) }))}
          onChoose={setSort}
        />
      </div>
      <ul className="works" data-old={asked.isPlaceholderData || undefined}>
        {shown.map((work) => (
          <WorkLine
            key={`${work.workId}#${String(work.position)}`}
            work={work}
            name={data.person.name}
          />
        ))}
      </ul>
      {!all && year === null && total > shown.length && (
        <button type="button" className="btn quiet works-more" onClick={() => setAll(true)}>
          {t('works.more', { count: total - shown.length })}
        </button>
      )}
    </section>
  )
}

const WorkLine = ({ work, name }: { work: WorkOfPerson; name: string }) => {
  const led = work.part !== 'middle'
  const part = nthOf(work.position, work.authorCount)
  const citations = work.citations === null ? t('works.unknown') : formatNumber(work.citations)
  return (
    <li>
      <div className="grow">
        <SpaLink className="ev-t work-title" href={paths.work(work.workId)} dir="auto">
          {work.retracted ? <s>{work.title}</s> : work.title}
        </SpaLink>
        <p className="m">
          {work.retracted && <b className="bad">{t('works.retracted')} </b>}
          {led ? <b>{part}</b> : part}
          {[work.venue, work.year].some(Boolean) &&
            ` · ${[work.venue, work.year].filter(Boolean).join(' ')}`}
          {work.printedName !== name && ` · ${t('works.printedAs', { name: work.printedName })}`}
        </p>
      </div>
      <NumberDoor
        className="m2"
        href={paths.work(work.workId)}
        label={
          work.citations === null
            ? t('evidence.citationsUnknown')
            : t('works.cited', { count: work.citations })
        }
      >
        {citations}
      </NumberDoor>
    </li>
  )
}
