import './workspace.css'
import type { ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { recoveryQuery } from './access-queries.ts'
import { CodesToKeep } from './CodesToKeep.tsx'
import { Passkeys } from './Passkeys.tsx'
import { Sessions } from './Sessions.tsx'
import { SettingsNav } from './SettingsNav.tsx'
import { Tokens } from './Tokens.tsx'

/** How the one who is signed in gets in: passkeys, codes on paper, browsers, programs. */
export const AccessPage = (): ReactNode => (
  <div className="page-pad settings">
    <h1>{t('yourAccess.title')}</h1>
    <div className="two-columns">
      <SettingsNav here="access" />
      <div className="stack forms">
        <Passkeys />
        <Recovery />
        <section aria-labelledby="phone-title">
          <h2 id="phone-title">{t('yourAccess.phone')}</h2>
          <p className="m2">{t('yourAccess.phoneWhy')}</p>
          <SpaLink className="btn line fit" href={paths.settingsReach()}>
            {t('reach.title')}
          </SpaLink>
        </section>
        <Sessions />
        <Tokens />
      </div>
    </div>
  </div>
)

const Recovery = () => (
  <section aria-labelledby="recovery-title">
    <h2 id="recovery-title">{t('recovery.title')}</h2>
    <p className="m2">{t('recovery.why')}</p>
    <Loaded query={useQuery(recoveryQuery)} skeleton={<TextSkeleton lines={2} />}>
      {({ left }) => (
        <div className="stack">
          <p className={left === 0 ? 'box note doubt' : 'm'}>
            {left === 0 ? t('recovery.none') : t('recovery.left', { count: left })}
          </p>
          <CodesToKeep again={left > 0} />
        </div>
      )}
    </Loaded>
  </section>
)
