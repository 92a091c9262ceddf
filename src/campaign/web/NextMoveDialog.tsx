import { Dialog } from '#ui/parts/Dialog.tsx'
import { t } from '#ui/texts/text.ts'
import type { ProspectShown } from './list-queries.ts'
import { NextMoveForm } from './NextMoveForm.tsx'
import type { MoveWritten, useDayChanges } from './use-day-changes.ts'

interface NextMoveDialogProps {
  readonly line: ProspectShown
  readonly change: ReturnType<typeof useDayChanges>
  readonly onClose: () => void
}

/** The next move of a line is written, or the open one changed or dropped. */
export const NextMoveDialog = ({ line, change, onClose }: NextMoveDialogProps) => {
  const move = line.nextMove
  const keep = (written: MoveWritten): void => {
    onClose()
    change.mutate(
      move === null
        ? { do: 'set', of: subjectOf(line), move: written }
        : { do: 'edit', move, written },
    )
  }
  return (
    <Dialog
      title={t(move === null ? 'prospect.moveTitle' : 'moveForm.editTitle', { name: line.name })}
      onClose={onClose}
    >
      <NextMoveForm
        today={dayHere(new Date())}
        start={move ?? undefined}
        pending={change.isPending}
        onKeep={keep}
      >
        {move !== null && (
          <button
            type="button"
            className="btn quiet"
            onClick={() => {
              onClose()
              change.mutate({ do: 'end', move, as: 'dropped' })
            }}
          >
            {t('moveForm.drop')}
          </button>
        )}
      </NextMoveForm>
    </Dialog>
  )
}

const subjectOf = (line: ProspectShown) => ({
  prospectId: line.id,
  name: line.name,
  version: line.version,
})

/** The day it is where this browser is: `2026-11-24`. */
const dayHere = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
