import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { formatDay } from '#ui/format.ts'
import { Choice } from '#ui/parts/Choice.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { charterQuery, comparisonQuery } from './charter-queries.ts'

/** What differs between two versions: what went is struck, what came stands below it. */
export const CharterChanges = ({ from, to }: { from: number; to: number }) => {
  const router = useRouter()
  const compared = useQuery(comparisonQuery(from, to))
  const versions = useQuery(charterQuery()).data?.versions ?? []
  const options = versions.map(({ number, savedAt }) => ({
    value: String(number),
    text: t('charter.versionOf', { number, day: formatDay(savedAt) }),
  }))
  const show = (next: { from?: string; to?: string }): void =>
    router.history.push(paths.charter({ from, to, ...next }))
  return (
    <section className="box charter-changes" aria-label={t('charter.changes')}>
      <div className="row wrap">
        <h2 className="grow">{t('charter.changes')}</h2>
        <Choice
          label={t('charter.from')}
          value={String(from)}
          options={[{ value: '0', text: t('charter.before') }, ...options]}
          onChoose={(value) => show({ from: value })}
        />
        <Choice
          label={t('charter.to')}
          value={String(to)}
          options={options}
          onChoose={(value) => show({ to: value })}
        />
        <SpaLink className="btn quiet small" href={paths.charter()}>
          {t('common.close')}
        </SpaLink>
      </div>
      <Loaded query={compared} skeleton={<TextSkeleton lines={4} />}>
        {({ changes }) =>
          changes.length === 0 ? (
            <p className="m2">{t('charter.sameWords')}</p>
          ) : (
            <dl>
              {[...Map.groupBy(changes, (one) => one.section)].map(([section, lines]) => (
                <div key={section}>
                  <dt className="m">{t(`charter.section.${section}`)}</dt>
                  <dd>
                    {lines.map((one) => (
                      <p key={`${one.before ?? ''}${one.after ?? ''}`}>
                        {one.before !== null && <del>{one.before}</del>}{' '}
                        {one.after !== null && <ins>{one.after}</ins>}
                      </p>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          )
        }
      </Loaded>
    </section>
  )
}
