import type { ErrorComponentProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ApiError } from '../api.ts'
import { Empty } from '../parts/Empty.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { SpaLink } from '../parts/SpaLink.tsx'
import { TextSkeleton, Waiting } from '../parts/Waiting.tsx'
import { paths } from '../paths.ts'
import { t } from '../texts/text.ts'

/** An address that no page has. */
export const NotFound = (): ReactNode => (
  <div className="page-pad">
    <title>{t('page.notFound')}</title>
    <h1 className="sr">{t('page.notFound')}</h1>
    <Empty missing={t('page.notFound')} why={t('page.notFoundWhy')}>
      <SpaLink className="btn line" href={paths.scout()}>
        {t('page.toStart')}
      </SpaLink>
    </Empty>
  </div>
)

/** A page whose code is on its way. */
export const Pending = (): ReactNode => (
  <div className="page-pad">
    <Waiting>
      <TextSkeleton lines={8} />
    </Waiting>
  </div>
)

/** A page that could not be shown: the server's sentence, or that the screen itself broke. */
export const Crashed = ({ error }: ErrorComponentProps): ReactNode => (
  <div className="page-pad">
    {error instanceof ApiError ? (
      <ErrorNote error={error} onRetry={() => location.reload()} />
    ) : (
      <div className="box note error" role="alert">
        <p>
          <b>{t('page.crashed')}</b> {t('page.crashedWhy')}
        </p>
        <button type="button" className="btn line small" onClick={() => location.reload()}>
          {t('common.tryAgain')}
        </button>
      </div>
    )}
  </div>
)
