import { useId } from 'react'

interface SegmentsProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly text: string }[]
  readonly onChoose: (value: Value) => void
  readonly className?: string
}

/** One of a few, all in sight: radio buttons that look like one control. */
export const Segments = <Value extends string>(props: SegmentsProps<Value>) => {
  const name = useId()
  return (
    <div className={`seg ${props.className ?? ''}`} role="radiogroup" aria-label={props.label}>
      {props.options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            checked={option.value === props.value}
            onChange={() => props.onChoose(option.value)}
          />
          {option.text}
        </label>
      ))}
    </div>
  )
}
