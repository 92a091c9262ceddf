import { t } from '../texts/text.ts'
import { pieces } from './pieces.ts'
import type { Span } from './pieces.ts'

interface MarkedProps {
  readonly text: string
  /** Matched words as [start, end) in UTF-16 units. */
  readonly marks: readonly Span[]
  /** Underlined only, for rows that are scanned and not read. */
  readonly quiet?: boolean
  readonly lang?: string
}

/** A text with its matched words marked; the matches are announced once, not at each mark. */
export const Marked = ({ text, marks, quiet, lang }: MarkedProps) => {
  const parts = pieces(text, marks)
  const words = parts.filter((part) => part.marked).map((part) => part.text)
  return (
    <span className={quiet === true ? 'marked quiet' : 'marked'} lang={lang} dir="auto">
      {parts.map((part) =>
        part.marked ? (
          <mark key={part.start}>{part.text}</mark>
        ) : (
          <span key={part.start}>{part.text}</span>
        ),
      )}
      {words.length > 0 && (
        <span className="sr">
          {' '}
          {t('mark.announced', { words: [...new Set(words)].join(', ') })}
        </span>
      )}
    </span>
  )
}
