import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { YearOrMonth } from '#people/contract.ts'
import { api } from '#ui/api.gen.ts'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { Picker } from '#ui/parts/Picker.tsx'
import type { Pick } from '#ui/parts/Picker.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import { forgetOrganisations } from './organisation-queries.ts'
import type { Organisation } from './organisation-queries.ts'

/** Enough to find a namesake, few enough to read. */
const mostPeople = 8

/** Somebody is said to be at an organisation: role, from, to, and how we know. */
export const AttachPerson = ({ organisation }: { organisation: Organisation }) => {
  const [chosen, setChosen] = useState<Pick | null>(null)
  return (
    <section>
      <h2>{t('organisation.attach')}</h2>
      {chosen === null ? (
        <Picker
          name="attach"
          label={t('organisation.attachFind')}
          nothing={t('organisation.attachNothing')}
          find={findPeople}
          onChoose={setChosen}
        />
      ) : (
        <AttachForm organisation={organisation} person={chosen} onDone={() => setChosen(null)} />
      )}
    </section>
  )
}

interface AttachFormProps {
  readonly organisation: Organisation
  readonly person: Pick
  readonly onDone: () => void
}

const AttachForm = ({ organisation, person, onDone }: AttachFormProps) => {
  const client = useQueryClient()
  const [form, setForm] = useState({ role: '', from: '', to: '', source: '' })
  const [asked, setAsked] = useState(false)
  const wrong = {
    from: asked ? wrongYear(form.from) : undefined,
    to: asked ? wrongYear(form.to) : undefined,
    source: asked && form.source.trim() === '' ? t('hand.needSource') : undefined,
  }
  const attach = useMutation({
    mutationFn: () =>
      api.organisations.attach({
        id: organisation.id,
        personId: person.id,
        role: form.role.trim(),
        from: form.from.trim() || null,
        to: form.to.trim() || null,
        source: form.source.trim(),
      }),
    onSuccess: async (kept) => {
      onDone()
      await forgetOrganisations(client)
      sayDone(t('organisation.attached', { name: kept.there.person.name }), async () => {
        await api.organisations.detach({ affiliationId: kept.affiliationId, version: kept.version })
        await forgetOrganisations(client)
      })
    },
  })
  const submit = (): void => {
    setAsked(true)
    const fine = wrongYear(form.from) === undefined && wrongYear(form.to) === undefined
    if (fine && form.source.trim() !== '' && !attach.isPending) attach.mutate()
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <p className="m2 b">{person.text}</p>
      <AttachFields form={form} wrong={wrong} onChange={setForm} />
      {attach.isError && <ErrorNote error={attach.error} />}
      <div className="row wrap">
        <button type="submit" className="btn primary small" disabled={attach.isPending}>
          {t('organisation.attachKeep')}
        </button>
        <button type="button" className="btn quiet small" onClick={onDone}>
          {t('organisation.otherPerson')}
        </button>
      </div>
    </form>
  )
}

interface Attachment {
  readonly role: string
  readonly from: string
  readonly to: string
  readonly source: string
}

interface AttachFieldsProps {
  readonly form: Attachment
  readonly wrong: { readonly [K in keyof Attachment]?: string | undefined }
  readonly onChange: (form: Attachment) => void
}

const AttachFields = ({ form, wrong, onChange }: AttachFieldsProps) => (
  <>
    <Field
      label={t('organisation.attachRole')}
      optional
      value={form.role}
      autoFocus
      onChange={(event) => onChange({ ...form, role: event.target.value })}
    />
    <div className="row from-to">
      <Field
        label={t('organisation.attachFrom')}
        optional
        wrong={wrong.from}
        value={form.from}
        onChange={(event) => onChange({ ...form, from: event.target.value })}
      />
      <Field
        label={t('organisation.attachTo')}
        optional
        wrong={wrong.to}
        value={form.to}
        onChange={(event) => onChange({ ...form, to: event.target.value })}
      />
    </div>
    <Field
      label={t('organisation.attachSource')}
      wrong={wrong.source}
      value={form.source}
      onChange={(event) => onChange({ ...form, source: event.target.value })}
    />
  </>
)

const wrongYear = (text: string): string | undefined =>
  text.trim() === '' || YearOrMonth.safeParse(text.trim()).success
    ? undefined
    : t('organisation.attachYear')

const findPeople = async (query: string, signal: AbortSignal): Promise<readonly Pick[]> => {
  const { people } = await api.people.find({ query, limit: mostPeople }, { signal })
  return people.map((person) => ({
    id: person.id,
    text: [person.name, person.organisation].filter(Boolean).join(', '),
    shown: (
      <span>
        <span className="b" dir="auto">
          {person.name}
        </span>
        <span className="m cut block">
          {[person.role, person.organisation].filter(Boolean).join(' · ')}
        </span>
      </span>
    ),
  }))
}
