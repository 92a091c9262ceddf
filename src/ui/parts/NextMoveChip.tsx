import { IconAlertTriangle } from '@tabler/icons-react'
import { t } from '../texts/text.ts'
import { dueText, dueTone } from './due-text.ts'
import type { MoveShown } from './due-text.ts'
import { Monogram } from './Monogram.tsx'
import { moveIcons } from './move-icons.ts'

interface NextMoveChipProps {
  readonly move: MoveShown | null
  /** Nobody answers for it, the prospect or its move. */
  readonly unowned: boolean
  /** Name of whoever is signed in: their ring is filled. */
  readonly me?: string | undefined
  /** Takes what nobody owns. */
  readonly onTake?: (() => void) | undefined
}

/** What is done next: verb first, when it is due, whose it is; or that nobody owns it. */
export const NextMoveChip = ({ move, unowned, me, onTake }: NextMoveChipProps) => {
  if (move === null && !unowned) {
    return (
      <span className="next-move missing">
        <IconAlertTriangle className="icon s" aria-hidden="true" /> {t('nextMove.none')}
      </span>
    )
  }
  const Sign = move === null ? IconAlertTriangle : moveIcons[move.kind]
  return (
    <span className={`next-move ${unowned ? 'missing' : ''}`}>
      <Sign className="icon s" aria-hidden="true" />
      {move !== null && (
        <span className="what" dir="auto">
          {move.what}
        </span>
      )}
      {move !== null && <b className={dueTone(move)}>{dueText(move)}</b>}
      {move === null && <span className="bad">{t('nextMove.none')}</span>}
      {unowned && <span className="bad">{t('nextMove.unowned')}</span>}
      {unowned && onTake && (
        <button type="button" className="btn line small" onClick={onTake}>
          {t('nextMove.take')}
        </button>
      )}
      {move !== null && move.ownerName !== null && (
        <>
          <Monogram name={move.ownerName} me={move.ownerName === me} />
          <span className="sr">{move.ownerName}</span>
        </>
      )}
    </span>
  )
}
