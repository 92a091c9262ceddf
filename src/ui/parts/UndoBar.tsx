import { Keys } from '../keyboard/Keys.tsx'
import { t } from '../texts/text.ts'
import { hold, resume, undoLast, useDone } from './undo.ts'

/** The foot at the left: what was just done, and Undo. */
export const UndoBar = () => {
  const done = useDone()
  return (
    <div className="undo-region" role="status" aria-label={t('undo.region')}>
      {done && (
        <div
          className="undo"
          key={done.id}
          onPointerEnter={hold}
          onPointerLeave={resume}
          onFocus={hold}
          onBlur={resume}
        >
          <span>{done.sentence}</span>
          {done.undo && (
            <button type="button" className="btn small" onClick={undoLast}>
              {t('common.undo')} <Keys keys="z" />
            </button>
          )}
        </div>
      )}
    </div>
  )
}
