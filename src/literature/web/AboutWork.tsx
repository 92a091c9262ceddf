import { formatDay, formatNumber } from '#ui/format.ts'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import type { WorkDetail } from './WorkPage.tsx'

/** At the side of a work: its words, its citations by year, where it comes from. */
export const AboutWork = ({ work }: { work: WorkDetail }) => (
  <>
    <Words title={t('work.keywords')} words={work.keywords} />
    <Words title={t('work.topics')} words={work.topics} />
    {work.citationsByYear.length > 0 && <CitationsByYear years={work.citationsByYear} />}
    <section>
      <h2>{t('work.comesFrom')}</h2>
      <p className="m2 code-line">
        {work.sourceFile === ''
          ? t('work.byHand')
          : t('work.line', { file: work.sourceFile, line: work.sourceLine })}
      </p>
      {work.updated !== '' && (
        <p className="m">{t('work.updated', { day: formatDay(work.updated) })}</p>
      )}
      {work.references.length > 0 && (
        <p className="m">{t('work.references', { count: work.references.length })}</p>
      )}
    </section>
  </>
)

const Words = ({ title, words }: { title: string; words: readonly string[] }) =>
  words.length === 0 ? null : (
    <section>
      <h2>{title}</h2>
      <ul className="row wrap words">
        {words.map((word) => (
          <li key={word}>
            <SpaLink className="chip" href={paths.scout({ q: word })} dir="auto">
              {word}
            </SpaLink>
          </li>
        ))}
      </ul>
    </section>
  )

const barsPx = 48

const CitationsByYear = ({ years }: { years: WorkDetail['citationsByYear'] }) => {
  const most = Math.max(1, ...years.map(([, count]) => count))
  return (
    <section>
      <h2>{t('work.citationsByYear')}</h2>
      <ol className="cited">
        {years
          .toSorted(([a], [b]) => a - b)
          .slice(-12)
          .map(([year, count]) => (
            <li key={year}>
              <span className="sr">{t('work.citationsYear', { year: String(year), count })}</span>
              <span className="m tn" aria-hidden="true">
                {formatNumber(count)}
              </span>
              <span
                className="cited-bar"
                aria-hidden="true"
                style={{ height: (count / most) * barsPx }}
              />
              <span className="m tn" aria-hidden="true">
                ’{String(year).slice(-2)}
              </span>
            </li>
          ))}
      </ol>
    </section>
  )
}
