import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { formatMoment } from '#ui/format.ts'
import { Empty } from '#ui/parts/Empty.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { t } from '#ui/texts/text.ts'
import { Timeline } from './Timeline.tsx'
import { useDecisions } from './use-decisions.ts'
import type { Decision } from './people-queries.ts'

/** More decisions on one person than this were never seen; the server sends no more at once. */
const mostDecisions = 200

/** Who decided what on this person's identity, when and why; each can be undone. */
export const HistoryTab = () => {
  const { id = '' } = useParams({ strict: false })
  const [withUndone, setWithUndone] = useState(false)
  const undone = withUndone ? 'with' : 'without'
  const found = useQuery({
    queryKey: ['people', 'decisions', id, undone],
    queryFn: ({ signal }) =>
      api.people.decisions({ personId: id, undone, limit: mostDecisions }, { signal }),
    placeholderData: keepPreviousData,
  })
  const decisions = useDecisions({ id, name: '' })
  return (
    <div className="dc-main notes">
      <Timeline id={id} />
      <div className="row wrap">
        <h2 className="grow">{t('history.decisions')}</h2>
        <label className="check">
          <input type="checkbox" checked={withUndone} onChange={() => setWithUndone(!withUndone)} />
          {t('history.withUndone')}
        </label>
      </div>
      {decisions.undo.isError && <ErrorNote error={decisions.undo.error} />}
      <Loaded query={found} skeleton={<TextSkeleton lines={5} />}>
        {(data) =>
          data.decisions.length === 0 ? (
            <Empty missing={t('history.none')} why={t('history.noneWhy')} />
          ) : (
            <ol className="note-list" aria-label={t('history.title')}>
              {data.decisions.map((decision) => (
                <DecisionItem
                  key={decision.id}
                  decision={decision}
                  onUndo={() => decisions.undo.mutate(decision)}
                />
              ))}
            </ol>
          )
        }
      </Loaded>
    </div>
  )
}

const DecisionItem = ({ decision, onUndo }: { decision: Decision; onUndo: () => void }) => (
  <li className="note-item row wrap">
    <div className="grow">
      <p>{decision.undoneAt === null ? decision.sentence : <s>{decision.sentence}</s>}</p>
      {decision.reason !== '' && (
        <p className="m2">{t('history.reason', { reason: decision.reason })}</p>
      )}
      <p className="m">
        {t('history.by', { by: decision.by, moment: formatMoment(decision.at) })}
        {decision.undoneAt !== null &&
          ` · ${t('history.undone', { by: decision.undoneBy ?? '', moment: formatMoment(decision.undoneAt) })}`}
      </p>
    </div>
    {decision.undoneAt === null && (
      <button type="button" className="btn line small" onClick={onUndo}>
        {t('history.undo')}
      </button>
    )}
  </li>
)
