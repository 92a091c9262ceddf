import { useState } from 'react'
import { stages, stagesWithReason } from '#campaign/list.contract.ts'
import type { Stage } from '#campaign/list.contract.ts'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { t } from '#ui/texts/text.ts'
import type { ProspectShown } from './list-queries.ts'
import { stageName } from './stage-texts.ts'
import { who } from './use-list-changes.ts'

interface StageDialogProps {
  readonly lines: readonly ProspectShown[]
  /** A stage that is chosen already and only wants its reason or day. */
  readonly stage?: Stage | undefined
  readonly onMove: (stage: Stage, reason: string, nurtureUntil: string | null) => void
  readonly onClose: () => void
}

/** Whether a move to this stage asks something first. */
export const asksFirst = (stage: Stage): boolean =>
  stagesWithReason.includes(stage) || stage === 'nurture'

/** Moves lines to another stage; the ends of the way ask why, later asks when. */
export const StageDialog = ({ lines, stage: given, onMove, onClose }: StageDialogProps) => {
  const [stage, setStage] = useState<Stage>(given ?? lines[0]?.stage ?? 'prospect')
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState('')
  const [asked, setAsked] = useState(false)
  const owed = stagesWithReason.includes(stage)
  const submit = (): void => {
    setAsked(true)
    if (owed && reason.trim() === '') return
    onMove(stage, reason.trim(), stage === 'nurture' && until !== '' ? until : null)
  }
  return (
    <Dialog title={t('move.title', { who: who(lines) })} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <fieldset className="stage-choices">
          <legend className="label">{t('move.stage')}</legend>
          {stages.map((one) => (
            <label key={one} className="check">
              <input
                type="radio"
                name="stage"
                checked={one === stage}
                onChange={() => setStage(one)}
              />
              {stageName(one)}
            </label>
          ))}
        </fieldset>
        {stage === 'nurture' && (
          <Field
            label={t('move.until')}
            optional
            type="date"
            value={until}
            onChange={(event) => setUntil(event.target.value)}
          />
        )}
        <TextField
          label={t('move.reason')}
          hint={owed ? t('move.reasonHint') : t('move.reasonOptional')}
          rows={3}
          value={reason}
          onChange={setReason}
        />
        {asked && owed && reason.trim() === '' && (
          <p className="wrong" role="alert">
            {t('move.needReason')}
          </p>
        )}
        <button type="submit" className="btn primary fit">
          {t('move.do', { stage: stageName(stage) })}
        </button>
      </form>
    </Dialog>
  )
}
