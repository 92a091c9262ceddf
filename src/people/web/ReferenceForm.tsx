import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { consentGivers, referenceKinds, referenceStates } from '#people/contract.ts'
import { api } from '#ui/api.gen.ts'
import { CompartmentField } from '#ui/parts/Compartment.tsx'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { onSend } from '#ui/parts/on-send.ts'
import { Segments } from '#ui/parts/Segments.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import { forgetAssessment } from './assessment-queries.ts'
import type { Reference } from './assessment-queries.ts'
import { MemberChecks } from './MemberChecks.tsx'
import { startOf, writtenReference } from './reference-form.ts'
import type { ReferenceWords } from './reference-form.ts'
import { SelectField } from './SelectField.tsx'

interface ReferenceFormProps {
  readonly id: string
  readonly name: string
  readonly start?: Reference
  readonly onClose: () => void
}

/** A reference is written down: who, how they know each other, what was said, who may read it. */
export const ReferenceForm = ({ id, name, start, onClose }: ReferenceFormProps) => {
  const client = useQueryClient()
  const [form, setForm] = useState(() => startOf(start))
  const set = (change: Partial<ReferenceWords>): void => setForm({ ...form, ...change })
  const keep = useMutation({
    mutationFn: () =>
      start
        ? api.people.editReference({
            referenceId: start.id,
            version: start.version,
            ...writtenReference(form),
          })
        : api.people.addReference({ id, ...writtenReference(form) }),
    onSuccess: async () => {
      await forgetAssessment(client)
      onClose()
      sayDone(t('references.kept'))
    },
  })
  return (
    <Dialog
      title={t(start ? 'references.editTitle' : 'references.add')}
      onClose={onClose}
      className="wide"
    >
      <form className="stack reference-form" onSubmit={onSend(() => keep.mutate())}>
        <Segments
          label={t('references.kind')}
          value={form.kind}
          options={referenceKinds.map((value) => ({ value, text: t(`references.kind.${value}`) }))}
          onChoose={(kind) => set({ kind })}
        />
        <Field
          label={t('references.referee')}
          value={form.referee}
          required
          dir="auto"
          onChange={(event) => set({ referee: event.target.value })}
        />
        <Field
          label={t('references.relation')}
          optional
          value={form.relation}
          dir="auto"
          onChange={(event) => set({ relation: event.target.value })}
        />
        <Said form={form} set={set} />
        <Consent form={form} name={name} set={set} />
        <Readers form={form} set={set} />
        <CompartmentField
          value={form.compartmentId}
          onChange={(compartmentId) => set({ compartmentId })}
        />
        {keep.isError && <ErrorNote error={keep.error} />}
        <button type="submit" className="btn primary fit" disabled={keep.isPending}>
          {t('references.keep')}
        </button>
      </form>
    </Dialog>
  )
}

interface PartProps {
  readonly form: ReferenceWords
  readonly set: (change: Partial<ReferenceWords>) => void
}

const Said = ({ form, set }: PartProps) => (
  <>
    <Segments
      label={t('references.state')}
      value={form.state}
      options={referenceStates.map((value) => ({
        value,
        text: t(`references.state.${value}`),
      }))}
      onChoose={(state) => set({ state })}
    />
    {form.state === 'given' && (
      <>
        <TextField
          label={t('references.words')}
          hint={t('references.advice')}
          rows={5}
          value={form.words}
          onChange={(words) => set({ words })}
        />
        <Field
          label={t('references.givenOn')}
          optional
          type="date"
          value={form.givenOn}
          onChange={(event) => set({ givenOn: event.target.value })}
        />
      </>
    )}
  </>
)

const Consent = ({ form, name, set }: PartProps & { readonly name: string }) => (
  <>
    <SelectField
      label={t('references.consentBy')}
      {...(form.kind === 'backchannel' ? { hint: t('references.consentHint', { name }) } : {})}
      value={form.consentBy}
      options={(['none', ...consentGivers] as const).map((value) => ({
        value,
        text: t(`references.consent.${value}`),
      }))}
      onChoose={(consentBy) => set({ consentBy })}
    />
    {form.consentBy !== 'none' && (
      <div className="assessment-pair">
        <Field
          label={t('references.consentHow')}
          required
          value={form.consentHow}
          onChange={(event) => set({ consentHow: event.target.value })}
        />
        <Field
          label={t('references.consentOn')}
          required
          type="date"
          value={form.consentOn}
          onChange={(event) => set({ consentOn: event.target.value })}
        />
      </div>
    )}
  </>
)

const Readers = ({ form, set }: PartProps) => (
  <>
    <Segments
      label={t('references.readers')}
      value={form.isForSome}
      options={[
        { value: 'all', text: t('references.readers.all') },
        { value: 'some', text: t('references.readers.some') },
      ]}
      onChoose={(isForSome) => set({ isForSome })}
    />
    {form.isForSome === 'some' && (
      <MemberChecks
        label={t('references.readers')}
        chosen={form.readerIds}
        onChange={(readerIds) => set({ readerIds })}
      />
    )}
  </>
)
