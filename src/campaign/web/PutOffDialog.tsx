import { useState } from 'react'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { formText } from '#ui/parts/form-text.ts'
import { onSend } from '#ui/parts/on-send.ts'
import { Segments } from '#ui/parts/Segments.tsx'
import { t } from '#ui/texts/text.ts'
import { dayAfter } from './day-words.ts'

const untils = ['tomorrow', 'threeDays', 'week', 'other'] as const
type Until = (typeof untils)[number]
const days = { tomorrow: 1, threeDays: 3, week: 7 } as const

const reasons = ['answer', 'travel', 'date', 'other'] as const

interface PutOffDialogProps {
  readonly title: string
  /** The day it is: `2026-11-24`. */
  readonly today: string
  readonly pending: boolean
  readonly onClose: () => void
  readonly onPutOff: (until: string, reason: string) => void
}

/** Something rests until a day, and why. A reason that is often given is one tap. */
export const PutOffDialog = ({ title, today, pending, onClose, onPutOff }: PutOffDialogProps) => {
  const [until, setUntil] = useState<Until>('tomorrow')
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState('')
  const send = onSend((form) => {
    if (reason.trim() === '') return setWrong(t('putOff.needReason'))
    const day = until === 'other' ? formText(form, 'day') : dayAfter(today, days[until])
    return onPutOff(day === '' ? dayAfter(today, 1) : day, reason.trim())
  })
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="stack" onSubmit={send}>
        <Segments
          label={t('putOff.until')}
          value={until}
          options={untils.map((value) => ({ value, text: t(`putOff.${value}`) }))}
          onChoose={setUntil}
        />
        {until === 'other' && (
          <Field
            label={t('putOff.day')}
            name="day"
            type="date"
            min={dayAfter(today, 1)}
            defaultValue={dayAfter(today, 14)}
          />
        )}
        <Reasons
          value={reason}
          wrong={wrong}
          onChange={(text) => {
            setReason(text)
            setWrong('')
          }}
        />
        <div className="row">
          <button type="submit" className="btn primary" aria-disabled={pending}>
            {t('putOff.do')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

interface ReasonsProps {
  readonly value: string
  readonly wrong: string
  readonly label?: string
  readonly onChange: (reason: string) => void
}

/** A reason in one line, with those often given below it. */
export const Reasons = ({ value, wrong, label, onChange }: ReasonsProps) => (
  <>
    <Field
      label={label ?? t('putOff.reason')}
      name="reason"
      value={value}
      wrong={wrong}
      maxLength={300}
      dir="auto"
      autoComplete="off"
      onChange={(event) => onChange(event.target.value)}
    />
    <div className="row wrap" role="group" aria-label={t('putOff.reasons')}>
      {reasons.map((one) => (
        <button
          key={one}
          type="button"
          className="btn line small"
          onClick={() => onChange(t(`putOff.reason.${one}`))}
        >
          {t(`putOff.reason.${one}`)}
        </button>
      ))}
    </div>
  </>
)
