import './privacy.css'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Empty } from '#ui/parts/Empty.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { paths } from '#ui/paths.ts'
import { workspaceStatus } from '#ui/queries.ts'
import { t } from '#ui/texts/text.ts'
import { DueTab } from './PrivacyDue.tsx'
import { ObjectionsTab } from './PrivacyObjections.tsx'
import { RankingsTab } from './PrivacyRankings.tsx'
import { RequestsTab } from './PrivacyRequests.tsx'
import { RetentionTab } from './PrivacyRetention.tsx'
import { TextsTab } from './PrivacyTexts.tsx'
import { privacyTabs, type PrivacyTab } from './privacy-search.ts'

/** Whom do we owe what, and by when. */
export const PrivacyPage = () => {
  const { tab = 'due' } = useSearch({ from: '/privacy' })
  const { data: status } = useQuery(workspaceStatus)
  const role = status?.member?.role
  const keeps = status?.actor === 'operator' || role === 'founder' || role === 'hr'
  return (
    <div className="page-pad privacy">
      <header className="page-head">
        <div className="grow">
          <h1>{t('privacy.title')}</h1>
          <p className="m2">{t('privacy.why')}</p>
        </div>
        <SpaLink className="btn line" href={paths.method()}>
          {t('privacy.method')}
        </SpaLink>
        {keeps && (
          <SpaLink className="btn line" href={paths.audit()}>
            {t('privacy.audit')}
          </SpaLink>
        )}
      </header>
      {status && !keeps && <Empty missing={t('privacy.notYours')} why={t('privacy.notYoursWhy')} />}
      {keeps && (
        <>
          <nav className="tabs" aria-label={t('privacy.tabs')}>
            {privacyTabs.map((one) => (
              <SpaLink
                key={one}
                href={paths.privacy(one === 'due' ? {} : { tab: one })}
                aria-current={one === tab ? 'page' : undefined}
              >
                {t(tabNames[one])}
              </SpaLink>
            ))}
          </nav>
          <Part tab={tab} />
        </>
      )}
    </div>
  )
}

const tabNames = {
  due: 'privacy.tab.due',
  requests: 'privacy.tab.requests',
  objections: 'privacy.tab.objections',
  retention: 'privacy.tab.retention',
  rankings: 'privacy.tab.rankings',
  texts: 'privacy.tab.texts',
} as const satisfies Record<PrivacyTab, string>

const Part = ({ tab }: { tab: PrivacyTab }) => {
  switch (tab) {
    case 'due':
      return <DueTab />
    case 'requests':
      return <RequestsTab />
    case 'objections':
      return <ObjectionsTab />
    case 'retention':
      return <RetentionTab />
    case 'rankings':
      return <RankingsTab />
    case 'texts':
      return <TextsTab />
  }
}
