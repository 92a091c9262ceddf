import { Outlet, useMatches } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Mark } from './Mark.tsx'
import { PageTitle, Shell } from './Shell.tsx'
import { t } from '../texts/text.ts'

/** What stands around a page: the shell for members, nearly nothing for strangers. */
export const Frame = (): ReactNode => {
  const bare = useMatches().some((match) => match.staticData.bare === true)
  return bare ? <BareFrame /> : <Shell />
}

const BareFrame = () => (
  <div className="bare">
    <PageTitle />
    <main>
      <div className="brand">
        <Mark /> {t('app.name')}
      </div>
      <Outlet />
    </main>
  </div>
)
