import { useState } from 'react'
import { TextField } from '#ui/parts/TextField.tsx'
import { t } from '#ui/texts/text.ts'
import type { ProspectShown } from './list-queries.ts'

interface ThesisProps {
  readonly line: ProspectShown
  /** Keeps the sentence; `done` is called once it stands, never when it was refused. */
  readonly onKeep: (thesis: string, done: () => void) => void
}

/**
 * One sentence why this person; they may read it one day, and the field says so. What is written
 * stays when somebody else was quicker; what stands now is shown beside it.
 */
export const Thesis = ({ line, onKeep }: ThesisProps) => {
  const [writing, setWriting] = useState<{ readonly from: string; readonly text: string } | null>(
    null,
  )
  const close = (): void => setWriting(null)
  if (writing === null) {
    return (
      <section>
        <div className="row">
          <h3 className="h3 grow">{t('prospect.thesis')}</h3>
          <button
            type="button"
            className="btn quiet small"
            onClick={() => setWriting({ from: line.thesis, text: line.thesis })}
          >
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
        const text = writing.text.trim()
        if (text === line.thesis) close()
        else onKeep(text, close)
      }}
    >
      <TextField
        label={t('prospect.thesis')}
        hint={t('prospect.thesisHint')}
        rows={3}
        value={writing.text}
        onChange={(text) => setWriting({ ...writing, text })}
      />
      {line.thesis !== writing.from && (
        <p className="m2" dir="auto">
          {t('prospect.thesisNow', { thesis: line.thesis })}
        </p>
      )}
      <div className="row">
        <button type="submit" className="btn primary small">
          {t('prospect.keepThesis')}
        </button>
        <button type="button" className="btn quiet small" onClick={close}>
          {t('common.cancel')}
        </button>
      </div>
    </form>
  )
}
