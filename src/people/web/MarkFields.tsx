import { useId } from 'react'
import { t } from '#ui/texts/text.ts'

/** A mark on its way; without a score it is not given yet. */
export interface MarkWords {
  readonly criterion: string
  readonly score: number | null
  readonly words: string
}

interface MarkFieldsProps {
  readonly mark: MarkWords
  readonly onChange: (change: Partial<MarkWords>) => void
}

const scores = [1, 2, 3, 4] as const

/** One criterion: a score from 1 to 4, and what one saw. */
export const MarkFields = ({ mark, onChange }: MarkFieldsProps) => {
  const name = useId()
  return (
    <fieldset className="mark-fields">
      <legend className="label">{mark.criterion}</legend>
      <div className="seg" role="radiogroup" aria-label={mark.criterion}>
        {scores.map((score) => (
          <label key={score}>
            <input
              type="radio"
              name={name}
              checked={mark.score === score}
              aria-label={t('scorecards.score', {
                criterion: mark.criterion,
                score: String(score),
              })}
              onChange={() => onChange({ score })}
            />
            {score}
          </label>
        ))}
      </div>
      <textarea
        className="input"
        rows={2}
        dir="auto"
        value={mark.words}
        aria-label={t('scorecards.words', { criterion: mark.criterion })}
        onChange={(event) => onChange({ words: event.target.value })}
      />
    </fieldset>
  )
}
