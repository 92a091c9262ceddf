import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { t } from '../texts/text.ts'
import { ErrorNote } from './ErrorNote.tsx'

/** Something that can be chosen: drawn by `shown`, said by `text`. */
export interface Pick {
  readonly id: string
  readonly text: string
  readonly shown: ReactNode
}

interface PickerProps<Choice extends Pick> {
  readonly label: string
  readonly placeholder?: string
  /** What can be written into it, below the field. */
  readonly hint?: string
  /** Part of the query key: pickers with the same name share their answers. */
  readonly name: string
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly Choice[]>
  readonly onChoose: (choice: Choice) => void
  readonly onCancel?: () => void
  /** What to say when nothing is called that. */
  readonly nothing: string
  readonly autoFocus?: boolean
  readonly hideLabel?: boolean
  /** What was chosen so far, between the label and the field. */
  readonly children?: ReactNode
}

/** Fewer letters find everything and nothing. */
const shortest = 2

/** Find one thing by typing: an input with its list of matches below (ARIA combobox). */
export const Picker = <Choice extends Pick>(props: PickerProps<Choice>) => {
  const id = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const asked = text.trim()
  const found = useFound(props.name, props.find, asked)
  const choices = asked.length >= shortest ? (found.data ?? []) : []
  const open = asked.length >= shortest && found.data !== undefined
  const current = choices[Math.min(at, choices.length - 1)]
  const choose = (choice: Choice): void => {
    setText('')
    setAt(0)
    props.onChoose(choice)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      if (text === '') props.onCancel?.()
      else setText('')
    } else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, choices.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter' && asked !== '') {
      // Half written, it is not sent with the form around it, and an older answer is not chosen.
      if (current && !found.isPlaceholderData) choose(current)
    } else return
    event.preventDefault()
  }
  return (
    <div className="picker">
      <label htmlFor={id} className={props.hideLabel ? 'sr' : 'label'}>
        {props.label}
      </label>
      {props.children}
      <input
        id={id}
        className="input"
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && current ? `${id}-${current.id}` : undefined}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
        autoComplete="off"
        spellCheck={false}
        // The reader asked for this field a moment ago; it would be rude not to be in it.
        autoFocus={props.autoFocus}
        placeholder={props.placeholder}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <Hint id={`${id}-hint`} text={props.hint} />
      <PickList
        id={id}
        label={props.label}
        open={open}
        choices={choices}
        current={current}
        onChoose={choose}
      />
      <p className="m" role="status">
        {open && saidOf(choices, found.isFetching, props.nothing)}
      </p>
      {found.isError && <ErrorNote error={found.error} onRetry={() => void found.refetch()} />}
    </div>
  )
}

/** What is called so; the last answer stays until the next one comes. */
const useFound = <Choice extends Pick>(
  name: string,
  find: PickerProps<Choice>['find'],
  asked: string,
) =>
  useQuery({
    queryKey: ['picker', name, asked],
    queryFn: ({ signal }) => find(asked, signal),
    enabled: asked.length >= shortest,
    placeholderData: (before) => before,
    staleTime: 30_000,
  })

const Hint = ({ id, text }: { id: string; text: string | undefined }) =>
  text && (
    <p className="hint" id={id}>
      {text}
    </p>
  )

interface PickListProps<Choice extends Pick> {
  readonly id: string
  readonly label: string
  readonly open: boolean
  readonly choices: readonly Choice[]
  readonly current: Choice | undefined
  readonly onChoose: (choice: Choice) => void
}

const PickList = <Choice extends Pick>(props: PickListProps<Choice>) => {
  const { id, label, open, choices, current, onChoose } = props
  return (
    <ul
      id={`${id}-list`}
      role="listbox"
      aria-label={label}
      className="picks"
      hidden={!open || choices.length === 0}
    >
      {choices.map((choice) => (
        <li
          key={choice.id}
          id={`${id}-${choice.id}`}
          role="option"
          aria-selected={choice === current}
          aria-label={choice.text}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(choice)}
        >
          {choice.shown}
        </li>
      ))}
    </ul>
  )
}

const saidOf = (choices: readonly Pick[], fetching: boolean, nothing: string): ReactNode => {
  if (choices.length > 0) {
    return <span className="sr">{t('palette.found', { count: choices.length })}</span>
  }
  return fetching ? '' : nothing
}
