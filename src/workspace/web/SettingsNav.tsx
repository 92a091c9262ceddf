import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import type { PlainKey } from '#ui/texts/text.ts'

const pages: readonly { readonly id: string; readonly title: PlainKey; readonly href: string }[] = [
  { id: 'workspace', title: 'settings.workspace', href: paths.settings() },
  { id: 'people', title: 'members.title', href: paths.settingsPeople() },
  { id: 'access', title: 'yourAccess.title', href: paths.settingsAccess() },
  { id: 'reach', title: 'reach.title', href: paths.settingsReach() },
]

/** The pages of the settings, beside each of them; above it on the phone. */
export const SettingsNav = ({ here }: { here: 'workspace' | 'people' | 'access' | 'reach' }) => (
  <nav aria-label={t('settings.pages')} className="settings-pages">
    <ul>
      {pages.map((page) => (
        <li key={page.id}>
          <SpaLink href={page.href} aria-current={page.id === here ? 'page' : undefined}>
            {t(page.title)}
          </SpaLink>
        </li>
      ))}
    </ul>
  </nav>
)
