import { formatDay } from '#ui/format.ts'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import type { CharterRead } from './charter-queries.ts'

/** Every saved version: read it, or see what it changed. */
export const CharterVersions = ({ data }: { data: CharterRead }) => (
  <section>
    <h2>{t('charter.versions')}</h2>
    <ol className="charter-versions">
      {data.versions.map((one) => (
        <li key={one.number}>
          <div className="row wrap">
            <SpaLink className="b" href={paths.charter({ version: one.number })}>
              {t('charter.versionNumber', { number: one.number })}
            </SpaLink>
            <span className="m">{formatDay(one.savedAt)}</span>
            <span className="grow" />
            <SpaLink href={paths.charter({ from: one.number - 1, to: one.number })}>
              {t('charter.whatChanged')}
            </SpaLink>
          </div>
          {one.why !== '' && <p className="m2">{one.why}</p>}
          <p className="m">
            {one.writtenBy === one.savedBy
              ? one.savedBy
              : t('charter.writtenSaved', { writer: one.writtenBy, saver: one.savedBy })}
          </p>
        </li>
      ))}
    </ol>
  </section>
)
