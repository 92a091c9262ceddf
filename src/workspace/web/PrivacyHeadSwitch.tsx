import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'
import { formatMoment } from '#ui/format.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { t } from '#ui/texts/text.ts'
import { auditHeadsQuery } from './privacy-queries.ts'

/** Whether the end of the chain is written to a file each day, and the last time it was. */
export const HeadSwitch = () => {
  const queries = useQueryClient()
  const heads = useQuery(auditHeadsQuery)
  const keep = useMutation({
    mutationFn: (daily: boolean) => api.workspace.keepAuditHeads({ daily }),
    onSuccess: () => queries.invalidateQueries({ queryKey: auditHeadsQuery.queryKey }),
  })
  if (!heads.data) return null
  const { daily, file, last } = heads.data
  return (
    <div className="stack">
      <label className="check">
        <input
          type="checkbox"
          checked={daily}
          disabled={keep.isPending}
          onChange={(event) => keep.mutate(event.target.checked)}
        />
        <span>
          {t('audit.daily', { file })}{' '}
          <span className="dim">
            {last ? t('audit.dailyLast', { when: formatMoment(last.at) }) : t('audit.dailyNone')}
          </span>
        </span>
      </label>
      {keep.isError && <ErrorNote error={keep.error} />}
    </div>
  )
}
