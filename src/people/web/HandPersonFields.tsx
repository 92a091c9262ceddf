import { TextField } from '#ui/parts/TextField.tsx'
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
    <TextField
      label={t('hand.why')}
      optional
      rows={3}
      value={form.why}
      onChange={(why) => onChange({ ...form, why })}
    />
    <TextField
      label={t('hand.links')}
      hint={t('hand.linksHint')}
      optional
      rows={2}
      value={form.links}
      onChange={(links) => onChange({ ...form, links })}
    />
    <Field
      label={t('hand.source')}
      hint={t('hand.sourceHint')}
      wrong={wrong.source}
      value={form.source}
      autoComplete="off"
      onChange={(event) => onChange({ ...form, source: event.target.value })}
    />
  </>
)
