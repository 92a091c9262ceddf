import './workspace.css'
import type { ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { workspaceStatus } from '#ui/queries.ts'
import { t } from '#ui/texts/text.ts'
import type { PlainKey } from '#ui/texts/text.ts'
import { CompanyForm, OpenAlexForm } from './settings-forms.tsx'
import { LookSettings } from './LookSettings.tsx'
import { settingsQuery } from './queries.ts'
import { Compartments } from './Compartments.tsx'
import { SettingsNav } from './SettingsNav.tsx'

const sections: readonly { readonly id: string; readonly title: PlainKey }[] = [
  { id: 'company', title: 'settings.company' },
  { id: 'openalex', title: 'settings.openAlex' },
  { id: 'look', title: 'settings.look' },
  { id: 'compartments', title: 'compartments.title' },
  { id: 'about', title: 'settings.about' },
]

/** Settings of the workspace and of this browser; each part saves by itself. */
export const SettingsPage = (): ReactNode => {
  const settings = useQuery(settingsQuery)
  const { data: status } = useQuery(workspaceStatus)
  return (
    <div className="page-pad settings">
      <h1>{t('settings.title')}</h1>
      <div className="two-columns">
        <div className="settings-side">
          <SettingsNav here="workspace" />
          <nav aria-label={t('settings.sections')} className="only-desk">
            <ul>
              {sections.map((section) => (
                <li key={section.id}>
                  <a href={`#${section.id}`}>{t(section.title)}</a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
        <div className="stack forms">
          <Loaded query={settings} skeleton={<TextSkeleton lines={12} />}>
            {(data) => (
              <>
                <CompanyForm settings={data} key={`company-${String(data.version)}`} />
                <OpenAlexForm settings={data} key={`openalex-${String(data.version)}`} />
              </>
            )}
          </Loaded>
          <LookSettings />
          <Compartments />
          <section id="about" aria-labelledby="about-title">
            <h2 id="about-title">{t('settings.about')}</h2>
            <p className="m2">{t('settings.version', { version: status?.appVersion ?? '' })}</p>
            <ul className="row wrap m2 about">
              <li>
                <a href="/api/docs">{t('settings.reference')}</a>
              </li>
              <li>
                <SpaLink href={paths.gallery()}>{t('settings.gallery')}</SpaLink>
              </li>
            </ul>
          </section>
        </div>
      </div>
    </div>
  )
}
