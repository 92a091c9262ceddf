import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { api } from '#ui/api.gen.ts'
import { CompartmentField } from '#ui/parts/Compartment.tsx'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { onSend } from '#ui/parts/on-send.ts'
import { Picker } from '#ui/parts/Picker.tsx'
import type { Pick } from '#ui/parts/Picker.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import { forgetCampaign } from './charter-queries.ts'
import type { Clause } from './charter-queries.ts'
import {
  checkClause,
  clauseForm,
  clauseHolds,
  clauseKinds,
  emptyClause,
  lawfulBases,
  writtenClause,
} from './off-limits-form.ts'
import type { ClauseForm } from './off-limits-form.ts'

/** A clause by hand: about whom, which, on what basis, from where, and until when. */
export const OffLimitsForm = ({ clause, onClose }: { clause?: Clause; onClose: () => void }) => {
  const [form, setForm] = useState<ClauseForm>(() => (clause ? clauseForm(clause) : emptyClause()))
  const [asked, setAsked] = useState(false)
  const save = useSavedClause(form, clause, onClose)
  const wrong = checkClause(form)
  const set = (change: Partial<ClauseForm>): void => setForm({ ...form, ...change })
  return (
    <Dialog title={t(clause ? 'clauses.editTitle' : 'clauses.addTitle')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={onSend(() => {
          setAsked(true)
          if (wrong.length === 0 && !save.isPending) save.mutate()
        })}
      >
        <Select
          label={t('clauses.kind')}
          value={form.kind}
          options={clauseKinds.map((value) => ({ value, text: t(`clauses.kind.${value}`) }))}
          onChoose={(kind) => set({ kind, personId: null, organisationId: null })}
        />
        <About form={form} wrong={asked && wrong.includes('name')} set={set} />
        {form.kind !== 'do-not-contact' && (
          <Select
            label={t('clauses.holds')}
            value={form.holds}
            options={clauseHolds.map((value) => ({ value, text: t(`clauses.holds.${value}`) }))}
            onChoose={(holds) => set({ holds })}
          />
        )}
        <Days form={form} wrong={asked ? wrong : []} set={set} />
        <Select
          label={t('clauses.law')}
          value={form.lawfulBasis}
          options={lawfulBases.map((value) => ({ value, text: t(`clauses.law.${value}`) }))}
          onChoose={(lawfulBasis) => set({ lawfulBasis })}
        />
        <Field
          label={t('clauses.source')}
          hint={t('clauses.sourceHint')}
          value={form.source}
          autoComplete="off"
          wrong={asked && wrong.includes('source') ? t('clauses.wrong.source') : undefined}
          onChange={(event) => set({ source: event.target.value })}
        />
        <TextField
          label={t('clauses.words')}
          optional
          rows={3}
          value={form.clause}
          onChange={(words) => set({ clause: words })}
        />
        {!clause && (
          <CompartmentField
            value={form.compartmentId}
            onChange={(compartmentId) => set({ compartmentId })}
          />
        )}
        {save.isError && <ErrorNote error={save.error} />}
        <button type="submit" className="btn primary fit" aria-disabled={save.isPending}>
          {t('clauses.keep')}
        </button>
      </form>
    </Dialog>
  )
}

const useSavedClause = (form: ClauseForm, clause: Clause | undefined, onClose: () => void) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => {
      const given = writtenClause(form)
      return clause
        ? api.campaign.editOffLimits({ id: clause.id, version: clause.version, ...given })
        : api.campaign.addOffLimits({ ...given, compartmentId: form.compartmentId })
    },
    onSuccess: async ({ offLimits }) => {
      onClose()
      await forgetCampaign(client)
      sayDone(offLimits.sentence)
    },
  })
}

interface AboutProps {
  readonly form: ClauseForm
  readonly wrong: boolean
  readonly set: (change: Partial<ClauseForm>) => void
}

interface DaysProps {
  readonly form: ClauseForm
  readonly wrong: readonly (keyof ClauseForm)[]
  readonly set: (change: Partial<ClauseForm>) => void
}

/** Its first and its last day; a clause without an end is no clause. */
const Days = ({ form, wrong, set }: DaysProps) => (
  <div className="charter-pair">
    <Field
      label={t('clauses.from')}
      type="date"
      value={form.startsOn}
      wrong={wrong.includes('startsOn') ? t('clauses.wrong.day') : undefined}
      onChange={(event) => set({ startsOn: event.target.value })}
    />
    <Field
      label={t('clauses.to')}
      type="date"
      value={form.endsOn}
      wrong={wrong.includes('endsOn') ? t('clauses.wrong.end') : undefined}
      onChange={(event) => set({ endsOn: event.target.value })}
    />
  </div>
)

/** Found among those who are here, so that every id and name counts; else by a name alone. */
const About = ({ form, wrong, set }: AboutProps) => {
  const onPerson = form.kind === 'do-not-contact'
  const known = form.personId ?? form.organisationId
  return (
    <>
      <Picker<Pick>
        name={onPerson ? 'clause person' : 'clause organisation'}
        label={t(onPerson ? 'clauses.findPerson' : 'clauses.findOrganisation')}
        nothing={t('clauses.nothing')}
        find={onPerson ? findPeople : findOrganisations}
        onChoose={({ id, text }) =>
          set({
            name: text,
            personId: onPerson ? id : null,
            organisationId: onPerson ? null : id,
          })
        }
      />
      <Field
        label={t('clauses.name')}
        hint={t(known === null ? 'clauses.byName' : 'clauses.known')}
        value={form.name}
        autoComplete="off"
        wrong={wrong ? t('clauses.wrong.name') : undefined}
        onChange={(event) =>
          set({ name: event.target.value, personId: null, organisationId: null })
        }
      />
    </>
  )
}

const mostFound = 8

const findPeople = async (query: string, signal: AbortSignal): Promise<readonly Pick[]> => {
  const { people } = await api.people.find({ query, limit: mostFound }, { signal })
  return people.map((one) => ({
    id: one.id,
    text: one.name,
    shown: <Found name={one.name} more={one.organisation ?? ''} />,
  }))
}

const findOrganisations = async (query: string, signal: AbortSignal): Promise<readonly Pick[]> => {
  const { organisations } = await api.organisations.find({ query, limit: mostFound }, { signal })
  return organisations.map((one) => ({
    id: one.id,
    text: one.name,
    shown: <Found name={one.name} more={t('organisations.people', { count: one.people })} />,
  }))
}

const Found = ({ name, more }: { name: string; more: string }): ReactNode => (
  <>
    <span className="b block" dir="auto">
      {name}
    </span>
    <span className="m block">{more}</span>
  </>
)

interface SelectProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly text: string }[]
  readonly onChoose: (value: Value) => void
}

const Select = <Value extends string>({ label, value, options, onChoose }: SelectProps<Value>) => {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value)
          if (chosen) onChoose(chosen.value)
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  )
}
