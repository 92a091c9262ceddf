import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ApiError } from '#ui/api.ts'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { TextSkeleton, Waiting } from '#ui/parts/Waiting.tsx'
import { paths } from '#ui/paths.ts'
import { t } from '#ui/texts/text.ts'
import '#ui/styles/pages.css'
import './list.css'
import { prospectQuery } from './list-queries.ts'
import { evidencePath } from './prospect-path.ts'
import { ProspectFacts } from './ProspectFacts.tsx'

/** One line of The List on a page of its own: for targets, and people without papers. */
export const ProspectPage = () => {
  const { id = '' } = useParams({ strict: false })
  const found = useQuery(prospectQuery(id))
  const whole = found.data
  const evidence = whole ? evidencePath(whole.prospect) : null
  return (
    <div className="page-pad prospect on-page">
      <h1 className="sr">{whole?.prospect.name ?? t('prospect.title')}</h1>
      <div className="row wrap">
        <SpaLink className="btn quiet small" href={paths.list()}>
          {t('prospect.back')}
        </SpaLink>
        <span className="grow" />
        {whole && evidence !== null && (
          <SpaLink className="btn primary" href={evidence}>
            {whole.prospect.kind === 'person' ? t('prospect.dossier') : t('prospect.organisation')}
          </SpaLink>
        )}
      </div>
      {whole?.joinedInto && (
        <p className="note box">
          {t('same.into')}{' '}
          <SpaLink href={paths.prospect(whole.joinedInto.id)}>{t('same.openInto')}</SpaLink>
        </p>
      )}
      {whole && <ProspectFacts whole={whole} />}
      {found.isError &&
        (found.error instanceof ApiError && found.error.status === 404 ? (
          <Empty missing={t('prospect.gone')} why={t('prospect.goneWhy')}>
            <SpaLink className="btn line" href={paths.list()}>
              {t('prospect.back')}
            </SpaLink>
          </Empty>
        ) : (
          <ErrorNote error={found.error} onRetry={() => void found.refetch()} />
        ))}
      {!whole && !found.isError && (
        <Waiting>
          <TextSkeleton lines={10} />
        </Waiting>
      )}
    </div>
  )
}
