import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { Keys } from '#ui/keyboard/Keys.tsx'
import { Choice } from '#ui/parts/Choice.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { formText } from '#ui/parts/form-text.ts'
import { onSend } from '#ui/parts/on-send.ts'
import { Segments } from '#ui/parts/Segments.tsx'
import { t } from '#ui/texts/text.ts'
import type { Move } from './day-queries.ts'
import { dayAfter } from './day-words.ts'
import { ownersQuery } from './list-queries.ts'
import type { MoveWritten } from './use-day-changes.ts'

interface NextMoveFormProps {
  /** The day it is for whoever writes: `2026-11-24`. */
  readonly today: string
  readonly start?: Move | undefined
  readonly pending: boolean
  readonly onKeep: (move: MoveWritten) => void
  /** Other buttons at the foot: later, drop. */
  readonly children?: ReactNode
}

const dues = ['none', 'today', 'tomorrow', 'week', 'other'] as const
type Due = (typeof dues)[number]

const verbs = ['Write', 'Call', 'Meet', 'Ask', 'Read'] as const

/** A next move is written: verb first, by when, and what else is known of it. */
export const NextMoveForm = ({ today, start, pending, onKeep, children }: NextMoveFormProps) => {
  const [what, setWhat] = useState(start?.what ?? '')
  const [due, setDue] = useState<Due>(start?.dueAt ? 'other' : 'none')
  const [wrong, setWrong] = useState('')
  const [ownerId, setOwnerId] = useState<string>(start?.ownerId ?? '')
  const send = onSend((form) => {
    const said = what.trim()
    if (said === '') return setWrong(t('moveForm.need'))
    const minutes = Number(formText(form, 'minutes'))
    return onKeep({
      what: said,
      due: dueOf({ due, today, day: formText(form, 'day'), start }),
      minutes: minutes >= 1 && minutes <= 600 ? Math.round(minutes) : null,
      ownerId: ownerId === '' ? undefined : ownerId,
      waitsFor: formText(form, 'waitsFor'),
    })
  })
  return (
    <form className="move-form stack" onSubmit={send}>
      <Field
        label={t('moveForm.what')}
        hint={t('moveForm.whatHint')}
        wrong={wrong}
        name="what"
        value={what}
        dir="auto"
        autoComplete="off"
        maxLength={300}
        onChange={(event) => {
          setWhat(event.target.value)
          setWrong('')
        }}
      />
      {what.trim() === '' && <Verbs onChoose={(verb) => setWhat(`${verb} `)} />}
      <Segments
        label={t('moveForm.due')}
        value={due}
        options={dues.map((value) => ({ value, text: t(`moveForm.due.${value}`) }))}
        onChoose={setDue}
        className="move-due"
      />
      {due === 'other' && (
        <Field
          label={t('moveForm.day')}
          name="day"
          type="date"
          defaultValue={start?.dueOn ?? start?.dueAt?.slice(0, 10) ?? dayAfter(today, 2)}
        />
      )}
      <Details start={start} ownerId={ownerId} onOwner={setOwnerId} />
      <div className="row wrap">
        <button type="submit" className="btn primary" aria-disabled={pending}>
          {t('moveForm.keep')} <Keys keys="Enter" />
        </button>
        {children}
      </div>
    </form>
  )
}

const Verbs = ({ onChoose }: { readonly onChoose: (verb: string) => void }) => (
  <div className="row wrap" role="group" aria-label={t('moveForm.verbs')}>
    {verbs.map((verb) => (
      <button key={verb} type="button" className="btn line small" onClick={() => onChoose(verb)}>
        {t(`moveForm.verb.${verb}`)}
      </button>
    ))}
  </div>
)

interface DetailsProps {
  readonly start: Move | undefined
  readonly ownerId: string
  readonly onOwner: (id: string) => void
}

const Details = ({ start, ownerId, onOwner }: DetailsProps) => {
  const { data } = useQuery(ownersQuery)
  const id = useId()
  const owners = (data?.members ?? []).map((one) => ({ value: one.id, text: one.name }))
  return (
    <details className="move-details">
      <summary id={id}>{t('moveForm.details')}</summary>
      <div className="stack">
        <label className="field">
          {t('moveForm.owner')}
          <Choice
            label={t('moveForm.owner')}
            value={ownerId}
            options={[
              { value: '', text: start ? (start.ownerName ?? '') : t('moveForm.ownerDefault') },
              ...owners.filter((one) => one.value !== start?.ownerId),
            ]}
            onChoose={onOwner}
          />
        </label>
        <Field
          label={t('moveForm.minutes')}
          hint={t('moveForm.minutesHint')}
          name="minutes"
          type="number"
          inputMode="numeric"
          min={1}
          max={600}
          defaultValue={start?.minutesSaid ? start.minutes : ''}
        />
        <Field
          label={t('moveForm.waitsFor')}
          hint={t('moveForm.waitsForHint')}
          name="waitsFor"
          maxLength={200}
          dir="auto"
          defaultValue={start?.waitsFor ?? ''}
          optional
        />
      </div>
    </details>
  )
}

/** A day that was not touched keeps its time of day. */
const dueOf = (said: {
  readonly due: Due
  readonly today: string
  readonly day: string
  readonly start: Move | undefined
}): string | null => {
  const { due, today, day, start } = said
  switch (due) {
    case 'none':
      return null
    case 'today':
      return today
    case 'tomorrow':
      return dayAfter(today, 1)
    case 'week':
      return dayAfter(today, 7)
    case 'other': {
      const unchanged = start?.dueOn === null && start.dueAt?.slice(0, 10) === day
      return unchanged ? start.dueAt : day === '' ? null : day
    }
  }
}
