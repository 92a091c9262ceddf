interface StagePillProps {
  /** The stage in a word: `Candidate`. */
  readonly word: string
  /** How far on the way in, from 0 to 1; 0 for those who have left it. */
  readonly share: number
}

/** Where somebody stands: a bar filled to the stage, and its word. */
export const StagePill = ({ word, share }: StagePillProps) => (
  <span className="stage">
    <span className="stage-bar" aria-hidden="true">
      <i style={{ width: `${String(Math.round(share * 100))}%` }} />
    </span>
    {word}
  </span>
)
