import type { ReactNode } from 'react'
import { t } from '#ui/texts/text.ts'

/** Why this browser makes no passkey at this address, and what helps. */
export const NoPasskeysHere = ({ children }: { children?: ReactNode }) => (
  <div className="stack">
    <h1>{t('noPasskeys.title')}</h1>
    <p className="m2">
      {window.isSecureContext
        ? t('noPasskeys.browser')
        : t('noPasskeys.plain', { address: location.origin })}
    </p>
    <ul className="stack m2 ways">
      <li>{t('noPasskeys.way.https')}</li>
      <li>{t('noPasskeys.way.here')}</li>
      <li>{t('noPasskeys.way.code')}</li>
    </ul>
    {children}
  </div>
)
