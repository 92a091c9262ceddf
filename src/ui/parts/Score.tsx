import { formatScore } from '../format.ts'
import { t } from '../texts/text.ts'
import { NumberDoor } from './NumberDoor.tsx'

export interface ScoreValue {
  readonly score: number
  /** Where the score could lie: without its best work, with every doubt taken its way. */
  readonly low: number
  readonly high: number
}

interface ScoreProps extends ScoreValue {
  /** The right end of the scale, alike for all rows of a list; usually the best `high`. */
  readonly top: number
  /** Opens the parts of the score. */
  readonly href?: string
  readonly onOpen?: () => void
}

/** A figure that opens its parts, and under it how sure it is. */
export const Score = ({ score, low, high, top, href, onOpen }: ScoreProps) => {
  const value = formatScore(score)
  const label = t('score.label', { score: value, low: formatScore(low), high: formatScore(high) })
  const opens = href !== undefined || onOpen !== undefined
  return (
    <span className="score">
      {opens ? (
        <NumberDoor
          className="b"
          label={label}
          {...(href === undefined ? {} : { href })}
          {...(onOpen ? { onOpen } : {})}
        >
          {value}
        </NumberDoor>
      ) : (
        <span className="b tn">
          <span className="sr">{label}</span>
          <span aria-hidden="true">{value}</span>
        </span>
      )}
      <Whisker score={score} low={low} high={high} top={top} />
    </span>
  )
}

/** Dot at the score, bar from low to high. The words for it stand in the score's label. */
export const Whisker = ({ score, low, high, top }: ScoreValue & { top: number }) => {
  const place = (value: number) => `${String(Math.min(1, Math.max(0, value / (top || 1))) * 100)}%`
  return (
    <span
      className="whisk"
      aria-hidden="true"
      style={{ '--low': place(low), '--high': place(high), '--at': place(score) }}
    >
      <i />
      <u />
    </span>
  )
}
