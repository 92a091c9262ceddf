import { useId } from 'react'
import type { InputHTMLAttributes, ReactNode, Ref } from 'react'
import { t } from '../texts/text.ts'

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string
  readonly hint?: ReactNode
  /** What is wrong with the value, in a sentence; empty or absent when nothing is. */
  readonly wrong?: string | undefined
  readonly optional?: boolean
  readonly ref?: Ref<HTMLInputElement>
}

/** A labelled text field that says what it is for and what is wrong with it. */
export const Field = ({ label, hint, wrong, optional, className, ...input }: FieldProps) => {
  const id = useId()
  const said = [hint ? `${id}-hint` : '', wrong ? `${id}-wrong` : ''].filter(Boolean).join(' ')
  return (
    <div className={`field ${className ?? ''}`}>
      <label htmlFor={id}>
        {label} {optional && <span className="dim">({t('common.optional')})</span>}
      </label>
      <input
        {...input}
        id={id}
        className="input"
        aria-invalid={Boolean(wrong)}
        aria-describedby={said || undefined}
      />
      {wrong && (
        <p className="wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
