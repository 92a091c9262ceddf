import { useState } from 'react'
import type { ReactNode } from 'react'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { t } from '#ui/texts/text.ts'

interface Option {
  readonly id: string
  readonly name: string
}

interface ChooseDialogProps {
  readonly title: string
  readonly options: readonly Option[]
  /** What choosing nobody is called. */
  readonly none: string
  readonly value: string | null
  readonly onChoose: (option: Option | null) => void
  readonly onClose: () => void
  /** What stands below the list, such as where more of these are made. */
  readonly foot?: ReactNode
}

/** One of a list, or none: an owner, an area, a compartment. Typing narrows a long list. */
export const ChooseDialog = (props: ChooseDialogProps) => {
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const options = props.options.filter((option) => option.name.toLowerCase().includes(wanted))
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <div className="stack choose">
        {props.options.length > 8 && (
          <input
            type="search"
            className="input"
            aria-label={t('list.narrow')}
            placeholder={t('list.narrow')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
        <ul className="lines box">
          {options.map((option) => (
            <li key={option.id}>
              <button
                type="button"
                className="plain grow"
                aria-pressed={option.id === props.value}
                onClick={() => props.onChoose(option)}
              >
                {option.name}
              </button>
            </li>
          ))}
          <li>
            <button
              type="button"
              className="plain grow dim"
              aria-pressed={props.value === null}
              onClick={() => props.onChoose(null)}
            >
              {props.none}
            </button>
          </li>
        </ul>
        {props.foot}
      </div>
    </Dialog>
  )
}
