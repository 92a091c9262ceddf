import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { formText } from '#ui/parts/form-text.ts'
import { onSend } from '#ui/parts/on-send.ts'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import { forgetCampaign, membersHereQuery } from './charter-queries.ts'

interface ClearanceFormProps {
  readonly id: string
  readonly name: string
  readonly onClose: () => void
}

/** A permission to approach: who gave it, to whom of us, what it permits, until when. */
export const ClearanceForm = ({ id, name, onClose }: ClearanceFormProps) => {
  const fieldId = useId()
  const client = useQueryClient()
  const members = useQuery(membersHereQuery).data?.members ?? []
  const [forWhom, setForWhom] = useState('')
  const add = useMutation({
    mutationFn: (form: FormData) =>
      api.campaign.addClearance({
        id,
        givenBy: formText(form, 'givenBy'),
        what: formText(form, 'what'),
        source: formText(form, 'source'),
        expiresOn: formText(form, 'expiresOn'),
        forWhom: forWhom === '' ? null : forWhom,
      }),
    onSuccess: async ({ clearance }) => {
      onClose()
      await forgetCampaign(client)
      sayDone(t('clearance.kept'), async () => {
        await api.campaign.withdrawClearance({
          clearanceId: clearance.id,
          version: clearance.version,
        })
        await forgetCampaign(client)
      })
    },
  })
  return (
    <Dialog title={t('clearance.title', { name })} onClose={onClose}>
      <form className="stack" onSubmit={onSend((form) => add.mutate(form))}>
        <Field
          label={t('clearance.givenBy')}
          name="givenBy"
          required
          autoFocus
          autoComplete="off"
        />
        <Field label={t('clearance.what')} name="what" required autoComplete="off" />
        <div className="field">
          <label htmlFor={fieldId}>{t('clearance.for')}</label>
          <select
            id={fieldId}
            className="input"
            value={forWhom}
            onChange={(event) => setForWhom(event.target.value)}
          >
            <option value="">{t('clearance.everybody')}</option>
            {members.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </div>
        <Field label={t('clearance.expires')} name="expiresOn" type="date" required />
        <Field
          label={t('clauses.source')}
          hint={t('clauses.sourceHint')}
          name="source"
          required
          autoComplete="off"
        />
        {add.isError && <ErrorNote error={add.error} />}
        <button type="submit" className="btn primary fit" disabled={add.isPending}>
          {t('clearance.keep')}
        </button>
      </form>
    </Dialog>
  )
}
