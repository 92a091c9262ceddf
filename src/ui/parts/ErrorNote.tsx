import type { ReactNode } from 'react'
import { ApiError } from '../api.ts'
import { t } from '../texts/text.ts'

interface ErrorNoteProps {
  readonly error: unknown
  readonly onRetry?: () => void
  /** Another button than "Try again". */
  readonly children?: ReactNode
}

/** What happened with its values, what to do, one button; the code small, for support. */
export const ErrorNote = ({ error, onRetry, children }: ErrorNoteProps) => {
  const known = error instanceof ApiError
  return (
    <div className="box note error" role="alert">
      <p>
        <b>{known ? error.message : t('error.unknown')}</b>{' '}
        {known ? error.next : t('error.unknownNext')}
      </p>
      <div className="row wrap">
        {children}
        {onRetry && !(known && error.status === 404) && (
          <button type="button" className="btn line small" onClick={onRetry}>
            {t('common.tryAgain')}
          </button>
        )}
        {known && error.status >= 500 && (
          <span className="m code">{t('error.code', { code: error.code })}</span>
        )}
      </div>
    </div>
  )
}
