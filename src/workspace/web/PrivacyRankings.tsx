import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatMoment, formatNumber } from '#ui/format.ts'
import { Empty } from '#ui/parts/Empty.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { TableSkeleton } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t, textOf } from '#ui/texts/text.ts'
import type { RankingShown } from '../contract.ts'
import { rankingsQuery } from './privacy-queries.ts'

/** What rankings showed, to whom, and what people decided about those shown. */
export const RankingsTab = () => {
  const [before, setBefore] = useState<string | undefined>(undefined)
  const rankings = useQuery(rankingsQuery(before))
  return (
    <section aria-label={t('privacy.tab.rankings')} className="stack">
      <p className="m2">{t('rankings.why')}</p>
      <Loaded query={rankings} skeleton={<TableSkeleton rows={8} />}>
        {(data) => (
          <>
            {data.rankings.length === 0 && (
              <Empty missing={t('rankings.none')} why={t('rankings.noneWhy')} />
            )}
            <ul className="rankings">
              {data.rankings.map((one) => (
                <Ranking key={one.id} ranking={one} />
              ))}
            </ul>
            <nav className="row pager" aria-label={t('privacy.tab.rankings')}>
              {before !== undefined && (
                <button type="button" className="btn line" onClick={() => setBefore(undefined)}>
                  {t('audit.newest')}
                </button>
              )}
              {data.before !== null && (
                <button
                  type="button"
                  className="btn line"
                  onClick={() => setBefore(data.before ?? undefined)}
                >
                  {t('audit.older')}
                </button>
              )}
            </nav>
          </>
        )}
      </Loaded>
    </section>
  )
}

const Ranking = ({ ranking }: { ranking: RankingShown }) => {
  const decided = ranking.people.filter((one) => one.decisions.length > 0)
  return (
    <li className="box">
      <p className="prose" dir="auto">
        {ranking.brief || t('rankings.byExample')}
      </p>
      <p className="m">
        {t('rankings.shown', {
          when: formatMoment(ranking.at),
          by: ranking.by,
          first: formatNumber(ranking.firstRank),
          last: formatNumber(ranking.firstRank + Math.max(0, ranking.people.length - 1)),
          total: formatNumber(ranking.total),
        })}
        {ranking.build !== null && ` · ${t('rankings.build', { build: ranking.build })}`}
        {' · '}
        <span className="code" title={ranking.briefHash}>
          {ranking.briefHash.slice(0, 10)}
        </span>
      </p>
      <details>
        <summary>
          {t('rankings.people', { count: ranking.people.length, decided: decided.length })}
        </summary>
        <ol className="kept" start={ranking.firstRank}>
          {ranking.people.map((one) => (
            <li key={one.rank} value={one.rank}>
              {one.personId === null ? (
                <span className="dim">{t('rankings.erased')}</span>
              ) : (
                <SpaLink href={paths.person(one.personId)} className="code">
                  {one.personId.slice(0, 8)}
                </SpaLink>
              )}
              {one.decisions.map((decision) => (
                <span key={`${decision.name} ${decision.at}`} className="m block">
                  {[
                    textOf(`event.${decision.name}`) ?? decision.name,
                    decision.detail,
                    decision.by,
                    formatMoment(decision.at),
                  ]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </span>
              ))}
            </li>
          ))}
        </ol>
      </details>
    </li>
  )
}
