import { t } from '../texts/text.ts'
import { sayDone } from './undo.ts'

interface CopyLineProps {
  /** What is copied: a link, a code, a line for a terminal. */
  readonly text: string
  /** What it is, for the button and for a screen reader: `Copy the link`. */
  readonly label: string
}

/** A line to take elsewhere, whole, with a button that copies it. */
export const CopyLine = ({ text, label }: CopyLineProps) => {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      sayDone(t('copy.done'))
    } catch {
      // Forbidden by the browser or on plain http; the line can still be marked and taken.
      sayDone(t('copy.failed'))
    }
  }
  return (
    <div className="copy-line">
      <code className="code">{text}</code>
      <button
        type="button"
        className="btn line small"
        onClick={() => void copy()}
        aria-label={label}
      >
        {t('copy.copy')}
      </button>
    </div>
  )
}
