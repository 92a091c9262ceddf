import { useQuery } from '@tanstack/react-query'
import { ApiError } from '#ui/api.ts'
import { Keys } from '#ui/keyboard/Keys.tsx'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Panel } from '#ui/parts/Panel.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { TextSkeleton, Waiting } from '#ui/parts/Waiting.tsx'
import { t } from '#ui/texts/text.ts'
import { prospectQuery } from './list-queries.ts'
import { evidencePath, prospectPath } from './prospect-path.ts'
import { ProspectFacts } from './ProspectFacts.tsx'

interface ProspectPanelProps {
  readonly id: string
  readonly onClose: () => void
  readonly onStep: (by: 1 | -1) => void
}

/** One line of The List beside it: a panel on the desk, a sheet on the phone. */
export const ProspectPanel = ({ id, onClose, onStep }: ProspectPanelProps) => {
  const found = useQuery(prospectQuery(id))
  const line = found.data?.prospect
  const evidence = line ? evidencePath(line) : null
  return (
    <Panel
      label={t('prospect.panel', { name: line?.name ?? '' })}
      onClose={onClose}
      onNext={() => onStep(1)}
      onPrevious={() => onStep(-1)}
      foot={
        line && (
          <>
            {evidence !== null && (
              <SpaLink className="btn primary" href={evidence}>
                {line.kind === 'person' ? t('prospect.dossier') : t('prospect.organisation')}
              </SpaLink>
            )}
            <SpaLink
              className={evidence === null ? 'btn primary' : 'btn line'}
              href={prospectPath(line)}
            >
              {t('prospect.page')} <Keys keys="e" />
            </SpaLink>
          </>
        )
      }
    >
      <div className="prospect in-panel">
        {found.data && <ProspectFacts whole={found.data} />}
        {found.isError &&
          (isGone(found.error) ? (
            <Empty missing={t('prospect.gone')} why={t('prospect.goneWhy')} />
          ) : (
            <ErrorNote error={found.error} onRetry={() => void found.refetch()} />
          ))}
        {!found.data && !found.isError && (
          <Waiting>
            <TextSkeleton lines={8} />
          </Waiting>
        )}
      </div>
    </Panel>
  )
}

const isGone = (error: unknown): boolean => error instanceof ApiError && error.status === 404
