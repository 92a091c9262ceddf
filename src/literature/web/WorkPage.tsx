import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { z } from 'zod'
import type { WorkDetail as WorkDetailShape } from '#literature/contract.ts'
import { api } from '#ui/api.gen.ts'
import { useKeys } from '#ui/keyboard/keys.ts'
import { Keys } from '#ui/keyboard/Keys.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import { webAddress } from '#ui/web-address.ts'
import { AboutWork } from './AboutWork.tsx'
import './work.css'
import { WorkAuthors } from './WorkAuthors.tsx'

export type WorkDetail = z.output<typeof WorkDetailShape>

/** A work: its abstract, and who did it. */
export const WorkPage = () => {
  const { id = '' } = useParams({ strict: false })
  const work = useQuery({
    queryKey: ['literature', 'work', id],
    queryFn: ({ signal }) => api.literature.work({ id }, { signal }),
  })
  return (
    <div className="work-page">
      {work.data === undefined && <h1 className="sr">{t('work.title')}</h1>}
      <Loaded
        query={work}
        skeleton={
          <div className="work-main">
            <TextSkeleton lines={12} />
          </div>
        }
      >
        {(data) => <Work work={data} />}
      </Loaded>
    </div>
  )
}

const authorsId = 'authors'

const Work = ({ work }: { work: WorkDetail }) => {
  useKeys(t('work.keys'), [{ keys: 'b', text: t('work.whoDid'), run: showAuthors }])
  return (
    <div className="work-cols">
      <article className="work-main">
        <WorkHead work={work} />
        <section aria-label={t('work.abstract')}>
          {work.abstract === '' ? (
            <p className="m2">{t('work.abstractNone')}</p>
          ) : (
            <p className="reading" dir="auto" lang={work.language || undefined}>
              {work.abstract}
            </p>
          )}
        </section>
        <section id={authorsId} tabIndex={-1} aria-label={t('work.authors')} ref={arriveAtAuthors}>
          <WorkAuthors work={work} />
        </section>
      </article>
      <aside className="work-side" aria-label={t('work.comesFrom')}>
        <AboutWork work={work} />
      </aside>
    </div>
  )
}

const WorkHead = ({ work }: { work: WorkDetail }) => (
  <header>
    <h1 className="work-title-page serif" dir="auto" lang={work.language || undefined}>
      {work.retracted ? <s>{work.title}</s> : work.title}
    </h1>
    <p className="m2">
      {work.retracted && (
        <>
          <b className="bad">{t('work.retracted')}</b> {t('work.retractedWhy')}{' '}
        </>
      )}
      {[
        [work.venue, work.year].filter(Boolean).join(' '),
        t('work.author', { count: work.authors.length }),
        work.citations === null
          ? t('work.citationsUnknown')
          : t('work.citations', { count: work.citations }),
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
    {work.rawTitle !== null && work.rawTitle !== work.title && (
      <p className="m" dir="auto">
        {t('work.printedTitle')}: <span className="code">{work.rawTitle}</span>
      </p>
    )}
    <div className="row wrap work-links">
      <button type="button" className="btn primary" onClick={showAuthors}>
        {t('work.whoDid')} <Keys keys="b" />
      </button>
      <SpaLink className="btn line" href={paths.scout({ like: work.id })}>
        {t('work.moreLike')}
      </SpaLink>
      <Outside label={t('work.doi')} address={work.doi} />
      <Outside label={t('work.page')} address={work.landingPage} />
      <Outside label={t('work.pdf')} address={work.pdfUrl} />
    </div>
  </header>
)

const Outside = ({ label, address }: { label: string; address: string }) => {
  const href = webAddress(address)
  return href === null ? null : (
    <a className="btn quiet small" href={href} target="_blank" rel="noreferrer noopener">
      {label}
    </a>
  )
}

const showAuthors = (): void => {
  const section = document.getElementById(authorsId)
  section?.scrollIntoView({ block: 'start' })
  section?.focus({ preventScroll: true })
}

// "Who did this?" leads here from elsewhere: the section is reached when it is drawn.
const arriveAtAuthors = (section: HTMLElement | null): void => {
  if (section !== null && location.hash === `#${authorsId}`)
    section.scrollIntoView({ block: 'start' })
}
