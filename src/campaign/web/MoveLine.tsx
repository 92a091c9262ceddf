import { t } from '#ui/texts/text.ts'
import type { ProspectShown } from './list-queries.ts'
import { dueText, dueTone } from '#ui/parts/due-text.ts'

/** The next move in a line: what, and when it is due; says so when there is none. */
export const MoveLine = ({ line }: { line: ProspectShown }) => {
  const move = line.nextMove
  if (move === null) {
    return (
      <div className="row next">
        <span className="m cut grow">{t('list.noMove')}</span>
      </div>
    )
  }
  return (
    <div className="row next">
      <span className="cut grow" dir="auto">
        {move.what}
      </span>
      <span className={`due ${dueTone(move)}`}>{dueText(move)}</span>
    </div>
  )
}
