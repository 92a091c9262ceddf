import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { paths } from '#ui/paths.ts'
import { Empty } from '#ui/parts/Empty.tsx'
import { t } from '#ui/texts/text.ts'
import { AboutPerson } from './AboutPerson.tsx'
import { CareerFigure } from './CareerFigure.tsx'
import { HandFactsBox } from './HandFactsBox.tsx'
import { dossier } from './people-queries.ts'
import type { Dossier } from './people-queries.ts'
import { WorksOfPerson } from './WorksOfPerson.tsx'

/** What the person did: one figure on one time axis, the works, and at the side who this is. */
export const EvidenceTab = () => {
  const { id = '' } = useParams({ strict: false })
  const { data } = useQuery(dossier(id))
  const year = chosenYear(useSearch({ strict: false }))
  if (data === undefined) return null
  return (
    <div className="dc">
      <div className="dc-main">
        {data.byHand.map((facts) => (
          <HandFactsBox key={facts.id} facts={facts} />
        ))}
        {data.person.works === 0 ? (
          <Empty missing={t('person.noWorks')} why={t('person.noWorksWhy')} />
        ) : (
          <Works data={data} id={id} year={year} />
        )}
      </div>
      <aside className="dc-side" aria-label={t('who.title')}>
        <AboutPerson data={data} />
      </aside>
    </div>
  )
}

const Works = ({ data, id, year }: { data: Dossier; id: string; year: number | null }) => (
  <>
    <CareerFigure
      career={data}
      end={data.person.traceEnds}
      withoutYear={data.worksWithoutYear}
      chosenYear={year}
      yearHref={(column) => paths.person(id, column === year ? {} : { year: column })}
    />
    <WorksOfPerson data={data} year={year} />
  </>
)

const chosenYear = (search: Record<string, unknown>): number | null => {
  const year = Number(search['year'])
  return Number.isInteger(year) && year > 0 ? year : null
}
