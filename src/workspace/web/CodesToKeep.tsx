import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api } from '#ui/api.gen.ts'
import { formatMoment } from '#ui/format.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import { recoveryQuery } from './access-queries.ts'

/** Makes ten codes when asked, and shows them this once: to print, or to keep elsewhere. */
export const CodesToKeep = ({
  again,
  children,
}: {
  /** Whether there were codes before, which end now. */
  again: boolean
  /** What one may do once the codes are kept. */
  children?: ReactNode
}) => {
  const queries = useQueryClient()
  const make = useMutation({
    mutationFn: () => api.workspace.makeRecoveryCodes({}),
    onSuccess: () => queries.invalidateQueries({ queryKey: recoveryQuery.queryKey }),
  })
  if (!make.data) {
    return (
      <div className="stack">
        {make.isError && <ErrorNote error={make.error} />}
        <button
          type="button"
          className={again ? 'btn line fit' : 'btn primary fit'}
          aria-busy={make.isPending}
          onClick={() => make.mutate()}
        >
          {again ? t('recovery.makeAgain') : t('recovery.make')}
        </button>
      </div>
    )
  }
  const { codes, madeAt } = make.data
  return (
    <div className="stack codes-kept">
      <div className="box note doubt" role="status">
        <p>
          <b>{t('recovery.once')}</b> {t('recovery.onceWhy')}
        </p>
      </div>
      <ol className="codes code" aria-label={t('recovery.title')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p className="m">{t('recovery.made', { when: formatMoment(madeAt) })}</p>
      <div className="row wrap no-print">
        <button type="button" className="btn" onClick={() => window.print()}>
          {t('recovery.print')}
        </button>
        <button type="button" className="btn line" onClick={() => void copyAll(codes)}>
          {t('recovery.copy')}
        </button>
        {children}
      </div>
    </div>
  )
}

const copyAll = async (codes: readonly string[]): Promise<void> => {
  try {
    await navigator.clipboard.writeText(codes.join('\n'))
    sayDone(t('copy.done'))
  } catch {
    // Forbidden by the browser or on plain http; the codes can still be printed or written down.
    sayDone(t('copy.failed'))
  }
}
