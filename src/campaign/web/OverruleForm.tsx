import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { formText } from '#ui/parts/form-text.ts'
import { Field } from '#ui/parts/Field.tsx'
import { OffLimitsTag } from '#ui/parts/OffLimitsTag.tsx'
import { onSend } from '#ui/parts/on-send.ts'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import { forgetCampaign } from './charter-queries.ts'

interface OverruleFormProps {
  /** Whom it is for: a line of The List, or somebody who is about to be added. */
  readonly subject: {
    readonly name: string
    readonly prospectId?: string
    readonly personId?: string | null
    readonly organisationId?: string | null
    readonly compartmentId?: string | null
  }
  readonly held: { readonly offLimitsId: string; readonly sentence: string }
  readonly onClose: () => void
  /** After it was overruled: they can be added now. */
  readonly onOverruled?: () => void
}

/** A clause is overruled for one: by the role that the charter names, with a reason that stays. */
export const OverruleForm = ({ subject, held, onClose, onOverruled }: OverruleFormProps) => {
  const client = useQueryClient()
  const overrule = useMutation({
    mutationFn: async (reason: string) => {
      const ids = await idsOf(subject)
      return api.campaign.overrule({
        offLimitsId: held.offLimitsId,
        name: subject.name,
        reason,
        ...ids,
      })
    },
    onSuccess: async ({ overrule: done }) => {
      onClose()
      await forgetCampaign(client)
      sayDone(t('overrule.done', { name: subject.name }), async () => {
        await api.campaign.withdrawOverrule({ id: done.id })
        await forgetCampaign(client)
      })
      onOverruled?.()
    },
  })
  return (
    <Dialog title={t('overrule.title', { name: subject.name })} onClose={onClose}>
      <form
        className="stack"
        onSubmit={onSend((form) => overrule.mutate(formText(form, 'reason')))}
      >
        <OffLimitsTag sentence={held.sentence} overruledBy={null} />
        <Field
          label={t('overrule.reason')}
          hint={t('overrule.hint')}
          name="reason"
          required
          autoFocus
          autoComplete="off"
        />
        {overrule.isError && <ErrorNote error={overrule.error} />}
        <button type="submit" className="btn primary fit" disabled={overrule.isPending}>
          {t('overrule.do')}
        </button>
      </form>
    </Dialog>
  )
}

/** Ids of the one it is for; those of a line are read from it, as it stands now. */
const idsOf = async (subject: OverruleFormProps['subject']) => {
  if (subject.prospectId === undefined) {
    const { personId = null, organisationId = null, compartmentId = null } = subject
    return { personId, organisationId, compartmentId }
  }
  const { prospect } = await api.campaign.prospect({ id: subject.prospectId })
  const isPerson = prospect.kind === 'person'
  return {
    personId: isPerson ? prospect.personId : null,
    organisationId: isPerson ? null : prospect.organisationId,
    compartmentId: prospect.compartment?.id ?? null,
  }
}
