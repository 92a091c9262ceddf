import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { Field } from '#ui/parts/Field.tsx'
import { t } from '#ui/texts/text.ts'
import type { ToAdd } from './asked-about.ts'
import { findOrganisationPicks, findPersonPicks } from './find-picks.tsx'
import { coverageQuery, ownersQuery } from './list-queries.ts'

/** What one writes of somebody to add. `known` is who was found while typing. */
export interface AddForm {
  readonly known: { readonly id: string; readonly text: string } | null
  readonly name: string
  readonly affiliation: string
  readonly source: string
  readonly thesis: string
  readonly tier: '' | 'A' | 'B' | 'C'
  readonly area: string
  readonly owner: string
  readonly compartmentId: string | null
  readonly keep: boolean
}

export const emptyAdd: AddForm = {
  known: null,
  name: '',
  affiliation: '',
  source: '',
  thesis: '',
  tier: '',
  area: '',
  owner: '',
  compartmentId: null,
  keep: false,
}

/** What is missing, by field. */
export const problemsOf = (form: AddForm): Readonly<Record<string, string>> => ({
  ...(form.known === null && form.name.trim() === '' ? { name: t('add.needName') } : {}),
  ...(form.source.trim() === '' ? { source: t('add.needSource') } : {}),
})

/** The form as the operation takes it. */
export const toAddOf = (kind: 'person' | 'organisation', form: AddForm): ToAdd => ({
  kind,
  ...(form.known === null
    ? { name: form.name.trim(), affiliation: form.affiliation.trim() }
    : kind === 'person'
      ? { personId: form.known.id }
      : { organisationId: form.known.id }),
  source: form.source.trim(),
  thesis: form.thesis.trim(),
  ...(form.tier === '' ? {} : { tier: form.tier }),
  ...(form.area === '' ? {} : { seatAreaId: form.area }),
  ...(form.owner === '' ? {} : { ownerId: form.owner }),
})

interface AddFieldsProps {
  readonly kind: 'person' | 'organisation'
  readonly form: AddForm
  readonly wrong: Readonly<Record<string, string>>
  readonly onChange: (form: AddForm) => void
}

/** Who, from where, why, and whose. */
export const AddFields = ({ kind, form, wrong, onChange }: AddFieldsProps) => (
  <>
    {form.known === null ? (
      <>
        <Field
          label={kind === 'person' ? t('add.name') : t('add.organisationName')}
          wrong={wrong['name']}
          autoFocus
          autoComplete="off"
          value={form.name}
          onChange={(event) => onChange({ ...form, name: event.target.value })}
        />
        <Found kind={kind} form={form} onChange={onChange} />
        {kind === 'person' && (
          <Field
            label={t('add.affiliation')}
            optional
            value={form.affiliation}
            onChange={(event) => onChange({ ...form, affiliation: event.target.value })}
          />
        )}
      </>
    ) : (
      <p className="row box note">
        <b className="grow" dir="auto">
          {form.known.text}
        </b>
        <button
          type="button"
          className="btn quiet small"
          onClick={() => onChange({ ...form, known: null })}
        >
          {t('add.another')}
        </button>
      </p>
    )}
    <Field
      label={t('add.source')}
      hint={t('add.sourceHint')}
      wrong={wrong['source']}
      value={form.source}
      onChange={(event) => onChange({ ...form, source: event.target.value })}
    />
    <Field
      label={t('prospect.thesis')}
      optional
      hint={t('prospect.thesisHint')}
      value={form.thesis}
      onChange={(event) => onChange({ ...form, thesis: event.target.value })}
    />
    <Choices form={form} onChange={onChange} />
    {kind === 'person' && form.known === null && (
      <label className="check">
        <input
          type="checkbox"
          checked={form.keep}
          onChange={(event) => onChange({ ...form, keep: event.target.checked })}
        />
        {t('add.keep')}
      </label>
    )}
  </>
)

type FormProps = Pick<AddFieldsProps, 'form' | 'onChange'>

const Choices = ({ form, onChange }: FormProps) => {
  const areas = useQuery(coverageQuery)
  const owners = useQuery(ownersQuery)
  return (
    <div className="row wrap add-choices">
      <Select
        label={t('list.head.tier')}
        value={form.tier}
        options={(['A', 'B', 'C'] as const).map((id) => ({ id, name: t('tier.is', { tier: id }) }))}
        onChoose={(tier) =>
          onChange({ ...form, tier: (['A', 'B', 'C'] as const).find((one) => one === tier) ?? '' })
        }
      />
      <Select
        label={t('list.head.area')}
        value={form.area}
        options={(areas.data?.areas ?? []).flatMap((one) => one.area ?? [])}
        onChoose={(area) => onChange({ ...form, area })}
      />
      <Select
        label={t('list.head.owner')}
        value={form.owner}
        options={owners.data?.members ?? []}
        onChoose={(owner) => onChange({ ...form, owner })}
      />
    </div>
  )
}

const Select = (props: {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly id: string; readonly name: string }[]
  readonly onChoose: (id: string) => void
}) =>
  props.options.length === 0 ? null : (
    <label className="field grow">
      <span className="label">{props.label}</span>
      <select
        className="input"
        value={props.value}
        onChange={(event) => props.onChoose(event.target.value)}
      >
        <option value="">{t('add.notYet')}</option>
        {props.options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  )

/** Shorter names find everybody and nobody. */
const shortestName = 3

/** Who is called so in the literature, or was kept by hand, found while one types. */
const Found = ({ kind, form, onChange }: FormProps & Pick<AddFieldsProps, 'kind'>) => {
  const name = useDeferredValue(form.name.trim())
  const find = kind === 'person' ? findPersonPicks : findOrganisationPicks
  const { data } = useQuery({
    queryKey: ['picker', `add-${kind}`, name],
    queryFn: ({ signal }) => find(name, signal),
    enabled: name.length >= shortestName,
    placeholderData: keepPreviousData,
  })
  const found = name.length >= shortestName ? (data ?? []) : []
  if (found.length === 0) return null
  return (
    <section aria-label={t('add.found')}>
      <p className="m">{t('add.foundWhy')}</p>
      <ul className="lines box">
        {found.slice(0, 4).map((pick) => (
          <li key={pick.id}>
            <button
              type="button"
              className="plain grow"
              aria-label={t('add.isThem', { name: pick.text })}
              onClick={() => onChange({ ...form, known: { id: pick.id, text: pick.text } })}
            >
              {pick.shown}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
