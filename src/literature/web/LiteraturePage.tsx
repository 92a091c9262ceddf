import './literature.css'
import type { ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { formatMoment, formatNumber } from '#ui/format.ts'
import { Empty } from '#ui/parts/Empty.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { NumberDoor } from '#ui/parts/NumberDoor.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { TableSkeleton, TextSkeleton } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import type { Status } from '../contract.ts'
import { Coverage } from './Coverage.tsx'
import { coverageQuery, literatureStatus } from './queries.ts'
import { YearsChart } from './YearsChart.tsx'

/** What is in: is it fresh, and is it whole? */
export const LiteraturePage = (): ReactNode => {
  const coverage = useQuery(coverageQuery)
  return (
    <div className="page-pad literature">
      <header className="page-head">
        <h1 className="grow">{t('literature.title')}</h1>
        <SpaLink className="btn primary" href={paths.sources()}>
          {t('literature.bring')}
        </SpaLink>
      </header>
      <Loaded query={useQuery(literatureStatus)} skeleton={<TextSkeleton lines={10} />}>
        {(status) =>
          status.works === 0 ? (
            <Empty missing={t('literature.empty')} why={t('literature.emptyWhy')}>
              <SpaLink className="btn line" href={paths.firstRun()}>
                {t('literature.bring')}
              </SpaLink>
            </Empty>
          ) : (
            <>
              <Totals status={status} />
              <YearsChart years={status.by_year} />
              <section className="part">
                <h2>{t('literature.byVenue')}</h2>
                <Loaded query={coverage} skeleton={<TableSkeleton rows={10} />}>
                  {(data) => <Coverage rows={data.rows} />}
                </Loaded>
              </section>
            </>
          )
        }
      </Loaded>
    </div>
  )
}

const Totals = ({ status }: { status: Status }) => (
  <>
    <p className="m2 built">
      {status.built_at === null || status.build === null
        ? t('literature.notBuilt')
        : t('literature.built', {
            when: formatMoment(status.built_at),
            build: String(status.build),
          })}{' '}
      {status.first_year !== null &&
        status.last_year !== null &&
        t('literature.years', { first: String(status.first_year), last: String(status.last_year) })}
    </p>
    <dl className="totals">
      <Total count={status.works} name={t('literature.works')} />
      <Total count={status.signatures} name={t('literature.signatures')} />
      <Total count={status.people} name={t('literature.people')} href={paths.people()} />
      <Total
        count={status.organisations}
        name={t('literature.organisations')}
        href={paths.organisations()}
      />
      <Total count={status.venues} name={t('literature.venues')} />
    </dl>
  </>
)

const Total = ({ count, name, href }: { count: number; name: string; href?: string }) => (
  <div>
    <dt className="m">{name}</dt>
    <dd className="tn">
      {href === undefined ? (
        formatNumber(count)
      ) : (
        <NumberDoor href={href}>{formatNumber(count)}</NumberDoor>
      )}
    </dd>
  </div>
)
