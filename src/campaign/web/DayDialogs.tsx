import { useState } from 'react'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { onSend } from '#ui/parts/on-send.ts'
import { t } from '#ui/texts/text.ts'
import type { DayDialog } from './DayActions.tsx'
import type { DayPerson } from './day-queries.ts'
import { NextMoveForm } from './NextMoveForm.tsx'
import { PutOffDialog, Reasons } from './PutOffDialog.tsx'
import type { DayChange } from './use-day-changes.ts'

interface DayDialogsProps {
  readonly person: DayPerson
  readonly dialog: DayDialog
  readonly today: string
  readonly pending: boolean
  readonly onClose: () => void
  readonly onChange: (change: DayChange) => void
}

/** What opens over a card: putting off, not today, the next move changed. */
export const DayDialogs = (props: DayDialogsProps) => {
  const { person, dialog, today, pending, onClose, onChange } = props
  const make = (change: DayChange) => {
    onClose()
    onChange(change)
  }
  switch (dialog) {
    case 'put_off':
      return (
        <PutOffDialog
          title={t('putOff.title', { name: person.name })}
          today={today}
          pending={pending}
          onClose={onClose}
          onPutOff={(until, reason) => {
            const said = { of: person, until, reason }
            if (person.thing === 'move' && person.move !== null) {
              make({ do: 'snooze', move: person.move, ...said })
            } else {
              make({ do: 'rest', version: person.clock.version, ...said })
            }
          }}
        />
      )
    case 'not_today':
      return (
        <NotToday
          name={person.name}
          onClose={onClose}
          onKeep={(reason) => {
            make({ do: 'choose', of: person, day: today, choice: 'not_today', reason })
          }}
        />
      )
    case 'edit':
      return <EditMove {...props} onMake={make} />
  }
}

const EditMove = ({
  person,
  today,
  pending,
  onClose,
  onMake,
}: DayDialogsProps & { readonly onMake: (change: DayChange) => void }) => {
  const { move, name } = person
  if (move === null) return null
  return (
    <Dialog title={t('moveForm.editTitle', { name })} onClose={onClose}>
      <NextMoveForm
        today={today}
        start={move}
        pending={pending}
        onKeep={(written) => onMake({ do: 'edit', move, written })}
      >
        <button
          type="button"
          className="btn quiet"
          onClick={() => onMake({ do: 'end', move, as: 'dropped' })}
        >
          {t('moveForm.drop')}
        </button>
      </NextMoveForm>
    </Dialog>
  )
}

interface NotTodayProps {
  readonly name: string
  readonly onClose: () => void
  readonly onKeep: (reason: string) => void
}

const NotToday = ({ name, onClose, onKeep }: NotTodayProps) => {
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState('')
  const send = onSend(() => {
    if (reason.trim() === '') return setWrong(t('putOff.needReason'))
    return onKeep(reason.trim())
  })
  return (
    <Dialog title={t('day.notTodayTitle', { name })} onClose={onClose}>
      <form className="stack" onSubmit={send}>
        <Reasons
          label={t('day.notTodayWhy')}
          value={reason}
          wrong={wrong}
          onChange={(text) => {
            setReason(text)
            setWrong('')
          }}
        />
        <p className="m2">{t('day.notTodayHint')}</p>
        <div className="row">
          <button type="submit" className="btn primary">
            {t('day.notToday')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
