interface ChoiceProps<Value extends string> {
  /** Said to a screen reader; the chosen words speak for themselves to the eye. */
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly text: string }[]
  readonly onChoose: (value: Value) => void
}

/** One of several, folded: the order or the kind of what a list shows. */
export const Choice = <Value extends string>(props: ChoiceProps<Value>) => (
  <label className="row m">
    <span className="sr">{props.label}</span>
    <select
      className="input small"
      value={props.value}
      onChange={(event) => {
        const chosen = props.options.find((option) => option.value === event.target.value)
        if (chosen) props.onChoose(chosen.value)
      }}
    >
      {props.options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  </label>
)
