import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { formText } from '#ui/parts/form-text.ts'
import { onSend } from '#ui/parts/on-send.ts'
import { sayDone } from '#ui/parts/undo.ts'
import { compartmentsQuery } from '#ui/queries.ts'
import { t } from '#ui/texts/text.ts'

/** A new compartment: a name that tells nothing, and why. Others are let in afterwards. */
export const CompartmentForm = ({ onClose }: { readonly onClose: () => void }) => {
  const queries = useQueryClient()
  const make = useMutation({
    mutationFn: (form: FormData) =>
      api.workspace.makeCompartment({
        name: formText(form, 'name'),
        reason: formText(form, 'reason'),
      }),
    onSuccess: async ({ compartment }) => {
      onClose()
      sayDone(t('compartments.made', { name: compartment.name }))
      await queries.invalidateQueries({ queryKey: compartmentsQuery.queryKey })
    },
  })
  return (
    <Dialog title={t('compartments.make')} onClose={onClose}>
      <form className="stack" onSubmit={onSend((form) => make.mutate(form))}>
        <Field
          label={t('compartments.name')}
          hint={t('compartments.nameHint')}
          name="name"
          maxLength={80}
          required
          autoComplete="off"
        />
        <Field
          label={t('compartments.reason')}
          hint={t('compartments.reasonHint')}
          name="reason"
          maxLength={500}
          optional
          autoComplete="off"
        />
        {make.isError && <ErrorNote error={make.error} />}
        <button type="submit" className="btn primary fit" aria-busy={make.isPending}>
          {t('compartments.make')}
        </button>
      </form>
    </Dialog>
  )
}
