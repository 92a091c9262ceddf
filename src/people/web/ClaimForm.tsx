import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { claimParts, confidences } from '#people/contract.ts'
import { api } from '#ui/api.gen.ts'
import { CompartmentField } from '#ui/parts/Compartment.tsx'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { formText } from '#ui/parts/form-text.ts'
import { onSend } from '#ui/parts/on-send.ts'
import { Segments } from '#ui/parts/Segments.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import { forgetAssessment } from './assessment-queries.ts'
import { SelectField } from './SelectField.tsx'

/** Somebody says that the person built something: what, their part, the source, how sure. */
export const ClaimForm = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const client = useQueryClient()
  const [part, setPart] = useState<(typeof claimParts)[number]>('led')
  const [confidence, setConfidence] = useState<(typeof confidences)[number]>('medium')
  const [compartmentId, setCompartmentId] = useState<string | null>(null)
  const keep = useMutation({
    mutationFn: (form: FormData) =>
      api.people.addClaim({
        id,
        part,
        confidence,
        compartmentId,
        what: formText(form, 'what'),
        source: formText(form, 'source'),
        sourceUrl: formText(form, 'sourceUrl'),
      }),
    onSuccess: async () => {
      await forgetAssessment(client)
      onClose()
      sayDone(t('claims.kept'))
    },
  })
  return (
    <Dialog title={t('claims.add')} onClose={onClose}>
      <form className="stack" onSubmit={onSend((form) => keep.mutate(form))}>
        <SelectField
          label={t('claims.part')}
          value={part}
          options={claimParts.map((value) => ({ value, text: t(`claims.part.${value}`) }))}
          onChoose={setPart}
        />
        <Field label={t('claims.what')} name="what" required dir="auto" />
        <Field label={t('claims.source')} name="source" required dir="auto" />
        <Field label={t('claims.sourceUrl')} name="sourceUrl" optional type="url" />
        <Segments
          label={t('claims.confidence')}
          value={confidence}
          options={confidences.map((value) => ({ value, text: t(`claims.confidence.${value}`) }))}
          onChoose={setConfidence}
        />
        <CompartmentField value={compartmentId} onChange={setCompartmentId} />
        {keep.isError && <ErrorNote error={keep.error} />}
        <button type="submit" className="btn primary fit" disabled={keep.isPending}>
          {t('claims.keep')}
        </button>
      </form>
    </Dialog>
  )
}
