import { useId } from 'react'
import { organisationKinds } from '#organisations/contract.ts'
import { ByHandFields } from '#ui/parts/ByHandFields.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { t } from '#ui/texts/text.ts'
import type { OrganisationForm } from './organisation-form.ts'

interface OrganisationFieldsProps {
  readonly form: OrganisationForm
  readonly wrong: { readonly name?: string; readonly source?: string }
  /** Whether other names are asked for; on a page that exists they have their own place. */
  readonly aliases: boolean
  readonly onChange: (form: OrganisationForm) => void
}

/** The fields of an organisation by hand. */
export const OrganisationFields = ({ form, wrong, aliases, onChange }: OrganisationFieldsProps) => (
  <>
    <Field
      label={t('handOrganisation.name')}
      wrong={wrong.name}
      value={form.name}
      autoFocus
      autoComplete="off"
      dir="auto"
      onChange={(event) => onChange({ ...form, name: event.target.value })}
    />
    <KindField kind={form.kind} onChange={(kind) => onChange({ ...form, kind })} />
    <Field
      label={t('handOrganisation.country')}
      hint={t('handOrganisation.countryHint')}
      optional
      maxLength={2}
      value={form.country}
      autoComplete="off"
      onChange={(event) => onChange({ ...form, country: event.target.value })}
    />
    {aliases && (
      <TextField
        label={t('handOrganisation.aliases')}
        hint={t('handOrganisation.aliasesHint')}
        optional
        rows={2}
        value={form.aliases}
        onChange={(text) => onChange({ ...form, aliases: text })}
      />
    )}
    <ByHandFields
      form={form}
      why={t('handOrganisation.why')}
      linksHint={t('handOrganisation.linksHint')}
      wrongSource={wrong.source}
      onChange={(change) => onChange({ ...form, ...change })}
    />
  </>
)

interface KindFieldProps {
  readonly kind: OrganisationForm['kind']
  readonly onChange: (kind: OrganisationForm['kind']) => void
}

const KindField = ({ kind, onChange }: KindFieldProps) => {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{t('handOrganisation.kind')}</label>
      <select
        id={id}
        className="input"
        value={kind}
        onChange={(event) =>
          onChange(organisationKinds.find((one) => one === event.target.value) ?? 'other')
        }
      >
        {organisationKinds.map((value) => (
          <option key={value} value={value}>
            {t(`organisations.kind.${value}`)}
          </option>
        ))}
      </select>
    </div>
  )
}
