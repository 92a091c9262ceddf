import { chooseLook, chooseSingleKeys, looks, useLook, useSingleKeys } from '#ui/look.ts'
import { Segments } from '#ui/parts/Segments.tsx'
import { t } from '#ui/texts/text.ts'

/** What this browser alone remembers: light or dark, and whether single keys act. */
export const LookSettings = () => {
  const look = useLook()
  const single = useSingleKeys()
  return (
    <section id="look" aria-labelledby="look-title">
      <h2 id="look-title">{t('settings.look')}</h2>
      <p className="m2">{t('settings.lookWhy')}</p>
      <div className="stack">
        <div className="field">
          <span className="label">{t('settings.theme')}</span>
          <Segments
            className="fit"
            label={t('settings.theme')}
            value={look}
            options={looks.map((value) => ({ value, text: t(`settings.theme.${value}`) }))}
            onChoose={chooseLook}
          />
        </div>
        <label className="check">
          <input
            type="checkbox"
            checked={single}
            onChange={(event) => chooseSingleKeys(event.target.checked)}
          />
          <span>
            {t('settings.singleKeys')}
            <span className="m hint-block">{t('settings.singleKeysWhy')}</span>
          </span>
        </label>
      </div>
    </section>
  )
}
