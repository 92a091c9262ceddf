import { useState } from 'react'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { t } from '#ui/texts/text.ts'
import type { ProspectShown } from './list-queries.ts'
import { MoveLine } from './MoveLine.tsx'
import { NextMoveDialog } from './NextMoveDialog.tsx'
import { useDayChanges } from './use-day-changes.ts'

/** The one next thing to do for a line: done, changed, or written where there is none. */
export const ProspectMove = ({ line }: { line: ProspectShown }) => {
  const change = useDayChanges()
  const [writing, setWriting] = useState(false)
  const move = line.nextMove
  return (
    <section>
      <h3 className="h3">{t('prospect.nextMove')}</h3>
      <MoveLine line={line} />
      {change.isError && <ErrorNote error={change.error} onRetry={change.reset} />}
      <div className="row wrap move-acts">
        {move !== null && (
          <button
            type="button"
            className="btn line small"
            disabled={change.isPending}
            onClick={() => change.mutate({ do: 'end', move, as: 'done' })}
          >
            {t('prospect.moveDone')}
          </button>
        )}
        <button type="button" className="btn quiet small" onClick={() => setWriting(true)}>
          {move === null ? t('prospect.moveWrite') : t('prospect.change')}
        </button>
      </div>
      {writing && <NextMoveDialog line={line} change={change} onClose={() => setWriting(false)} />}
    </section>
  )
}
