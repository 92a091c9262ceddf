import { useQuery } from '@tanstack/react-query'
import { Outlet, useMatches } from '@tanstack/react-router'
import { Suspense, lazy, useState } from 'react'
import { desk, phone, useMedia } from '../parts/media.ts'
import { UndoBar } from '../parts/UndoBar.tsx'
import { ListHost } from '../list-slot.tsx'
import { useRailFolded } from '../look.ts'
import { workspaceStatus } from '../queries.ts'
import { t } from '../texts/text.ts'
import { Bar } from './Bar.tsx'
import { OfflineStrip } from './OfflineStrip.tsx'
import { PasskeyDialog } from './PasskeyDialog.tsx'
import { PhoneHead } from './PhoneHead.tsx'
import { Rail } from './Rail.tsx'
import { useFocusOnNewPage } from './use-focus-on-new-page.ts'
import { useShellKeys } from './use-shell-keys.ts'

// The palette and the list of keys are opened, not read: they load when first needed.
const Palette = lazy(() =>
  import('../palette/Palette.tsx').then((module) => ({ default: module.Palette })),
)
const KeyHelp = lazy(() =>
  import('../keyboard/KeyHelp.tsx').then((module) => ({ default: module.KeyHelp })),
)

/** What lies over the screen: nothing, the palette (with what is typed already), or the keys. */
export type Overlay =
  | null
  | { readonly kind: 'palette'; readonly typed: string }
  | { readonly kind: 'keys' }

/** The frame around every screen of a member. */
export const Shell = () => {
  const [overlay, setOverlay] = useState<Overlay>(null)
  const close = () => setOverlay(null)
  const openPalette = () => setOverlay({ kind: 'palette', typed: '' })
  const folded = useRailFolded()
  const isDesk = useMedia(desk)
  const isPhone = useMedia(phone)
  useShellKeys(setOverlay)
  useFocusOnNewPage()
  return (
    <div className={folded || !isDesk ? 'app folded' : 'app'}>
      <PageTitle />
      <a className="skip" href="#main">
        {t('app.skip')}
      </a>
      {!isPhone && <Rail onSearch={openPalette} folded={folded || !isDesk} />}
      <div className="main">
        {isPhone && <PhoneHead onSearch={openPalette} />}
        <OfflineStrip />
        <main className="page" id="main" tabIndex={-1} data-scroll-restoration-id="main">
          <Outlet />
        </main>
      </div>
      {isPhone && <Bar />}
      <UndoBar />
      <ListHost />
      <PasskeyDialog />
      <PrintMark />
      <Suspense fallback={null}>
        {overlay?.kind === 'palette' && <Palette typed={overlay.typed} onClose={close} />}
        {overlay?.kind === 'keys' && <KeyHelp onClose={close} />}
      </Suspense>
    </div>
  )
}

/** On paper there is no rail: the invented world says so at the foot of each sheet. */
const PrintMark = () => {
  const { data } = useQuery(workspaceStatus)
  return data?.invented ? <p className="print-mark">{t('invented.title')}</p> : null
}

/** Name of the page and of the company, for the tab and for a screen reader. */
export const PageTitle = () => {
  const { data } = useQuery(workspaceStatus)
  const title = useMatches().findLast((match) => match.staticData.title !== undefined)?.staticData
    .title
  const company = data?.companyName || t('app.name')
  return (
    <title>{title === undefined ? company : t('app.title', { page: t(title), company })}</title>
  )
}
