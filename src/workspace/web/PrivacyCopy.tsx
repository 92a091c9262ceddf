import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'

/** A long text to take elsewhere: folded, with a button that copies it whole. */
export const CopyText = ({ label, text }: { label: string; text: string }) => {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      sayDone(t('copy.done'))
    } catch {
      // Forbidden by the browser or on plain http; the text can still be marked and taken.
      sayDone(t('copy.failed'))
    }
  }
  return (
    <details className="copy-text">
      <summary>{label}</summary>
      <pre className="prose" dir="auto">
        {text}
      </pre>
      <button type="button" className="btn line small" onClick={() => void copy()}>
        {t('copy.copy')}
      </button>
    </details>
  )
}
