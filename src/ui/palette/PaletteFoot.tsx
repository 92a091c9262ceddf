import { t } from '../texts/text.ts'

/** The keys of the palette, for eyes; a screen reader hears the combobox's own. */
export const PaletteFoot = () => (
  <div className="row palette-foot m only-desk" aria-hidden="true">
    <span>
      <kbd>↑</kbd> <kbd>↓</kbd> {t('palette.choose')}
    </span>
    <span>
      <kbd>→</kbd> {t('palette.act')}
    </span>
    <span>
      <kbd>Ctrl</kbd> <kbd>↵</kbd> {t('palette.beside')}
    </span>
    <span className="grow" />
    <span>
      <kbd>&gt;</kbd> {t('palette.footCommands')} <kbd>@</kbd> {t('palette.footPeople')}{' '}
      <kbd>#</kbd> {t('palette.footWorks')} <kbd>?</kbd> {t('palette.footKeys')}
    </span>
  </div>
)
