import { useId, useState } from 'react'
import type { FormEvent, KeyboardEvent } from 'react'
import { noteReaders } from '#people/contract.ts'
import { Keys } from '#ui/keyboard/Keys.tsx'
import { CompartmentField } from '#ui/parts/Compartment.tsx'
import { Segments } from '#ui/parts/Segments.tsx'
import { t } from '#ui/texts/text.ts'
import { MemberChecks } from './MemberChecks.tsx'
import type { Note } from './people-queries.ts'

type Readers = (typeof noteReaders)[number]

/** What is kept of a form. Private notes name nobody and lie in no compartment. */
export interface WrittenNote {
  readonly text: string
  readonly readers: Readers
  readonly mentions: string[]
  readonly compartmentId: string | null
}

interface NoteFormProps {
  readonly label: string
  readonly button: string
  readonly start?: Note
  readonly autoFocus?: boolean
  readonly pending: boolean
  readonly onKeep: (note: WrittenNote) => void
  readonly onCancel?: () => void
}

/** A note is written: its words, who reads it, and that the person may one day read it too. */
export const NoteForm = (props: NoteFormProps) => {
  const id = useId()
  const [text, setText] = useState(props.start?.text ?? '')
  const [readers, setReaders] = useState<Readers>(props.start?.readers ?? 'shared')
  const [mentions, setMentions] = useState(() => props.start?.mentions.map((one) => one.id) ?? [])
  const [compartmentId, setCompartmentId] = useState(props.start?.compartmentId ?? null)
  const isShared = readers === 'shared'
  const keep = (event?: FormEvent): void => {
    event?.preventDefault()
    if (text.trim() === '' || props.pending) return
    const more = isShared ? { mentions, compartmentId } : { mentions: [], compartmentId: null }
    props.onKeep({ text: text.trim(), readers, ...more })
  }
  const onKeyDown = (event: KeyboardEvent): void => keysOfForm(event, keep, props.onCancel)
  return (
    <form className="note-form stack" onSubmit={keep}>
      <label className="label" htmlFor={id}>
        {props.label}
      </label>
      <textarea
        id={id}
        className="input"
        rows={4}
        value={text}
        dir="auto"
        autoFocus={props.autoFocus}
        aria-describedby={`${id}-advice`}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <p className="m" id={`${id}-advice`}>
        {t('notes.advice')}
      </p>
      {isShared && (
        <SharedWith
          mentions={mentions}
          compartmentId={compartmentId}
          onMention={setMentions}
          onCompartment={setCompartmentId}
        />
      )}
      <div className="row wrap">
        <Segments
          label={t('notes.readers')}
          value={readers}
          options={noteReaders.map((value) => ({ value, text: t(`notes.${value}`) }))}
          onChoose={setReaders}
        />
        <span className="grow" />
        {props.onCancel && (
          <button type="button" className="btn quiet" onClick={props.onCancel}>
            {t('common.cancel')}
          </button>
        )}
        <button
          type="submit"
          className="btn primary"
          aria-disabled={text.trim() === '' || props.pending}
        >
          {props.button} <Keys keys="Ctrl+Enter" />
        </button>
      </div>
    </form>
  )
}

const keysOfForm = (event: KeyboardEvent, keep: () => void, cancel?: () => void): void => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep()
  else if (event.key === 'Escape' && cancel) cancel()
  else return
  event.preventDefault()
  event.stopPropagation()
}

interface SharedWithProps {
  readonly mentions: readonly string[]
  readonly compartmentId: string | null
  readonly onMention: (ids: string[]) => void
  readonly onCompartment: (id: string | null) => void
}

/** Who is to see a shared note, and who is to hear of it. */
const SharedWith = ({ mentions, compartmentId, onMention, onCompartment }: SharedWithProps) => (
  <>
    <CompartmentField value={compartmentId} onChange={onCompartment} />
    <details className="note-more" open={mentions.length > 0}>
      <summary className="m2">{t('notes.mention')}</summary>
      <MemberChecks label={t('notes.mention')} chosen={mentions} onChange={onMention} />
    </details>
  </>
)
