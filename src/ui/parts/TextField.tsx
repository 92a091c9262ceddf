import { useId } from 'react'
import { t } from '../texts/text.ts'

interface TextFieldProps {
  readonly label: string
  readonly hint?: string
  readonly optional?: boolean
  readonly rows: number
  readonly value: string
  readonly onChange: (text: string) => void
}

/** A labelled field for several lines. */
export const TextField = ({ label, hint, optional, rows, value, onChange }: TextFieldProps) => {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} {optional && <span className="dim">({t('common.optional')})</span>}
      </label>
      <textarea
        id={id}
        className="input"
        rows={rows}
        value={value}
        dir="auto"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
