import { ByHandFields } from '#ui/parts/ByHandFields.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { t } from '#ui/texts/text.ts'
import type { HandPersonForm } from './hand-form.ts'

interface HandPersonFieldsProps {
  readonly form: HandPersonForm
  readonly wrong: { readonly name?: string; readonly source?: string }
  readonly onChange: (form: HandPersonForm) => void
}

/** The fields of a person by hand. */
export const HandPersonFields = ({ form, wrong, onChange }: HandPersonFieldsProps) => (
  <>
    <Field
      label={t('hand.name')}
      hint={t('hand.nameHint')}
      wrong={wrong.name}
      value={form.name}
      autoFocus
      autoComplete="off"
      dir="auto"
      onChange={(event) => onChange({ ...form, name: event.target.value })}
    />
    <Field
      label={t('hand.role')}
      optional
      value={form.role}
      autoComplete="off"
      onChange={(event) => onChange({ ...form, role: event.target.value })}
    />
    <Field
      label={t('hand.organisation')}
      optional
      value={form.organisation}
      autoComplete="off"
      onChange={(event) => onChange({ ...form, organisation: event.target.value })}
    />
    <ByHandFields
      form={form}
      why={t('hand.why')}
      linksHint={t('hand.linksHint')}
      wrongSource={wrong.source}
      onChange={(change) => onChange({ ...form, ...change })}
    />
  </>
)
