import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { formText } from '#ui/parts/form-text.ts'
import { onSend } from '#ui/parts/on-send.ts'
import { Segments } from '#ui/parts/Segments.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import { forgetCampaign } from './charter-queries.ts'
import type { DecisionShown } from './charter-queries.ts'

const directions = ['go on', 'wait', 'pass'] as const

interface DecideFormProps {
  readonly id: string
  readonly name: string
  /** The complete votes that it rests on; null when there are none. */
  readonly roundId: string | null
  readonly onClose: () => void
}

/** A decision with its reason. It is never changed afterwards, and says so. */
export const DecideForm = ({ id, name, roundId, onClose }: DecideFormProps) => {
  const client = useQueryClient()
  const [direction, setDirection] = useState<(typeof directions)[number]>('go on')
  const [what, setWhat] = useState('')
  const [why, setWhy] = useState('')
  const decide = useMutation({
    mutationFn: () => api.campaign.decide({ id, roundId, direction, what, why }),
    onSuccess: async () => {
      onClose()
      await forgetCampaign(client)
      sayDone(t('decisions.decided'))
    },
  })
  const can = what.trim() !== '' && why.trim() !== ''
  return (
    <Dialog title={t('decisions.decideTitle', { name })} onClose={onClose}>
      <form
        className="stack"
        onSubmit={onSend(() => {
          if (can && !decide.isPending) decide.mutate()
        })}
      >
        <Segments
          label={t('decisions.direction')}
          value={direction}
          options={directions.map((value) => ({ value, text: t(`decisions.direction.${value}`) }))}
          onChoose={setDirection}
        />
        <Field
          label={t('decisions.what')}
          value={what}
          autoComplete="off"
          onChange={(event) => setWhat(event.target.value)}
        />
        <TextField label={t('decisions.why')} rows={3} value={why} onChange={setWhy} />
        <p className="m">{t(roundId === null ? 'decisions.stays' : 'decisions.staysWithVotes')}</p>
        {decide.isError && <ErrorNote error={decide.error} />}
        <div className="row wrap">
          <button type="submit" className="btn primary" aria-disabled={!can || decide.isPending}>
            {t('decisions.decide')}
          </button>
          {!can && <span className="m">{t('decisions.whyNot')}</span>}
        </div>
      </form>
    </Dialog>
  )
}

/** One sentence by whoever thinks otherwise; it stays with the decision. */
export const DissentForm = ({
  decision,
  onClose,
}: {
  readonly decision: DecisionShown
  readonly onClose: () => void
}) => {
  const client = useQueryClient()
  const say = useMutation({
    mutationFn: (sentence: string) => api.campaign.dissent({ id: decision.id, sentence }),
    onSuccess: async () => {
      onClose()
      await forgetCampaign(client)
      sayDone(t('decisions.dissentKept'))
    },
  })
  return (
    <Dialog title={t('decisions.sayDissent')} onClose={onClose}>
      <form className="stack" onSubmit={onSend((form) => say.mutate(formText(form, 'sentence')))}>
        <Field
          label={t('decisions.dissentSentence')}
          hint={t('decisions.dissentHint')}
          name="sentence"
          required
          autoFocus
          autoComplete="off"
        />
        {say.isError && <ErrorNote error={say.error} />}
        <button type="submit" className="btn primary fit" disabled={say.isPending}>
          {t('decisions.keepDissent')}
        </button>
      </form>
    </Dialog>
  )
}
