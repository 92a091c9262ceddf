import { useState } from 'react'
import { TextField } from '#ui/parts/TextField.tsx'
import { t } from '#ui/texts/text.ts'
import type { ProspectShown } from './list-queries.ts'

interface ThesisProps {
  readonly line: ProspectShown
  readonly onKeep: (thesis: string) => void
}

/** One sentence why this person; they may read it one day, and the field says so. */
export const Thesis = ({ line, onKeep }: ThesisProps) => {
  const [text, setText] = useState<string | null>(null)
  if (text === null) {
    return (
      <section>
        <div className="row">
          <h3 className="h3 grow">{t('prospect.thesis')}</h3>
          <button type="button" className="btn quiet small" onClick={() => setText(line.thesis)}>
            {line.thesis === '' ? t('prospect.writeThesis') : t('prospect.editThesis')}
          </button>
        </div>
        {line.thesis === '' ? (
          <p className="m2">{t('prospect.noThesis')}</p>
        ) : (
          <p className="serif thesis" dir="auto">
            {line.thesis}
          </p>
        )}
      </section>
    )
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        onKeep(text.trim())
      }}
    >
      <TextField
        label={t('prospect.thesis')}
        hint={t('prospect.thesisHint')}
        rows={3}
        value={text}
        onChange={setText}
      />
      <div className="row">
        <button type="submit" className="btn primary small">
          {t('prospect.keepThesis')}
        </button>
        <button type="button" className="btn quiet small" onClick={() => setText(null)}>
          {t('common.cancel')}
        </button>
      </div>
    </form>
  )
}
